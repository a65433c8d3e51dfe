import type { ApolloServerPlugin } from '@apollo/server'
import { Registry } from 'prom-client'
import { signClaims, type Viewer } from '#shared/auth.ts'
import type { Breakers } from '#shared/breakers.ts'
import type { Reports } from '#shared/controls.ts'
import type { Subgraph } from '#shared/serve.ts'
import { authenticator, type TokenRules } from './auth/authenticate.ts'
import { claimsOf, type GatewayContext } from './context.ts'
import type { DevIssuer } from './dev-issuer/issuer.ts'
import type { Engine } from './execution/engine.ts'
import { httpSource, PIPELINE } from './execution/sources/http.ts'
import { inProcessSource } from './execution/sources/in-process.ts'
import { protectedBy } from './execution/sources/protected.ts'
import { type Sharing, shared } from './execution/sources/sharing.ts'
import { swappableEngine } from './execution/swap.ts'
import type { Source } from './execution/types.ts'
import type { ApolloContext } from './http/apollo.ts'
import { type EdgeOptions, graphqlEdge } from './http/edge.ts'
import type { Handler } from './http/exchange.ts'
import { listen } from './http/listen.ts'
import { router } from './http/router.ts'
import { checkTable } from './lanes/assign.ts'
import { type LaneSettings, Lanes } from './lanes/lanes.ts'
import { createGatewayMetrics, type GatewayMetrics } from './metrics.ts'
import { type KeyValueCache, memoryCache } from './persisted/cache.ts'
import { PersistedDocuments } from './persisted/documents.ts'
import { Manifest } from './persisted/manifest.ts'
import { cachePolicy } from './plugins/cache-control.ts'
import { type GatewayLog, presentError } from './plugins/errors.ts'
import { hideSchema } from './plugins/introspection.ts'
import { costCheck, DEFAULT_LIMITS, type Limits, shapeRule } from './plugins/limits.ts'
import { observer } from './plugins/observe.ts'
import { rootsRule } from './plugins/roots.ts'

export interface GatewayConfig {
  supergraphSdl: string
  /** The subgraphs of this process. */
  subgraphs: readonly Pick<Subgraph, 'name' | 'execute' | 'routes' | 'streams'>[]
  /** Subgraphs elsewhere: name to URL. One that is in both is fetched over HTTP. */
  remotes?: Record<string, string>
  /** Signs claims for remote subgraphs. */
  secret: string
  tokens: TokenRules
  devIssuer?: DevIssuer
  /** 0 takes a free port. Default host 127.0.0.1. */
  port: number
  host?: string
  /** The text of the operations manifest. */
  manifest?: string
  /** Only registered operations, for everybody. Without it only partners are held to the manifest. */
  requirePersisted?: boolean
  /** Hides the schema and the explorer from strangers. */
  production?: boolean
  limits?: Partial<Limits>
  /** Default 1 MiB. */
  maxBodyBytes?: number
  /** Default 5000. One slow subgraph must not hold every request of the graph; imports and the like run as jobs. */
  subgraphTimeoutMs?: number
  /** What strangers share of fetches from subgraphs elsewhere. Default auto. */
  share?: Sharing
  corsOrigins?: string[]
  /** Shared by the gateways; in memory by default, which only fits one of them. */
  cache?: KeyValueCache
  /** Whether the engine may generate code. Default true. */
  codegen?: boolean
  /** Whether answers are spliced. Default true. */
  splice?: boolean
  /** How operations are kept from each other's room. Default: not at all. */
  lanes?: LaneSettings
  /** The breakers of subgraphs elsewhere. Default: none. */
  breakers?: Pick<Breakers, 'get'>
  /** Tells others what the lanes do. */
  reports?: Pick<Reports, 'lanes'>
  /** What speaks GraphQL over HTTP: our own edge, or Apollo Server for its plugins. Default edge. */
  front?: 'edge' | 'apollo'
  /** Plugins of Apollo Server; only its front runs them. */
  apolloPlugins?: ApolloServerPlugin<ApolloContext>[]
  registry?: Registry
  health?(): Promise<Record<string, string>>
  log: GatewayLog
}

export interface RunningGateway {
  url: string
  port: number
  /** Loads, checks and warms another supergraph beside the present one, then answers what comes next with it. */
  swap(supergraphSdl: string): Promise<void>
  /** Refuses new connections, finishes running requests (10 s at most), then lets go of everything it opened. */
  close(): Promise<void>
}

const SUBGRAPH_TIMEOUT_MS = 5_000
const MAX_BODY_BYTES = 1024 * 1024

