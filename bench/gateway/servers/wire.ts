import type { Socket } from 'node:net'
import { createMessageReader } from '../load/messages.ts'

/** What a subgraph of a benchmark does with a request: answers the whole message. */
export type Answer = (head: string, body: Buffer) => Buffer | Promise<Buffer>

export function whole(status: string, body: string): Buffer {
  const length = Buffer.byteLength(body)
  const type = status === '200 OK' ? 'application/json' : 'text/plain'
  return Buffer.from(`HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n${body}`)
}

export function serveConnection(socket: Socket, answer: Answer): void {
  /** Answers leave in the order of the requests. */
  let last: Promise<void> | undefined
  socket.on('error', () => socket.destroy())
  socket.on(
    'data',
    createMessageReader((head, body) => {
      const made = answer(head, body)
      if (!last && Buffer.isBuffer(made)) return void socket.write(made)
      const mine = Promise.all([made, last]).then(([bytes]) => {
        socket.write(bytes)
        if (last === mine) last = undefined
      })
      last = mine
    }),
  )
}
