import type { ApolloServerPlugin } from '@apollo/server'
import { Registry } from 'prom-client'
import type { Reports } from '#shared/controls.ts'
import type { Subgraph } from '#shared/serve.ts'
import { authenticator, type TokenRules } from './auth/authenticate.ts'
import type { GatewayContext } from './context.ts'
import type { DevIssuer } from './dev-issuer/issuer.ts'
import type { Engine } from './execution/engine.ts'
import { swappableEngine } from './execution/swap.ts'
import type { ApolloContext } from './http/apollo.ts'
import { type EdgeOptions, graphqlEdge } from './http/edge.ts'
import type { Handler } from './http/exchange.ts'
import { listen } from './http/listen.ts'
import { router } from './http/router.ts'
import { checkTable } from './lanes/assign.ts'
import { type LaneSettings, Lanes } from './lanes/lanes.ts'
import { createGatewayMetrics } from './metrics.ts'
import { type KeyValueCache, memoryCache } from './persisted/cache.ts'
import { PersistedDocuments } from './persisted/documents.ts'
import { Manifest } from './persisted/manifest.ts'
import { cachePolicy } from './plugins/cache-control.ts'
import { type GatewayLog, presentError } from './plugins/errors.ts'
import { hideSchema } from './plugins/introspection.ts'
import { costCheck, DEFAULT_LIMITS, type Limits, shapeRule } from './plugins/limits.ts'
import { observer } from './plugins/observe.ts'
import { rootsRule } from './plugins/roots.ts'
import { type SourceSettings, sourceOf } from './sources.ts'

export interface GatewayConfig extends SourceSettings {
  supergraphSdl: string
  /** The subgraphs of this process. */
  subgraphs: readonly Pick<Subgraph, 'name' | 'execute' | 'routes' | 'streams'>[]
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
  corsOrigins?: string[]
  /** Shared by the gateways; in memory by default, which only fits one of them. */
  cache?: KeyValueCache
  /** Whether the engine may generate code. Default true. */
  codegen?: boolean
  /** Whether answers are spliced. Default true. */
  splice?: boolean
  /** Whether plain requests are read without node:http. Default true. */
  plain?: boolean
  /** How operations are kept from each other's room. Default: not at all. */
  lanes?: LaneSettings
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
    cachePolicy: cachePolicy(engine),
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
  const { host, plain } = config
  const { url, port, close } = await listen(handle, { port: config.port, host, plain, maxBodyBytes })
  return {
    url,
    port,
    swap: engine.swap,
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
