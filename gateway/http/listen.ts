import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { drain } from '#shared/serve.ts'

export interface ListenOptions {
  /** 0 takes a free port. */
  port: number
  /** Default 127.0.0.1. */
  host?: string
  maxBodyBytes: number
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
export async function listen(handle: RequestListener, options: ListenOptions): Promise<Listening> {
  const { port: wanted, host = '127.0.0.1', maxBodyBytes } = options
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: REQUEST_MS }, handle)
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
  return { url: `http://${host}:${port}`, port, close: () => drain(server) }
}
