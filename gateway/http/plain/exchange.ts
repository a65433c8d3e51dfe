import type { IncomingHttpHeaders } from 'node:http'
import type { Socket } from 'node:net'
import { checkHeader, type Exchange, type RequestHead, requestIdOf } from '../exchange.ts'
import { REASONS } from '../node.ts'
import { dateLine } from './date.ts'

/** The connection as its requests see it. */
export interface Carrier {
  socket: Socket
  /** Says how the connection goes on after the answer that is about to be written. */
  connectionLines(): string
  /** The answer is written. */
  answered(): void
}

/** A request that came whole. */
export class PlainExchange implements Exchange {
  readonly request: RequestHead
  readonly requestId: string
  readonly headers: string[] = []
  #carrier: Carrier
  #body: Buffer
  #sent = false

  constructor(carrier: Carrier, headers: IncomingHttpHeaders, body: Buffer) {
    this.#carrier = carrier
    this.#body = body
    this.request = { method: 'POST', url: '/graphql', headers, socket: carrier.socket }
    this.requestId = requestIdOf(this.request)
  }

  /** It is not read before it is known to be short enough. */
  readBody(): Buffer {
    return this.#body
  }

  send(status: number, headers: string[], body: string | Buffer, encoding: 'latin1' | 'utf8' = 'utf8'): void {
    if (this.#sent) throw new Error('expected one answer to a request, got another')
    this.#sent = true
    // Ours are harmless; others come from settings and plugins.
    for (let at = 0; at < this.headers.length; at += 2) checkHeader(this.headers[at]!, this.headers[at + 1]!)
    let head = `HTTP/1.1 ${status} ${REASONS[status] ?? ''}\r\n`
    for (let at = 0; at < headers.length; at += 2) head += `${headers[at]}: ${headers[at + 1]}\r\n`
    head += `${dateLine()}${this.#carrier.connectionLines()}\r\n`
    const { socket } = this.#carrier
    if (typeof body === 'string' && encoding === 'latin1') socket.write(head + body, 'latin1')
    else {
      socket.cork()
      socket.write(head, 'latin1')
      socket.write(body, encoding)
      socket.uncork()
    }
    this.#carrier.answered()
  }

  sent(): boolean {
    return this.#sent
  }

  drop(): void {
    this.#carrier.socket.destroy()
  }
}
