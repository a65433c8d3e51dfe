import { createServer } from 'node:net'
import { setTimeout as later } from 'node:timers/promises'
import { createExecutor } from '../gateway/graph/execute.ts'
import { readGraph } from '../gateway/graph/files.ts'
import { serveConnection, whole } from '../gateway/servers/wire.ts'
import { schemaOf } from './graph.ts'

/** All subgraphs in one process. They execute every request, after the time that a database would take. */
let requests = 0
let representations = 0
let delayMs = 0

for (const { name, port } of readGraph(process.argv[2]!).subgraphs) {
  const execute = createExecutor(schemaOf(name))
  const answer = async (_head: string, body: Buffer) => {
    const operation = JSON.parse(body.toString())
    requests += 1
    representations += operation.variables?.representations?.length ?? 0
    if (delayMs > 0) await later(delayMs)
    return whole('200 OK', JSON.stringify(await execute(operation)))
  }
  const server = createServer({ noDelay: true }, socket => serveConnection(socket, answer))
  await new Promise<void>(resolve => server.listen(port, '127.0.0.1', 1_024, resolve))
}
process.on('message', (message: { delayMs?: number }) => {
  delayMs = message.delayMs ?? delayMs
  process.send?.({ requests, representations })
})
process.once('disconnect', () => process.exit(0))
process.send?.({ ready: true })
