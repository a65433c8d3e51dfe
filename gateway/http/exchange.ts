import { randomUUID } from 'node:crypto'
import { type IncomingMessage, validateHeaderName, validateHeaderValue } from 'node:http'
import type { Socket } from 'node:net'

/** What a request says before its body, whoever has read it. */
export type RequestHead = Pick<IncomingMessage, 'method' | 'url' | 'headers' | 'socket'>

/** One request and its answer. */
export interface Exchange {
  request: RequestHead
  requestId: string
  /** Headers that the answer has besides its own: names and values in turn. */
  headers: string[]
  /** The whole body. Rejects with TooLargeError, and with LeftError when the client leaves before its end. */
  readBody(maxBytes: number): Buffer | Promise<Buffer>
  /** Writes the whole answer; `headers` are names and values in turn. `encoding` is how a text becomes bytes. */
  send(status: number, headers: string[], body: string | Buffer, encoding?: 'latin1' | 'utf8'): void
  /** Whether there is an answer. */
  sent(): boolean
  /** Ends the connection; what was not sent is never sent. */
  drop(): void
}

/** Throws when a header would end its line, or is none. */
export function checkHeader(name: string, value: string): void {
  validateHeaderName(name)
  validateHeaderValue(name, value)
}

/** Answers the requests of one path. Rejects with what it refuses. */
export type Handler = (exchange: Exchange) => Promise<void>

/** The request id of a client, if it is harmless in logs and headers, else a new one. */
export function requestIdOf({ headers }: RequestHead): string {
  const given = single(headers['x-request-id'])
  return given && /^[\w.:-]{1,128}$/.test(given) ? given : randomUUID()
}

export function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value
}

/** The path of a request; without `new URL`, which costs more than the rest of the routing. */
export function pathOf(url: string): string {
  if (!url.startsWith('/')) return absolutePathOf(url)
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

/** What follows the `?`. */
export function searchOf(url: string): string {
  const start = url.indexOf('?')
  return start < 0 ? '' : url.slice(start + 1)
}

/** Proxies ask for whole addresses; OPTIONS may ask for `*`. */
function absolutePathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}

const leaving = Symbol('aborted when the connection is closed')
type Watched = Socket & { [leaving]?: AbortController }

/**
 * Aborted when the client leaves. One for all requests of a connection: in HTTP/1.1 a client leaves all of them at once,
 * and a controller with its listener for each of them would cost more than reading the request.
 */
export function signalOf({ socket }: RequestHead): AbortSignal {
  const watched = socket as Watched
  const known = watched[leaving]
  if (known) return known.signal
  const controller = new AbortController()
  watched[leaving] = controller
  if (socket.destroyed) controller.abort()
  else socket.once('close', () => controller.abort())
  return controller.signal
}
