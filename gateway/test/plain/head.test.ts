import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readHead } from '../../http/plain/head.ts'
import { post } from '../edge.ts'
import { request } from './requests.ts'

interface Read {
  method: string | undefined
  url: string | undefined
  headers: IncomingHttpHeaders
  body: string
}

/** What node:http makes of the bytes of one connection: its requests, or the refusal that ends it. */
let server: Server
const reads: Read[] = []

beforeAll(async () => {
  server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    const { method, url, headers } = incoming
    try {
      for await (const chunk of incoming) chunks.push(chunk as Buffer)
    } catch {
      return
    }
    reads.push({ method, url, headers, body: Buffer.concat(chunks).toString('latin1') })
    response.end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
})
afterAll(() => new Promise(resolve => server.close(resolve)))

async function readByNode(bytes: Buffer): Promise<Read | undefined> {
  reads.length = 0
  const socket = connect({ port: (server.address() as AddressInfo).port, host: '127.0.0.1', allowHalfOpen: true })
  socket.on('error', () => undefined)
  socket.write(bytes)
  // An answer or a refusal; both come, because the request is whole.
  await Promise.race([once(socket, 'data'), once(socket, 'close')])
  socket.destroy()
  return reads[0]
}

it('reads a head as node:http does, or not at all', async () => {
  let plain = 0
  await fc.assert(
    fc.asyncProperty(request, async bytes => {
      const head = readHead(bytes)
      if (typeof head === 'string' || head.bodyStart + head.bodyBytes > bytes.length) return
      plain += 1
      const whole = bytes.subarray(0, head.bodyStart + head.bodyBytes)
      const read = await readByNode(whole)
      expect({ ...read, headers: { ...read?.headers } }).toEqual({
        method: 'POST',
        url: '/graphql',
        headers: head.headers,
        body: whole.toString('latin1', head.bodyStart),
      })
    }),
    { numRuns: 1_500 },
  )
  expect(plain).toBeGreaterThan(100)
})

it('waits for the rest of what may become plain, byte by byte', () => {
  const bytes = post('{}')
  const end = bytes.indexOf('\r\n\r\n') + 4
  for (let length = 0; length < end; length += 1) expect(readHead(bytes.subarray(0, length))).toBe('part')
  expect(readHead(bytes)).toMatchObject({ bodyStart: end, bodyBytes: 2 })
})

it.each([
  ['another method', 'PUT /graphql HTTP/1.1\r\n'],
  ['another path', 'POST /graphqlx HTTP/1.1\r\n'],
  ['a query string', 'POST /graphql?a=1 HTTP/1.1\r\n'],
  ['an older version', 'POST /graphql HTTP/1.0\r\n'],
  ['an empty line first', '\r\nPOST /graphql HTTP/1.1\r\n'],
  ['a head without end', `POST /graphql HTTP/1.1\r\nx: ${'x'.repeat(10_000)}`],
])('leaves %s to node:http', (_name, text) => {
  expect(readHead(Buffer.from(text))).toBe('other')
})
