import type { Socket } from 'node:net'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { PIPELINE } from '../../sources/http.ts'
import { http } from '../hostile/server.ts'
import { cut, cuts } from './answers.ts'
import { ask, type Served, serve } from './serve.ts'

const pipeline = PIPELINE
const bodies = (count: number) => Array.from({ length: count }, (_, index) => String(index))
const askAll = ({ source }: Served, asked: readonly string[]) => Promise.all(asked.map(body => ask(source, body)))

/** Answers once so many requests are there, all of them in their order. */
function together(count: number, answerOf: (body: string) => Buffer) {
  const waiting: string[] = []
  return (socket: Socket, body: string) => {
    if (waiting.push(body) === count) socket.write(Buffer.concat(waiting.splice(0).map(answerOf)))
  }
}

it('sends queries of one turn on one connection, and answers each with its own', async () => {
  const served = await serve(
    together(8, body => http(`${body}!`)),
    { pipeline },
  )
  expect(await askAll(served, bodies(8))).toEqual(bodies(8).map(body => `${body}!`))
  expect(served.sockets).toHaveLength(1)
  // Those of later turns, too.
  expect(await askAll(served, bodies(8))).toEqual(bodies(8).map(body => `${body}!`))
  expect(served.sockets).toHaveLength(1)
})

it('shares them evenly between connections, and has those wait for which there is none', async () => {
  const counts = new Map<Socket, number>()
  const served = await serve(
    (socket, body) => {
      counts.set(socket, (counts.get(socket) ?? 0) + 1)
      socket.write(http(body))
    },
    { pipeline, connections: 2 },
  )
  await askAll(served, bodies(9))
  expect([...counts.values()].sort()).toEqual([4, 5])
  expect(await askAll(served, bodies(100))).toEqual(bodies(100))
  expect(served.sockets).toHaveLength(2)
})

it('sends mutations alone, and each query alone unless it is told otherwise', async () => {
  const alone = await serve((socket, body) => socket.write(http(body)))
  await askAll(alone, bodies(3))
  expect(alone.sockets).toHaveLength(3)
  const served = await serve((socket, body) => socket.write(http(body)), { pipeline })
  await Promise.all(bodies(3).map(body => ask(served.source, body, 'mutation')))
  expect(served.sockets).toHaveLength(3)
})

it('gives each its own, however answers are cut and whoever leaves', async () => {
  const run = async (sizes: number[], places: number[], leaving: boolean[]) => {
    const answerOf = (body: string) => `${body} ${'x'.repeat(sizes[Number(body)] as number)}`
    const served = await serve(
      (() => {
        const answers: Buffer[] = []
        return async (socket: Socket, body: string) => {
          if (answers.push(http(answerOf(body))) < sizes.length) return
          for (const part of cut(Buffer.concat(answers), places)) {
            await new Promise(resolve => socket.write(part, resolve))
          }
        }
      })(),
      { pipeline: { ...pipeline, depth: sizes.length, patienceMs: 60_000 } },
    )
    const client = new AbortController()
    const got = bodies(sizes.length).map((body, index) =>
      ask(served.source, body, 'query', leaving[index] ? client.signal : undefined).catch(
        (error: Error) => error.message,
      ),
    )
    await expect.poll(() => served.asked.length).toBe(sizes.length)
    client.abort()
    const wanted = bodies(sizes.length).map((body, index) => (leaving[index] ? 'the client left' : answerOf(body)))
    // An answer that was there before its client left is one, too.
    for (const [index, answer] of (await Promise.all(got)).entries()) {
      expect([wanted[index], answerOf(String(index))]).toContain(answer)
      if (!leaving[index]) expect(answer).toBe(wanted[index])
    }
  }
  const size = fc.integer({ min: 0, max: 3_000 })
  const seats = fc.integer({ min: 2, max: 8 }).chain(count =>
    fc.tuple(
      fc.array(size, { minLength: count, maxLength: count }),
      cuts,
      fc.array(fc.boolean(), { minLength: count, maxLength: count }).map(left => [false, ...left.slice(1)]),
    ),
  )
  await fc.assert(
    fc.asyncProperty(seats, ([sizes, places, leaving]) => run(sizes, places, leaving)),
    { numRuns: 30 },
  )
})

