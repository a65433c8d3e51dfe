import { createServer } from 'node:http'

/** No gateway at all: node:http reads a request and answers the bytes it was given for its operation with PUT /<name>. */
const answers = new Map<string, Buffer>()

createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    const body = Buffer.concat(chunks)
    if (request.method === 'PUT') {
      answers.set(request.url!.slice(1), body)
      return response.end()
    }
    const { operationName } = JSON.parse(body.toString()) as { operationName: string }
    const answer = answers.get(operationName)
    if (!answer) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
    response.end(answer)
  })
}).listen(Number(process.argv[3]), '127.0.0.1')
