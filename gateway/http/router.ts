import type { ServerResponse } from 'node:http'
import { type HttpRoute, runRoute, type StreamRoute, send, sendJson } from '#shared/serve.ts'
import type { DevIssuer } from '../dev-issuer/issuer.ts'
import { explorerPage } from '../explorer.ts'
import type { GatewayMetrics } from '../metrics.ts'
import { type GatewayLog, internalMessage } from '../plugins/errors.ts'
import { LeftError } from './body.ts'
import { corsHeaders, preflight } from './cors.ts'
import { RequestError, requestErrorOf } from './errors.ts'
import { type Exchange, type Handler, pathOf, type RequestHead } from './exchange.ts'
import type { Answering } from './listen.ts'
import { NodeExchange } from './node.ts'
import { respond } from './respond.ts'

export interface RouterOptions {
  /** Answers /graphql. */
  graphql: Handler
  maxBodyBytes: number
  /** Webhooks and the like of subgraphs in this process. */
  routes: HttpRoute[]
  /** Uploads and downloads of subgraphs in this process. */
  streams?: StreamRoute[]
  /** Origins that browsers may call from. None by default. */
  corsOrigins: string[]
  explorer: boolean
  devIssuer: DevIssuer | undefined
  metrics: Pick<GatewayMetrics, 'text'>
  /** Each dependency's state, 'ok' or what is wrong. */
  health(): Promise<Record<string, string>>
  log: GatewayLog
}

/** The gateway's HTTP interface. */
export function router(options: RouterOptions): Answering {
  const isGraphql = (url: string) => url === '/graphql' || pathOf(url) === '/graphql'
  const settle = (exchange: Exchange, answered: Promise<void>) =>
    void answered.catch((error: unknown) => answerFailure(options, exchange, error))
  return {
    request(request, response) {
      const exchange = new NodeExchange(request, response)
      settle(exchange, isGraphql(request.url ?? '/') ? graphql(options, exchange) : route(options, exchange))
    },
    graphql: exchange => settle(exchange, graphql(options, exchange)),
  }
}

function graphql(options: RouterOptions, exchange: Exchange): Promise<void> {
  const { request } = exchange
  const { origin } = request.headers
  if (origin !== undefined) exchange.headers.push(...corsHeaders(options.corsOrigins, origin))
  if (request.method === 'OPTIONS') return preflight(exchange)
  if (options.explorer && wantsPage(request)) return sendExplorer(exchange)
  return options.graphql(exchange)
}

async function route(options: RouterOptions, exchange: NodeExchange): Promise<void> {
  const { request, response, requestId } = exchange
  const path = pathOf(request.url ?? '/')
  response.setHeader('x-request-id', requestId)
  const extra = options.routes.find(candidate => candidate.path === path && candidate.method === request.method)
  if (extra) return runRoute(extra, request, response, options.maxBodyBytes)
  const stream = options.streams?.find(candidate => candidate.path === path && candidate.method === request.method)
  if (stream) return stream.handle(request, response)
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    throw new RequestError(404, 'NOT_FOUND', `There is no ${request.method} ${path} here. Try POST /graphql.`)
  }
  if (path === '/healthz') return sendJson(response, 200, { status: 'ok' })
  if (path === '/readyz') return sendReadiness(options, response)
  if (path === '/metrics')
    return send(response, 200, await options.metrics.text(), 'text/plain; version=0.0.4; charset=utf-8')
  if (path === '/.well-known/jwks.json' && options.devIssuer) return sendJson(response, 200, options.devIssuer.jwks)
  if (options.explorer && (path === '/' || path === '/explorer')) return sendExplorer(exchange)
  throw new RequestError(404, 'NOT_FOUND', `There is no ${path} here. Try POST /graphql.`)
}

async function sendReadiness(options: RouterOptions, response: ServerResponse): Promise<void> {
  const health = await options.health()
  const ready = Object.values(health).every(state => state === 'ok')
  sendJson(response, ready ? 200 : 503, { status: ready ? 'ok' : 'not ready', dependencies: health })
}

function wantsPage({ method, headers, url }: RequestHead): boolean {
  return method === 'GET' && (headers.accept ?? '').startsWith('text/html') && !url?.includes('?')
}

async function sendExplorer(exchange: Exchange): Promise<void> {
  const page = await explorerPage()
  exchange.send(200, [...PAGE_HEADERS, 'content-length', String(page.length)], page)
}

const PAGE_HEADERS = ['content-type', 'text/html; charset=utf-8', 'content-encoding', 'gzip']

/** Answers a failure of any part of the front. What nobody expected is logged. */
function answerFailure({ log }: RouterOptions, exchange: Exchange, error: unknown): void {
  const { request, requestId } = exchange
  if (error instanceof LeftError) {
    exchange.drop()
    return
  }
  const known = requestErrorOf(error)
  if (!known) log.error({ err: error, requestId, url: pathOf(request.url ?? '/') }, 'a request failed')
  if (exchange.sent()) {
    exchange.drop()
    return
  }
  const shown = known ?? new RequestError(500, 'INTERNAL_SERVER_ERROR', internalMessage(requestId))
  exchange.headers.push(...Object.entries(shown.headers).flat())
  void respond(exchange, {
    status: shown.legacyStatus,
    contentType: 'application/json; charset=utf-8',
    cacheControl: 'no-store',
    body: shown.body(requestId),
    encoding: 'utf8',
  })
}
