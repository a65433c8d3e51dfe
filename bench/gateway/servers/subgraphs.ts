import { rmSync } from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { createExecutor } from '../graph/execute.ts'
import { readGraph } from '../graph/files.ts'
import { subgraphSchema } from '../graph/subgraphs.ts'
import type { FetchGiven } from './sockets.ts'
import { type Answer, serveConnection, whole } from './wire.ts'

/**
 * All subgraphs in one process, each on a port and on a unix socket. At `/graphql` an answer is executed once and then
 * kept by the request's body, so that the gateway is what limits; at `/executed` every request is executed.
 */

/** Kept answers take at most about this much. */
const MAX_KEPT_BYTES = 1_500_000_000
let keptBytes = 0
let requests = 0
/** What was asked since recording began. */
let recorded: FetchGiven[] = []
let isRecording = false

for (const { name, port, socketPath, fails } of readGraph(process.argv[2]!).subgraphs) {
  const answer = recording(port, fails ? failing : answering(name))
  const serve = (socket: Socket) => serveConnection(socket, answer)
  rmSync(socketPath, { force: true })
  const listening = [
    new Promise<void>(resolve => createServer({ noDelay: true }, serve).listen(port, '127.0.0.1', 1_024, resolve)),
    new Promise<void>(resolve => createServer(serve).listen(socketPath, 1_024, resolve)),
  ]
  await Promise.all(listening)
}
process.on('message', ({ record }: { record?: boolean }) => {
  if (record !== undefined) isRecording = record
  process.send?.({ requests, recorded })
  recorded = []
})
process.once('disconnect', () => process.exit(0))
process.send?.({ ready: true })

function recording(port: number, answer: Answer): Answer {
  return (head, body) => {
    const made = answer(head, body)
    if (!isRecording) return made
    return Promise.resolve(made).then(bytes => {
      const message = `${head}\r\n\r\n${body.toString('latin1')}`
      recorded.push({ port, message, answerBytes: bytes.length })
      return bytes
    })
  }
}

function failing(): Buffer {
  requests += 1
  return whole('503 Service Unavailable', 'down')
}

function answering(subgraph: string): Answer {
  const execute = createExecutor(subgraphSchema(subgraph))
  const executed = async (body: Buffer) => whole('200 OK', JSON.stringify(await execute(JSON.parse(body.toString()))))
  const kept = new Map<string, Buffer>()
  return (head, body) => {
    requests += 1
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
