import { createServer } from 'node:http'
import { type FetchGiven, sender } from './sockets.ts'

/**
 * No gateway at all: node:http reads a request, sends the given fetches one after another on kept connections, without looking at
 * what comes back, and answers the given bytes. `PUT /<operation name>` gives both.
 */
interface Given {
  answer: string
  fetches: FetchGiven[]
}

const send = sender()
const given = new Map<string, { answer: Buffer; fetches: FetchGiven[] }>()

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    const text = Buffer.concat(chunks).toString()
    if (request.method === 'PUT') {
      if (text) {
        const { answer, fetches } = JSON.parse(text) as Given
        given.set(request.url!.slice(1), { answer: Buffer.from(answer), fetches })
      }
      return response.end()
    }
    const { operationName } = JSON.parse(text) as { operationName: string }
    const known = given.get(operationName)
    if (!known) return response.writeHead(404).end()
    const { answer, fetches } = known
    const next = (index: number): void => {
      const fetch = fetches[index]
      if (fetch) {
        send(fetch, () => next(index + 1))
        return
      }
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
      response.end(answer)
    }
    next(0)
  })
}).listen(Number(process.argv[3]), '127.0.0.1')
