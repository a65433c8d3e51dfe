import type { IncomingMessage, ServerResponse } from 'node:http'
import { type HttpRoute, runRoute, send, sendJson } from '#shared/serve.ts'
import type { DevIssuer } from '../dev-issuer/issuer.ts'
import { explorerPage } from '../explorer.ts'
import type { GatewayMetrics } from '../metrics.ts'
import type { GatewayLog } from '../plugins/errors.ts'
import { RequestError } from './errors.ts'
import { answerFailure, answerGraphql, type GraphqlFrontOptions, requestIdOf } from './front.ts'

export interface RouterOptions extends GraphqlFrontOptions {
  /** Webhooks and the like of subgraphs in this process. */
  routes: HttpRoute[]
  /** Origins that browsers may call from. None by default. */
  corsOrigins: string[]
  explorer: boolean
  devIssuer: DevIssuer | undefined
  metrics: GatewayMetrics
  /** Each dependency's state, 'ok' or what is wrong. */
  health(): Promise<Record<string, string>>
  log: GatewayLog
}

/** The gateway's HTTP interface. */
export function router(options: RouterOptions): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const requestId = requestIdOf(request)
    response.setHeader('x-request-id', requestId)
    route(options, request, response, requestId).catch((error: unknown) => {
      if (!answerFailure(response, error, requestId))
        options.log.error({ err: error, requestId, url: request.url }, 'a request failed')
    })
  }
}

async function route(
  options: RouterOptions,
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
): Promise<void> {
  const path = new URL(request.url ?? '/', 'http://gateway').pathname
  if (path === '/graphql') {
    if (cors(options.corsOrigins, request, response)) return
    if (options.explorer && wantsPage(request)) return sendExplorer(response)
    return answerGraphql(options, request, response, requestId)
  }
  const extra = options.routes.find(candidate => candidate.path === path && candidate.method === request.method)
  if (extra) return runRoute(extra, request, response, options.maxBodyBytes)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new RequestError(404, 'NOT_FOUND', `There is no ${request.method} ${path} here. Try POST /graphql.`)
  }
  if (path === '/healthz') return sendJson(response, 200, { status: 'ok' })
  if (path === '/readyz') return sendReadiness(options, response)
  if (path === '/metrics')
    return send(response, 200, await options.metrics.text(), 'text/plain; version=0.0.4; charset=utf-8')
  if (path === '/.well-known/jwks.json' && options.devIssuer) return sendJson(response, 200, options.devIssuer.jwks)
  if (options.explorer && (path === '/' || path === '/explorer')) return sendExplorer(response)
  throw new RequestError(404, 'NOT_FOUND', `There is no ${path} here. Try POST /graphql.`)
}

async function sendReadiness(options: RouterOptions, response: ServerResponse): Promise<void> {
  const health = await options.health()
  const ready = Object.values(health).every(state => state === 'ok')
  sendJson(response, ready ? 200 : 503, { status: ready ? 'ok' : 'not ready', dependencies: health })
}

function wantsPage(request: IncomingMessage): boolean {
  return (
    request.method === 'GET' && (request.headers.accept ?? '').startsWith('text/html') && !request.url?.includes('?')
  )
}

async function sendExplorer(response: ServerResponse): Promise<void> {
  const page = await explorerPage()
  response.writeHead(200, {
    'content-type': 'text/html; charset=utf-8',
    'content-encoding': 'gzip',
    'content-length': page.length,
  })
  response.end(page)
}

/** Answers preflights; true when it did. Without a listed origin no header is set, and browsers keep to themselves. */
function cors(origins: string[], request: IncomingMessage, response: ServerResponse): boolean {
  const { origin } = request.headers
  if (!origin || !origins.includes(origin)) return false
  response.setHeader('vary', 'origin')
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-expose-headers', 'x-request-id')
  if (request.method !== 'OPTIONS') return false
  response.setHeader('access-control-allow-methods', 'GET, POST')
  response.setHeader(
    'access-control-allow-headers',
    'authorization, content-type, x-request-id, traceparent, apollographql-client-name',
  )
  response.setHeader('access-control-max-age', '600')
  response.writeHead(204).end()
  return true
}
