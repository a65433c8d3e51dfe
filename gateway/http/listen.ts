import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drain } from '#shared/serve.ts'
import type { Exchange } from './exchange.ts'
import { readPlainly } from './plain/front.ts'

/** What answers requests. */
export interface Answering {
  /** Those that node:http has read. */
  request: RequestListener
  /** `POST /graphql`, whoever has read it. */
  graphql(exchange: Exchange): void
}

export interface ListenOptions {
  /** 0 takes a free port. */
  port: number
  /** Default 127.0.0.1. */
  host?: string
  maxBodyBytes: number
  /** Whether plain requests are read without node:http. Default true; without it all is the same, and slower. */
  plain?: boolean
}

export interface Listening {
  url: string
  port: number
  /** Refuses new connections and finishes running requests (10 s at most). */
  close(): Promise<void>
}

/** Longer than the minute of common load balancers, so that they, not we, close idle connections. */
const KEEP_ALIVE_MS = 65_000
/** Nobody needs longer to send a megabyte, except to hold connections. */
const REQUEST_MS = 30_000

/** Serves over HTTP/1.1. */
export async function listen(answering: Answering, options: ListenOptions): Promise<Listening> {
  const { port: wanted, host = '127.0.0.1', maxBodyBytes } = options
  const { request: handle, graphql: answer } = answering
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, handle)
  const times = { keepAliveMs: KEEP_ALIVE_MS, requestMs: REQUEST_MS }
  const plain = options.plain === false ? undefined : readPlainly(server, { answer, maxBodyBytes, ...times })
  // Who asks first is told before sending what would be refused.
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    if (Number(request.headers['content-length'] ?? 0) <= maxBodyBytes) response.writeContinue()
    handle(request as Parameters<RequestListener>[0], response as Parameters<RequestListener>[1])
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(wanted, host, resolve)
  })
  const { port } = server.address() as AddressInfo
  return {
    url: `http://${host}:${port}`,
    port,
    close() {
      plain?.finish()
      return drain({
        close: done => server.close(done),
        closeIdleConnections() {
          server.closeIdleConnections()
          plain?.closeIdleConnections()
        },
        closeAllConnections() {
          server.closeAllConnections()
          plain?.closeAllConnections()
        },
      })
    },
  }
}
