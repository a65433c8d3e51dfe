import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'

export interface RawRequest {
  headers: Record<string, string>
  body: { query: string; variables: { representations?: Record<string, unknown>[] } }
}

/** Bytes to send, or whatever one may do to a socket. */
export type Reply = string | Buffer | ((socket: Socket) => unknown)

export interface RawServer {
  url: string
  close(): Promise<void>
}

/** An HTTP server that is none: it reads requests and writes what it is told to, byte for byte. */
export async function rawServer(reply: (request: RawRequest) => Reply | Promise<Reply>): Promise<RawServer> {
  const sockets = new Set<Socket>()
  const server: Server = createServer({ noDelay: true }, socket => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => socket.destroy())
    let pending: Buffer = Buffer.alloc(0)
    // Answers come in the order of the requests.
    let before: Promise<unknown> = Promise.resolve()
    const say = async (request: RawRequest) => {
      const answer = await reply(request)
      if (typeof answer === 'function') await answer(socket)
      else socket.write(answer)
    }
    socket.on('data', chunk => {
      pending = Buffer.concat([pending, chunk])
      for (let taken = take(pending); taken; taken = take(pending)) {
        const { request, rest } = taken
        pending = rest
        before = before.then(() => say(request))
      }
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

/** An answer as it should be, around a body that may not be. */
export function http(body: string | Buffer, { status = '200 OK', type = 'application/json' } = {}): Buffer {
  const bytes = Buffer.from(body as string)
  const head = `HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${bytes.length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes])
}

function take(bytes: Buffer): { request: RawRequest; rest: Buffer } | undefined {
  const end = bytes.indexOf('\r\n\r\n')
  if (end < 0) return undefined
  const lines = bytes.subarray(0, end).toString('latin1').split('\r\n').slice(1)
  const headers = Object.fromEntries(
    lines.map(line => line.split(/: ?(.*)/s).slice(0, 2)).map(([k, v]) => [k!.toLowerCase(), v!]),
  )
  const length = Number(headers['content-length'] ?? 0)
  if (bytes.length < end + 4 + length) return undefined
  const body = JSON.parse(bytes.subarray(end + 4, end + 4 + length).toString('utf8'))
  return { request: { headers, body }, rest: bytes.subarray(end + 4 + length) }
}
