import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { freePort } from '../embedded/ports.ts'
import { stopOrphanPostgres } from '../embedded/postgres.ts'
import { stopOrphanRedis } from '../embedded/redis.ts'

/**
 * The graph is killed as `kill -9` does in the middle of the demo and started again on the same data, while the demo goes
 * on asking. The demo checks the invariants itself.
 */
const KILLED_AFTER = ['order', 'clearing', 'refund']
const home = mkdtempSync(join(tmpdir(), 'fairground-kill-'))
let env: NodeJS.ProcessEnv
let graph: ChildProcess

function run(file: string): { child: ChildProcess; lines: AsyncIterable<string> } {
  const child = spawn(process.execPath, [join(import.meta.dirname, '..', file)], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return { child, lines: createInterface({ input: child.stdout! }) }
}

async function start(): Promise<void> {
  const { child, lines } = run('start.ts')
  graph = child
  for await (const line of lines) if (line.startsWith('Ready')) return void child.stdout?.resume()
  throw new Error('the graph did not start')
}

beforeAll(async () => {
  // As root, PostgreSQL runs as the user postgres, who must be able to enter.
  chmodSync(home, 0o755)
  const port = String(await freePort())
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const url = `http://127.0.0.1:${port}/graphql`
  env = { PATH, HOME, NODE_COMPILE_CACHE, PORT: port, FAIRGROUND_HOME: home, GRAPH_URL: url }
  await start()
})
afterAll(async () => {
  if (graph.exitCode === null && graph.signalCode === null) {
    graph.kill('SIGTERM')
    await once(graph, 'exit')
  }
  await stopOrphanPostgres(home)
  await stopOrphanRedis(home)
  rmSync(home, { recursive: true, force: true })
})

it('holds through kills in the middle of the demo', { timeout: 240_000 }, async () => {
  const { child: demo, lines } = run('demo/main.ts')
  const ended = once(demo, 'exit')
  const waiting = [...KILLED_AFTER]
  const printed: string[] = []
  for await (const line of lines) {
    printed.push(line)
    if (!waiting[0] || !line.startsWith(waiting[0])) continue
    waiting.shift()
    const gone = once(graph, 'exit')
    graph.kill('SIGKILL')
    await gone
    await start()
  }
  expect(await ended, printed.join('\n')).toEqual([0, null])
  expect(waiting).toEqual([])
})
