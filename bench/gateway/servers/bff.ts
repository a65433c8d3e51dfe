import { createServer } from 'node:http'
import { readGraph } from '../graph/files.ts'
import { createClient } from './bff/client.ts'
import { handlers } from './bff/handlers.ts'

/**
 * What a team writes by hand instead of running a gateway: one handler for each screen, undici's pools, lists of unique
 * keys, objects put together in the order of the answer. `/executed` as third argument: subgraphs that execute each request.
 */
const [folder, port, path = '/graphql'] = process.argv.slice(2) as [string, string, string?]
const client = createClient(readGraph(folder), path)

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', async () => {
    const { operationName, variables } = JSON.parse(Buffer.concat(chunks).toString())
    const handler = handlers[operationName]
    if (!handler) return response.writeHead(404).end()
    try {
      const body = Buffer.from(JSON.stringify(await handler(client(request.headers.authorization ?? ''), variables)))
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': body.length }).end(body)
    } catch (error) {
      response.writeHead(502).end(String(error))
    }
  })
}).listen(Number(port), '127.0.0.1')
