import type { IncomingMessage, ServerResponse } from 'node:http'

export interface Request {
  method: string
  path: string[]
  fault: string | undefined
  /** Empty when the request names none. */
  channel: string
  // biome-ignore lint/suspicious/noExplicitAny: bodies are checked where they are used
  body: any
}

/** Answers a request, or drops the connection as a broken network would. */
export type Reply = { status: number; body: object | string; type?: string } | 'hang up'

export const refused = (status: number, error: string): Reply => ({ status, body: { error } })

export async function read(request: IncomingMessage): Promise<Request> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > 64 * 1024) throw new Error('body too large')
  }
  const form = request.headers['content-type']?.includes('form-urlencoded')
  const body = form ? Object.fromEntries(new URLSearchParams(text)) : text ? JSON.parse(text) : {}
  const header = (name: string) => [request.headers[name]].flat()[0]
  const path = new URL(request.url ?? '/', 'http://sandbox').pathname.split('/').filter(Boolean).map(decodeURIComponent)
  const { method = 'GET' } = request
  return { method, path, body, fault: header('x-sandbox-fault'), channel: header('x-sandbox-channel') ?? '' }
}

export function write(response: ServerResponse, reply: Reply): void {
  if (reply === 'hang up') return void response.destroy()
  const { status, body, type } = reply
  const text = typeof body === 'string'
  response.writeHead(status, { 'content-type': type ?? (text ? 'text/html; charset=utf-8' : 'application/json') })
  response.end(text ? body : JSON.stringify(body))
}
