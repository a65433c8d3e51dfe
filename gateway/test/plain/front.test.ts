import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { afterEach, describe, expect, it } from 'vitest'
import type { Exchange } from '../../http/exchange.ts'
import type { Listening } from '../../http/listen.ts'
import type { PlainOptions } from '../../http/plain/connection.ts'
import { readPlainly } from '../../http/plain/front.ts'
import { answerOf, post, startEdge, Wire } from '../edge.ts'
import { request } from './requests.ts'

const cleanups: (() => Promise<unknown>)[] = []
afterEach(() => Promise.all(cleanups.splice(0).map(each => each())))

const start = async (...options: Parameters<typeof startEdge>): Promise<Listening> => {
  const edge = await startEdge(...options)
  cleanups.push(() => edge.close())
  return edge
}
const echo = (values: Record<string, unknown>) => answerOf({ a: values })
const query = (extra: object = {}) => JSON.stringify({ query: '{ a }', ...extra })
const GET = 'GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n'

/** node:http answers what is not for the front. */
async function startFront(answer: (exchange: Exchange) => void, options: Partial<PlainOptions> = {}) {
  const server = createServer((_request, response) => response.end('by node'))
  const front = readPlainly(server, { answer, maxBodyBytes: 100, keepAliveMs: 65_000, requestMs: 30_000, ...options })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  cleanups.push(async () => {
    server.close()
    server.closeAllConnections()
    front.closeAllConnections()
    await once(server, 'close')
  })
  return { port: (server.address() as AddressInfo).port, front }
}

/** What follows a message decides whether node:http still answers it: that depends on when it comes. */
function isOneMessage(bytes: Buffer): boolean {
  const text = bytes.toString('latin1')
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const lengths = [...head.matchAll(/\ncontent-length: (\d+)(?=\r|$)/g)].map(([, length]) => Number(length))
  return lengths.length > 0 && lengths.every(length => length === rest.join('\r\n\r\n').length)
}

const ok = (exchange: Exchange) => exchange.send(200, ['content-length', '2'], 'ok', 'latin1')

describe('a connection read plainly', () => {
  it('is answered as by node:http, whatever is sent and however it is cut', async () => {
    const [plain, node] = [await start(echo, {}, { plain: true }), await start(echo, {}, { plain: false })]
    const good = post(query({ variables: { n: 1 } }))
    const answers = async (edge: Listening, parts: readonly Buffer[]) => {
      const wire = await Wire.open(edge)
      wire.send(good)
      await wire.answers(1)
      for (const part of parts) wire.send(part)
      await wire.answers(2)
      wire.send(good)
      const text = await wire.answers(3)
      wire.leave()
      return text.replace(/[\w-]{36}/g, 'id').replace(/Date: .*/gi, 'date')
    }
    await fc.assert(
      fc.asyncProperty(request.filter(isOneMessage), fc.infiniteStream(fc.nat(60)), async (bytes, cuts) => {
        const parts: Buffer[] = []
        for (let at = 0; at < bytes.length; ) {
          const end = at + 1 + cuts.next().value!
          parts.push(bytes.subarray(at, end))
          at = end
        }
        expect(await answers(plain, parts)).toBe(await answers(node, parts))
      }),
      { numRuns: 300 },
    )
  })

  it('goes on with node:http when something else comes, after what was asked before', async () => {
    const wire = await Wire.open(await start(echo))
    const plain = post(query({ variables: { n: 1 } }))
    wire.send(Buffer.concat([plain, Buffer.from(GET), plain, Buffer.from(GET)]))
    const text = await wire.until('"status":"ok"', 2)
    expect([...text.matchAll(/"n":1|"status":"ok"/g)].map(String)).toEqual([
      '"n":1',
      '"status":"ok"',
      '"n":1',
      '"status":"ok"',
    ])
    wire.leave()
  })

  it('answers one request at a time, each with its own viewer’s headers', async () => {
    const running: Exchange[] = []
    const began = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const { port } = await startFront(exchange => {
      began[running.push(exchange) - 1]!.resolve()
    })
    const wire = await Wire.open({ port })
    wire.send(Buffer.concat([post('1', { authorization: 'a' }), post('2', { authorization: 'b' })]))
    await began[0]!.promise
    expect(running).toHaveLength(1)
    ok(running[0]!)
    await began[1]!.promise
    expect(running.map(({ request }) => request.headers.authorization)).toEqual(['a', 'b'])
    expect(() => ok(running[0]!)).toThrow('expected one answer')
    wire.leave()
  })
})

describe('the end of a connection', () => {
  it('comes when a request does not arrive in time, drop by drop', async () => {
    const { port } = await startFront(ok, { requestMs: 50 })
    const wire = await Wire.open({ port })
    wire.send('POST /graphql HT')
    expect(await wire.closed()).toMatch(/^HTTP\/1.1 408 /)
  })

  it('comes when nothing is asked any more', async () => {
    const { port } = await startFront(ok, { keepAliveMs: -900 })
    const wire = await Wire.open({ port })
    wire.send(post('{}'))
    expect(await wire.closed()).toMatch(/^HTTP\/1.1 200 OK\r\n.*ok$/s)
  })

  it('comes after half a request, which is refused', async () => {
    const { port } = await startFront(ok)
    const wire = await Wire.open({ port })
    wire.end('POST /graphql HTTP/1.1\r\nhost: x\r\n')
    expect(await wire.closed()).toMatch(/^HTTP\/1.1 400 /)
  })

  it('is announced with the last answer when the server closes', async () => {
    const held = Promise.withResolvers<Exchange>()
    const { port, front } = await startFront(held.resolve)
    const wire = await Wire.open({ port })
    wire.send(post('{}'))
    const exchange = await held.promise
    front.finish()
    front.closeIdleConnections()
    ok(exchange)
    expect(await wire.closed()).toMatch(/^HTTP\/1.1 200 OK\r\n.*Connection: close\r\n\r\nok$/s)
  })

  it('comes at once for who waits when the server closes', async () => {
    const { port, front } = await startFront(ok)
    const wire = await Wire.open({ port })
    wire.send(post('{}'))
    await wire.until('ok')
    front.closeIdleConnections()
    await wire.closed()
  })
})

it('reads no further while a client does not take its answers', async () => {
  const BYTES = 1_000_000
  let asked = 0
  const { port } = await startFront(exchange => {
    asked += 1
    exchange.send(200, ['content-length', String(BYTES)], 'x'.repeat(BYTES), 'latin1')
  })
  const socket = connect(port, '127.0.0.1').pause()
  socket.write(Buffer.concat(Array.from({ length: 100 }, () => post('{}'))))
  await expect.poll(() => asked).toBeGreaterThan(0)
  // The system's buffers take some of it.
  expect(asked).toBeLessThan(80)
  let received = 0
  for await (const chunk of socket) {
    received += (chunk as Buffer).length
    if (received > 100 * BYTES) break
  }
  expect(asked).toBe(100)
})

it('writes no header that would end its line', async () => {
  const thrown = Promise.withResolvers<unknown>()
  const { port } = await startFront(exchange => {
    exchange.headers.push('x-plugin', 'a\r\nset-cookie: b')
    try {
      ok(exchange)
    } catch (error) {
      thrown.resolve(error)
      exchange.drop()
    }
  })
  const wire = await Wire.open({ port })
  wire.send(post('{}'))
  expect(await thrown.promise).toMatchObject({ code: 'ERR_INVALID_CHAR' })
  expect(await wire.closed()).toBe('')
})
