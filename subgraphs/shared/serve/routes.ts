import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { inLane, type Lane } from '../lanes.ts'

/** An HTTP endpoint of a subgraph outside GraphQL, such as a webhook. It checks its caller itself. */
export interface HttpRoute {
  /** The lane that it is handled in; normal when left out. */
  lane?: Lane
  method: string
  path: string
  handle(request: { headers: IncomingHttpHeaders; rawBody: Buffer }): Promise<HttpAnswer>
}

export interface HttpAnswer {
  status: number
  headers?: Record<string, string>
  body?: string
}

/** An endpoint whose bodies are too large to be held: it reads and answers as a stream. It checks its caller itself. */
export interface StreamRoute {
  method: string
  path: string
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>
}

/** The body is longer than allowed. */
export class TooLargeError extends Error {
  override name = 'TooLargeError'
}

/** Reads a whole body, giving up at the limit without reading on. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const refuse = () => new TooLargeError(`expected a body of at most ${maxBytes} bytes, got more`)
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw refuse()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += (chunk as Buffer).length
    if (size > maxBytes) throw refuse()
    chunks.push(chunk as Buffer)
  }
  return Buffer.concat(chunks)
}

/** Runs a route on a request. */
export async function runRoute(
  route: HttpRoute,
  request: IncomingMessage,
  response: ServerResponse,
  maxBytes: number,
): Promise<void> {
  try {
    const rawBody = await readBody(request, maxBytes)
    const answer = await inLane(route.lane ?? 'normal', () => route.handle({ headers: request.headers, rawBody }))
    for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value)
    response.writeHead(answer.status).end(answer.body ?? '')
  } catch (error) {
    if (!(error instanceof TooLargeError)) throw error
    sendJson(response, 413, { error: error.message })
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  send(response, status, JSON.stringify(body), 'application/json; charset=utf-8')
}

export function send(response: ServerResponse, status: number, body: string, contentType: string): void {
  // The rest of a refused body is not read, so the connection cannot carry another request.
  if (status === 413) response.setHeader('connection', 'close')
  response.writeHead(status, { 'content-type': contentType, 'content-length': Buffer.byteLength(body) }).end(body)
}
