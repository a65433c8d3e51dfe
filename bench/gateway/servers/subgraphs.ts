import { rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { createExecutor } from '../graph/execute.ts'
import { readGraph } from '../graph/files.ts'
import { subgraphSchema } from '../graph/subgraphs.ts'
import { createMessageReader } from '../load/messages.ts'

/**
 * All subgraphs in one process, each on a port and on a unix socket. At `/graphql` an answer is executed once and then
 * kept by the request's body, so that the gateway is what limits; at `/executed` every request is executed.
 */
type Answer = (head: string, body: Buffer) => Buffer | Promise<Buffer>

/** Kept answers take at most about this much. */
const MAX_KEPT_BYTES = 1_500_000_000
let keptBytes = 0
let requests = 0

for (const { name, port, socketPath, fails } of readGraph(process.argv[2]!).subgraphs) {
  const answer = fails ? () => whole('503 Service Unavailable', 'down') : answering(name)
  const serve = (socket: Socket) => serveConnection(socket, answer)
  rmSync(socketPath, { force: true })
  const listening = [
    new Promise<void>(resolve => createServer({ noDelay: true }, serve).listen(port, '127.0.0.1', 1_024, resolve)),
    new Promise<void>(resolve => createServer(serve).listen(socketPath, 1_024, resolve)),
  ]
  await Promise.all(listening)
}
process.on('message', () => process.send?.({ requests }))
process.once('disconnect', () => process.exit(0))
process.send?.({ ready: true })

function answering(subgraph: string): Answer {
  const execute = createExecutor(subgraphSchema(subgraph))
  const executed = async (body: Buffer) => whole('200 OK', JSON.stringify(await execute(JSON.parse(body.toString()))))
  const kept = new Map<string, Buffer>()
  return (head, body) => {
    // Proof that the gateway forwards the header.
    if (!/\nauthorization: bearer /i.test(head)) return whole('401 Unauthorized', 'expected an authorization header')
    if (head.startsWith('POST /executed')) return executed(body)
    const key = body.toString('latin1')
    const known = kept.get(key)
    if (known) return known
    return executed(body).then(answer => {
      keptBytes += answer.length + key.length
      if (keptBytes < MAX_KEPT_BYTES) kept.set(key, answer)
      return answer
    })
  }
}

function whole(status: string, body: string): Buffer {
  const length = Buffer.byteLength(body)
  const type = status === '200 OK' ? 'application/json' : 'text/plain'
  return Buffer.from(`HTTP/1.1 ${status}\r\ncontent-type: ${type}\r\ncontent-length: ${length}\r\n\r\n${body}`)
}

function serveConnection(socket: Socket, answer: Answer): void {
  /** Answers leave in the order of the requests. */
  let last: Promise<void> | undefined
  socket.on('error', () => socket.destroy())
  socket.on(
    'data',
    createMessageReader((head, body) => {
      requests += 1
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
