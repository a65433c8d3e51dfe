import { once } from 'node:events'
import { ServerResponse } from 'node:http'
import { flushCompileCache } from 'node:module'
import { Redis } from 'ioredis'
import pg from 'pg'
import { nameOfStatement, type Order, type Point, type Report, withoutIds } from './points.ts'

/**
 * Loaded before the graph (`node --import`), which knows nothing of it: wraps what goes over the wire, counts the points
 * that are passed, and ends the process at the one it was told, as `kill -9` does.
 */
const passed = new Map<string, number>()
let target: Point | null = null

function pass(name: string): void {
  const times = (passed.get(name) ?? 0) + 1
  passed.set(name, times)
  if (target?.name === name && target.time === times) process.kill(process.pid, 'SIGKILL')
}

// Whoever is interrupted while it drives the graph leaves none behind.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'))

/** What a connection did last, while in a transaction. */
const open = new WeakMap<object, string>()
type Statement = { text?: string; values?: unknown[] } | string
type Query = (...args: unknown[]) => unknown

const query = pg.Client.prototype.query as Query
pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
  const [statement, values] = args as [Statement, unknown]
  const text = typeof statement === 'string' ? statement : (statement.text ?? '')
  const params = Array.isArray(values) ? values : typeof statement === 'object' ? statement.values : undefined
  const last = open.get(this)
  const ends = /^\s*(COMMIT|ROLLBACK)/i.test(text)
  const name = ends ? `${text.trim()} after ${last}` : nameOfStatement(text, params)
  pass(`before ${name}`)
  if (/^\s*BEGIN/i.test(text) || (last !== undefined && !ends)) open.set(this, name)
  else open.delete(this)
  // Inside of a transaction, after a statement is the same as before the next one: nothing of it is there.
  return open.has(this)
    ? query.apply(this, args)
    : whenDone(
        args,
        () => pass(`after ${name}`),
        these => query.apply(this, these),
      )
} as typeof pg.Client.prototype.query

/** Calls `done` before the caller gets the answer, be it by callback or by promise. */
function whenDone(args: unknown[], done: () => void, call: (args: unknown[]) => unknown): unknown {
  const callback = args.at(-1)
  if (typeof callback === 'function') {
    const wrapped = (...answer: unknown[]) => {
      done()
      callback(...answer)
    }
    return call([...args.slice(0, -1), wrapped])
  }
  const answer = call(args)
  return answer instanceof Promise ? answer.finally(done) : answer
}

const send = Redis.prototype.sendCommand
Redis.prototype.sendCommand = function (this: Redis, command, ...rest) {
  const [key] = command.args.flat().filter(arg => typeof arg === 'string' && arg.startsWith('fg:'))
  pass(`before redis ${command.name} ${withoutIds(String(key ?? ''))}`)
  return send.call(this, command, ...rest)
}

const ask = globalThis.fetch
globalThis.fetch = async (input, init) => {
  const url = new URL(input instanceof Request ? input.url : input)
  const name = `${init?.method ?? 'GET'} ${withoutIds(url.pathname)}`
  pass(`before ${name}`)
  const answer = await ask(input, init)
  pass(`after ${name}`)
  return answer
}

const end = ServerResponse.prototype.end as Query
ServerResponse.prototype.end = function (this: ServerResponse, ...args: unknown[]) {
  pass(`before the answer to ${this.req.headers['x-step'] ?? withoutIds(this.req.url ?? '')}`)
  return end.apply(this, args)
} as typeof ServerResponse.prototype.end

await Promise.all([import('#shared/platform.ts'), import('../../gateway/graph.ts')])
// The word to start.
await once(process, 'message')

process.on('message', ({ kind, ...order }: Order & { point?: Point }) => {
  // Kept at an orderly end only, which few of these processes have: half of the next one's start is compiling.
  if (kind === 'record') flushCompileCache()
  if (kind === 'report') return void process.send?.([...passed] satisfies Report)
  passed.clear()
  target = order.point ?? null
  process.send?.('done')
})
process.channel?.unref()
