import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Request {
  method: string
  path: string[]
  fault: string | undefined
  channel: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: bodies are checked where they are used
  body: any
}

/** Answers a request, or drops the connection as a broken network would. */
export type Reply = { status: number; body: object | string } | 'hang up'

export async function read(request: IncomingMessage): Promise<Request> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 64 * 1024) throw new Error('body too large')
  }
  const form = request.headers['content-type']?.includes('form-urlencoded')
  const body = form ? Object.fromEntries(new URLSearchParams(text)) : text ? JSON.parse(text) : {}
  const header = (name: string) => [request.headers[name]].flat()[0]
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname.split('/').filter(Boolean)
  const { method = 'GET' } = request
  return { method, path, body, fault: header('x-sandbox-fault'), channel: header('x-sandbox-channel') }
}

export function write(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang up') return void response.destroy()
  const html = typeof reply.body === 'string'
  response.writeHead(reply.status, { 'content-type': html ? 'text/html; charset=utf-8' : 'application/json' })
  response.end(html ? reply.body : JSON.stringify(reply.body))
}
