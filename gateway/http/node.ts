import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { readBody } from './body.ts'
import { type Exchange, requestIdOf } from './exchange.ts'

/** The statuses of HTTP, and those of GraphQL over HTTP. */
export const REASONS: Record<number, string | undefined> = { ...STATUS_CODES, 294: 'Partial Success' }

/** A request that node:http has read. */
export class NodeExchange implements Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly requestId: string
  readonly headers: string[] = []

  constructor(request: IncomingMessage, response: ServerResponse) {
    this.request = request
    this.response = response
    this.requestId = requestIdOf(request)
  }

  readBody(maxBytes: number): Promise<Buffer> {
    return readBody(this.request, maxBytes)
  }

  send(status: number, headers: string[], body: string | Buffer, encoding: 'latin1' | 'utf8' = 'utf8'): void {
    this.response.writeHead(status, REASONS[status] ?? '', headers).end(body, encoding)
  }

  sent(): boolean {
    return this.response.headersSent
  }

  drop(): void {
    this.response.destroy()
  }
}
