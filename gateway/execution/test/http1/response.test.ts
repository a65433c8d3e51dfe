import { once } from 'node:events'
import { get } from 'node:http'
import { type AddressInfo, createServer, type Server } from 'node:net'
import { buffer } from 'node:stream/consumers'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { HttpAnswerError } from '../../sources/http1/errors.ts'
import { ResponseReader } from '../../sources/http1/response.ts'
import { answer, cut, cuts, type Wire } from './answers.ts'

const MAX_BYTES = 10_000
/** What the next request to the server is answered, before the connection is closed. */
let served: Buffer
let server: Server

beforeAll(async () => {
  server = createServer(socket => {
    socket.on('error', () => undefined)
    socket.once('data', () => socket.end(served))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => void server.close())

/** What our reader makes of bytes that arrive in pieces before the connection is closed; null when it refuses them. */
function read(pieces: readonly Buffer[]): Buffer | null {
  const reader = new ResponseReader(MAX_BYTES)
  // As on a socket, every piece arrives in the same memory.
  const memory = Buffer.alloc(65_536)
  try {
    for (const piece of pieces) {
      const bytes = memory.subarray(0, piece.copy(memory))
      if (reader.read(bytes) >= 0) return reader.refused ? null : reader.body()
    }
  } catch (error) {
    expect(error).toBeInstanceOf(HttpAnswerError)
    return null
  }
  return reader.isWholeAtClose() && !reader.refused ? reader.body() : null
}

/** What Node's own client makes of the same bytes. */
async function readByNode(bytes: Buffer): Promise<Buffer | null> {
  served = bytes
  const { port } = server.address() as AddressInfo
  try {
    const request = get({ host: '127.0.0.1', port, agent: false })
    // Once more, after the answer, when something else follows it.
    request.on('error', () => undefined)
    const [response] = await once(request, 'response')
    return await buffer(response)
  } catch {
    return null
  }
}

it('reads an answer however it is sent, and wherever it is cut', () => {
  fc.assert(
    fc.property(answer, cuts, ({ bytes, body }, places) => {
      expect(read(cut(bytes, places))?.toString('hex')).toBe(body.toString('hex'))
    }),
    { numRuns: 2_000 },
  )
})

/** Bytes that matter to HTTP, put in, left out or changed. */
const harm = fc.array(
  fc.tuple(
    fc.nat(),
    fc.constantFrom('set', 'add', 'drop'),
    fc.constantFrom(...'\r\n\0:; ,0123456789abcdefxXHTP/.\t-\x7f\x80'),
  ),
  { minLength: 1, maxLength: 3 },
)

function harmed({ bytes, body }: Wire, changes: readonly (readonly [number, string, string])[]): Buffer {
  let text = bytes.toString('latin1')
  for (const [place, change, character] of changes) {
    // The head and the sizes of chunks, mostly; what is in the body is nobody's business here.
    const at = place % Math.max(1, text.length - (body.length >> 1))
    text = text.slice(0, at) + (change === 'drop' ? '' : character) + text.slice(change === 'add' ? at : at + 1)
  }
  return Buffer.from(text, 'latin1')
}

it('takes nothing for an answer that Node takes for none, or for another one', async () => {
  await fc.assert(
    fc.asyncProperty(answer, harm, cuts, async (wire, changes, places) => {
      const bytes = harmed(wire, changes)
      const ours = bytes.length > 0 ? read(cut(bytes, places)) : null
      if (ours) expect((await readByNode(bytes))?.toString('hex')).toBe(ours.toString('hex'))
    }),
    { numRuns: 1_500 },
  )
})

const head = (...lines: string[]) => Buffer.from(`${lines.join('\r\n')}\r\n\r\n`)
const json = 'content-type: application/json'

it.each<[string, Buffer]>([
  ['two lengths', head('HTTP/1.1 200 OK', json, 'content-length: 1', 'content-length: 2')],
  ['a length and chunks', head('HTTP/1.1 200 OK', json, 'content-length: 1', 'transfer-encoding: chunked')],
  ['a coding of its own', head('HTTP/1.1 200 OK', json, 'transfer-encoding: gzip, chunked')],
  ['a length that is none', head('HTTP/1.1 200 OK', json, 'content-length: 0x1')],
  ['a folded header', head('HTTP/1.1 200 OK', json, 'x-a: b', ' c', 'content-length: 0')],
  ['a space before the colon', head('HTTP/1.1 200 OK', json, 'content-length : 0')],
  ['another protocol', head('HTTP/1.1 101 Switching Protocols', 'upgrade: websocket')],
  ['HTTP/2', head('HTTP/2 200', json, 'content-length: 0')],
  ['more than is allowed', head('HTTP/1.1 200 OK', json, `content-length: ${MAX_BYTES + 1}`)],
  [
    'more chunks than are allowed',
    Buffer.concat([
      head('HTTP/1.1 200 OK', json, 'transfer-encoding: chunked'),
      Buffer.from(`1\r\nx\r\n`.repeat(MAX_BYTES + 1)),
    ]),
  ],
  ['hints without an end', head('HTTP/1.1 103 Early Hints').toString().repeat(17) as unknown as Buffer],
])('refuses %s', (_, bytes) => {
  expect(() => new ResponseReader(MAX_BYTES).read(Buffer.from(bytes))).toThrow(HttpAnswerError)
})