/** Starts the gateway. Subgraphs are the caller's to start and stop. */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const metrics = createGatewayMetrics(config.registry ?? new Registry())
  const { maxBodyBytes = MAX_BODY_BYTES } = config
  const limits = { ...DEFAULT_LIMITS, ...config.limits }
  const manifest = config.manifest ? new Manifest(config.manifest) : undefined
  const engine = swappableEngine<GatewayContext>({
    supergraphSdl: config.supergraphSdl,
    codegen: config.codegen,
    splice: config.splice,
    source: name => sourceOf(config, name, metrics),
    present: presentError,
    rules: [rootsRule, shapeRule(limits)],
    // What clients are known to ask is planned before they do.
    warm: () => manifest?.texts() ?? [],
    metrics: metrics.engine,
  })
  const supergraph = {
    sdl: config.supergraphSdl,
    get schema() {
      return engine.apiSchema
    },
  }
  if (config.lanes) checkTable(config.lanes.table, engine.apiSchema)
  const lanes = config.lanes && new Lanes(config.lanes, metrics)
  if (lanes) config.reports?.lanes(() => lanes.report())
  const front = await openFront(config, engine, {
    engine,
    authenticate: authenticator(config.tokens),
    persisted: new PersistedDocuments({
      manifest,
      cache: config.cache ?? memoryCache(),
      requirePersisted: config.requirePersisted ?? false,
    }),
    checks: [...(config.production ? [hideSchema] : []), costCheck(() => engine.apiSchema, limits)],
    cachePolicy: cachePolicy(supergraph),
    maxBodyBytes,
    quiet: config.production ?? false,
    observe: observer(config.log, metrics),
    lanes,
    log: config.log,
  })
  let closing = false
  const handle = router({
    graphql: front.handler,
    maxBodyBytes,
    routes: config.subgraphs.flatMap(subgraph => subgraph.routes ?? []),
    streams: config.subgraphs.flatMap(subgraph => subgraph.streams ?? []),
    corsOrigins: config.corsOrigins ?? [],
    explorer: !config.production,
    devIssuer: config.devIssuer,
    metrics,
    health: async () => ({ gateway: closing ? 'closing' : 'ok', ...(await config.health?.()) }),
    log: config.log,
  })
  const { url, port, close } = await listen(handle, { port: config.port, host: config.host, maxBodyBytes })
  return {
    url,
    port,
    swap: async supergraphSdl => {
      await engine.swap(supergraphSdl)
      supergraph.sdl = supergraphSdl
    },
    close: async () => {
      closing = true
      await close()
      await front.stop()
      lanes?.close()
      await engine.close()
    },
  }
}

async function openFront(
  { front, apolloPlugins: plugins = [] }: GatewayConfig,
  engine: Engine<GatewayContext>,
  options: EdgeOptions,
): Promise<{ handler: Handler; stop(): Promise<void> }> {
  if (front !== 'apollo') return { handler: graphqlEdge(options), stop: async () => undefined }
  // Not loaded by those who do not use it.
  const { apolloFront } = await import('./http/apollo.ts')
  return apolloFront({ ...options, engine, plugins })
}

function sourceOf(config: GatewayConfig, name: string, metrics: GatewayMetrics): Source<GatewayContext> {
  const timeoutMs = config.subgraphTimeoutMs ?? SUBGRAPH_TIMEOUT_MS
  const url = config.remotes?.[name]
  if (url) return remoteSource(config, { name, url, timeoutMs }, metrics)
  const subgraph = config.subgraphs.find(candidate => candidate.name === name)
  if (!subgraph) throw new Error(`expected the subgraph ${name} in this process or its URL, got neither`)
  return inProcessSource<GatewayContext>({
    subgraph: name,
    timeoutMs,
    execute: subgraph.execute,
    claims: ({ operationName }, context) => claimsOf(context, operationName),
    observe: (_fetch, outcome, started) => metrics.observeFetch(name, 'in-process', outcome, started),
  })
}

function remoteSource(
  { secret, share = 'auto', breakers }: GatewayConfig,
  { name, url, timeoutMs }: { name: string; url: string; timeoutMs: number },
  metrics: GatewayMetrics,
): Source<GatewayContext> {
  const source = httpSource<GatewayContext>({
    subgraph: name,
    url,
    timeoutMs,
    pipeline: PIPELINE,
    headers: ({ operationName }, body, context) => {
      const claims = claimsOf(context, operationName)
      return {
        'x-request-id': claims.requestId,
        traceparent: claims.traceparent,
        ...signClaims(secret, name, claims, Buffer.from(body, 'latin1'), Date.now()),
      }
    },
    observe: (_fetch, outcome, started) => metrics.observeFetch(name, 'http', outcome, started),
    observePipeline: (what, count) => metrics.countPipeline(name, what, count),
  })
  return shared(breakers ? protectedBy(breakers, source) : source, {
    sharing: share,
    // Strangers of one tenant see the same.
    audienceOf: (_fetch, { viewer }) => (isStranger(viewer) ? viewer.businessId : null),
    timeoutMs,
    observe: (by, what, count) => metrics.countSharing(name, by, what, count),
  })
}

function isStranger({ id, roles }: Viewer): boolean {
  return id === null && roles.join() === 'ANONYMOUS'
}