it('hangs up when nobody waits any longer', async () => {
  const served = await serve(() => undefined, { pipeline: { ...pipeline, patienceMs: 60_000 } })
  const client = new AbortController()
  const asked = bodies(3).map(body => ask(served.source, body, 'query', client.signal))
  await expect.poll(() => served.asked.length).toBe(3)
  client.abort()
  await Promise.allSettled(asked)
  await expect.poll(() => served.sockets[0]!.destroyed).toBe(true)
})

it('sends those again, each alone, whose connection is closed before their answer', async () => {
  const perSocket = new Map<Socket, string[]>()
  const served = await serve(
    (socket, body) => {
      const had = perSocket.get(socket) ?? []
      perSocket.set(socket, [...had, body])
      // One request that no connection survives.
      if (body === '3') socket.destroy()
      else if (!perSocket.get(socket)!.includes('3')) socket.write(http(body))
    },
    { pipeline },
  )
  const outcomes = await Promise.allSettled(bodies(8).map(body => ask(served.source, body)))
  const shown = outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.name))
  expect(shown).toEqual(['0', '1', '2', 'HangUpError', '4', '5', '6', '7'])
  const [first, ...others] = [...perSocket.values()]
  expect(first!.slice(0, 4)).toEqual(['0', '1', '2', '3'])
  for (const alone of others) expect(alone).not.toContain(alone[0] === '3' ? '4' : '3')
})

const CLOSING = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n'
it.each([
  ['says that it closes', `${CLOSING}content-length: 1\r\n\r\n1`, '1'],
  ['ends with its connection', `${CLOSING}\r\n1`, '1'],
  ['is none', 'nonsense\r\n\r\n', 'HttpAnswerError'],
  ['has two lengths', `${CLOSING}content-length: 1\r\ncontent-length: 2\r\n\r\n11`, 'HttpAnswerError'],
  [
    'is no JSON',
    'HTTP/1.1 502 Bad Gateway\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nno',
    'HttpAnswerError',
  ],
])('an answer that %s is of its own request alone', async (_, answer, shown) => {
  const bad = '1'
  const served = await serve(
    (socket, body) => {
      if (body !== bad) socket.write(http(body))
      else if (answer.includes('close\r\n\r\n')) socket.end(answer)
      else socket.write(answer)
    },
    { pipeline },
  )
  const outcomes = await Promise.allSettled(bodies(4).map(body => ask(served.source, body)))
  const seen = outcomes.map(outcome => (outcome.status === 'fulfilled' ? outcome.value : outcome.reason.name))
  expect(seen).toEqual(['0', shown, '2', '3'])
})

it('does not take an answer too many for somebody else’s when all have theirs', async () => {
  const served = await serve(
    (socket, body) => socket.write(body === '1' ? Buffer.concat([http('1'), http('"unasked"')]) : http(body)),
    { pipeline },
  )
  expect(await askAll(served, ['0', '1'])).toEqual(['0', '1'])
  await expect.poll(() => served.sockets[0]!.destroyed).toBe(true)
  expect(await ask(served.source, '2', 'mutation')).toBe('2')
  expect(served.sockets).toHaveLength(2)
})

it('fails all of them when nobody listens', async () => {
  const served = await serve(() => undefined)
  const { source } = await serve(() => undefined, { pipeline, url: 'http://127.0.0.1:1/' })
  const outcomes = await Promise.allSettled(bodies(8).map(body => ask(source, body)))
  expect(outcomes.map(outcome => outcome.status === 'rejected' && outcome.reason.code)).toEqual(
    Array(8).fill('ECONNREFUSED'),
  )
  expect(served.asked).toEqual([])
})

it('has nobody wait for a slow answer to somebody else, and sends them alone for a while', async () => {
  const slow: Socket[] = []
  const served = await serve(
    (socket, body) => {
      if (body === 'slow') slow.push(socket)
      // Answers come in their order.
      else if (!slow.includes(socket)) socket.write(http(body))
    },
    { pipeline: { ...pipeline, restMs: 600_000 } },
  )
  const [kept, ...others] = ['slow', ...bodies(7)].map(body => ask(served.source, body))
  expect(await Promise.all(others)).toEqual(bodies(7))
  const before = served.sockets.length
  expect(before).toBe(8)
  slow[0]!.write(http('at last'))
  expect(await kept).toBe('at last')
  // Each has a connection of its own now; the one with answers that nobody waits for is gone.
  await askAll(served, bodies(8))
  expect(served.sockets).toHaveLength(9)
  await expect.poll(() => slow[0]!.destroyed).toBe(true)
})
