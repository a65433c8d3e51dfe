import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { AuthError, verifyClaims } from '../auth/signature.ts'
import type { HttpRoute } from './routes.ts'
import { readBody, runRoute, send, sendJson, TooLargeError } from './routes.ts'
import type { Subgraph } from './subgraph.ts'

export interface ServeOptions {
  /** 0 takes a free port. */
  port: number
  host?: string
  /** Shared with the gateway and the other subgraphs. */
  secret: string
  /** Default 4 MiB. Larger lets one request hold more memory; smaller refuses large imports. */
  maxBodyBytes?: number
  nowMs?: () => number
  /** The text of GET /metrics. */
  metrics?: () => Promise<string>
  log: { warn(fields: object, message: string): void; info(fields: object, message: string): void }
}

export interface RunningServer {
  url: string
  port: number
  /** Refuses new connections, lets running requests finish (10 s at most), then stops the subgraph. */
  close(): Promise<void>
}

/** Longer than the 30 s of our clients, so that they, not we, close idle sockets: no request meets a closing socket. */
const KEEP_ALIVE_MS = 65_000
const DRAIN_MS = 10_000

/** Serves one subgraph alone over HTTP. GraphQL only with signed claims; routes check their own signatures. */
export async function serveSubgraph(subgraph: Subgraph, options: ServeOptions): Promise<RunningServer> {
  const server = createServer((request, response) => {
    handle(subgraph, options, request, response).catch(error => {
      options.log.warn({ err: error, subgraph: subgraph.name }, 'a request failed')
      if (!response.headersSent) sendErrors(response, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong on our side.')
      else response.destroy()
    })
  })
  server.keepAliveTimeout = KEEP_ALIVE_MS
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host ?? '127.0.0.1', resolve)
  })
  await subgraph.start()
  const { port } = server.address() as AddressInfo
  const url = `http://${options.host ?? '127.0.0.1'}:${port}/graphql`
  options.log.info({ subgraph: subgraph.name, url }, 'subgraph listening')
  return {
    url,
    port,
    close: async () => {
      await drain(server)
      await subgraph.stop()
    },
  }
}

async function handle(
  subgraph: Subgraph,
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://subgraph').pathname
  const route = subgraph.routes?.find(candidate => candidate.path === path && candidate.method === request.method)
  if (route) return answerRoute(route, options, request, response)
  const stream = subgraph.streams?.find(candidate => candidate.path === path && candidate.method === request.method)
  if (stream) return stream.handle(request, response)
  if (path === '/healthz') return sendJson(response, 200, { status: 'ok' })
  if (path === '/readyz') {
    const health = await subgraph.health()
    return sendJson(response, Object.values(health).every(state => state === 'ok') ? 200 : 503, health)
  }
  if (path === '/metrics') return send(response, 200, (await options.metrics?.()) ?? '', 'text/plain; version=0.0.4')
  if (path !== '/graphql') return sendErrors(response, 404, 'NOT_FOUND', 'There is nothing here. Try POST /graphql.')
  if (request.method !== 'POST') {
    response.setHeader('allow', 'POST')
    return sendErrors(response, 405, 'METHOD_NOT_ALLOWED', `expected POST, got ${request.method}`)
  }
  return answerOperation(subgraph, options, request, response)
}

const MAX_BODY_BYTES = 4 * 1024 * 1024

async function answerRoute(
  route: HttpRoute,
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
) {
  await runRoute(route, request, response, options.maxBodyBytes ?? MAX_BODY_BYTES)
}

async function answerOperation(
  subgraph: Subgraph,
  options: ServeOptions,
  request: IncomingMessage,
  response: ServerResponse,
) {
  try {
    const body = (await readBody(request, options.maxBodyBytes ?? MAX_BODY_BYTES)).toString('utf8')
    // Before parsing: a stranger must not make us parse.
    const claims = verifyClaims(options.secret, subgraph.name, request.headers, body, (options.nowMs ?? Date.now)())
    const { query, variables, operationName } = JSON.parse(body)
    sendJson(response, 200, await subgraph.execute({ query, variables, operationName, claims }))
  } catch (error) {
    if (error instanceof AuthError) {
      options.log.warn({ subgraph: subgraph.name, reason: error.message }, 'refused a request without valid claims')
      return sendErrors(response, 401, 'UNAUTHENTICATED', 'This subgraph only answers requests signed by the gateway.')
    }
    if (error instanceof TooLargeError) return sendErrors(response, 413, 'PAYLOAD_TOO_LARGE', error.message)
    if (error instanceof SyntaxError) return sendErrors(response, 400, 'BAD_REQUEST', 'expected a JSON body')
    throw error
  }
}

function sendErrors(response: ServerResponse, status: number, code: string, message: string): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] })
}

/** What can be closed bit by bit: a server, or one with more in front of it. */
export type Drainable = Pick<Server, 'closeIdleConnections' | 'closeAllConnections'> & {
  close(done: () => void): unknown
}

/** Closes a server without cutting running requests, unless they outlast the drain time. */
export async function drain(server: Drainable, ms = DRAIN_MS): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  // A kept-alive connection becomes idle when its running request ends, and would then be waited for.
  const idle = setInterval(() => server.closeIdleConnections(), 20)
  const late = setTimeout(() => server.closeAllConnections(), ms)
  await closed
  clearInterval(idle)
  clearTimeout(late)
}
