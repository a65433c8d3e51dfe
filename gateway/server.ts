import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { ApolloGateway } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { Registry } from 'prom-client'
import { drain, type Subgraph } from '#shared/serve.ts'
import { authenticator, type TokenRules } from './auth/authenticate.ts'
import type { GatewayContext } from './context.ts'
import type { DevIssuer } from './dev-issuer/issuer.ts'
import { deduplicated } from './execution/dedupe.ts'
import { HttpDataSource } from './execution/http.ts'
import { inProcessDataSource } from './execution/in-process.ts'
import { router } from './http/router.ts'
import { createGatewayMetrics, type GatewayMetrics } from './metrics.ts'
import { type KeyValueCache, memoryCache } from './persisted/cache.ts'
import { Manifest } from './persisted/manifest.ts'
import { errorsPlugin, type GatewayLog } from './plugins/errors.ts'
import { introspectionPlugin } from './plugins/introspection.ts'
import { DEFAULT_LIMITS, type Limits, limitsPlugin } from './plugins/limits.ts'
import { observePlugin } from './plugins/observe.ts'
import { statusPlugin } from './plugins/status.ts'

export interface GatewayConfig {
  supergraphSdl: string
  /** The subgraphs of this process. */
  subgraphs: readonly Pick<Subgraph, 'name' | 'execute' | 'routes'>[]
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
  corsOrigins?: string[]
  /** Shared by the gateways; in memory by default, which only fits one of them. */
  cache?: KeyValueCache
  registry?: Registry
  health?(): Promise<Record<string, string>>
  log: GatewayLog
}

export interface RunningGateway {
  url: string
  port: number
  /** Refuses new connections, finishes running requests (10 s at most), then lets go of everything it opened. */
  close(): Promise<void>
}

const SUBGRAPH_TIMEOUT_MS = 5_000
const MAX_TOKENS = 10_000
const MAX_BODY_BYTES = 1024 * 1024

/** Starts the gateway. Subgraphs are the caller's to start and stop. */
export async function startGateway(config: GatewayConfig): Promise<RunningGateway> {
  const metrics = createGatewayMetrics(config.registry ?? new Registry())
  const cache = config.cache ?? memoryCache()
  const remotes: HttpDataSource[] = []
  const apollo = createApollo(config, metrics, cache, remotes)
  await apollo.start()
  let closing = false
  const handle = router({
    apollo,
    authenticate: authenticator(config.tokens),
    persisted: {
      manifest: config.manifest ? new Manifest(config.manifest) : undefined,
      cache,
      requirePersisted: config.requirePersisted ?? false,
    },
    maxBodyBytes: config.maxBodyBytes ?? MAX_BODY_BYTES,
    routes: config.subgraphs.flatMap(subgraph => subgraph.routes ?? []),
    corsOrigins: config.corsOrigins ?? [],
    explorer: !config.production,
    devIssuer: config.devIssuer,
    metrics,
    health: async () => ({ gateway: closing ? 'closing' : 'ok', ...(await config.health?.()) }),
    log: config.log,
  })
  const server = createServer(handle)
  server.keepAliveTimeout = 65_000
  // Nobody needs longer to send a megabyte, except to hold connections.
  server.requestTimeout = 30_000
  const port = await listen(server, config)
  return {
    url: `http://${config.host ?? '127.0.0.1'}:${port}`,
    port,
    close: async () => {
      closing = true
      await drain(server)
      await apollo.stop()
      await Promise.all(remotes.map(remote => remote.close()))
    },
  }
}

function createApollo(config: GatewayConfig, metrics: GatewayMetrics, cache: KeyValueCache, remotes: HttpDataSource[]) {
  return new ApolloServer<GatewayContext>({
    gateway: createGateway(config, metrics, remotes),
    cache,
    persistedQueries: { cache, ttl: 86_400 },
    introspection: true,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: config.production ?? false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: MAX_TOKENS },
    nodeEnv: config.production ? 'production' : 'development',
    logger: quiet(config.log),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      statusPlugin(),
      observePlugin(config.log, metrics),
      errorsPlugin(config.log, metrics),
      introspectionPlugin(config.production ?? false),
      limitsPlugin({ ...DEFAULT_LIMITS, ...config.limits }),
    ],
  })
}

function createGateway(config: GatewayConfig, metrics: GatewayMetrics, remotes: HttpDataSource[]): ApolloGateway {
  const timeoutMs = config.subgraphTimeoutMs ?? SUBGRAPH_TIMEOUT_MS
  return new ApolloGateway({
    supergraphSdl: config.supergraphSdl,
    logger: quiet(config.log),
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService: ({ name }) => {
      const url = config.remotes?.[name]
      if (url) {
        const remote = new HttpDataSource(name, { url, secret: config.secret, timeoutMs, metrics })
        remotes.push(remote)
        return deduplicated(remote)
      }
      const subgraph = config.subgraphs.find(candidate => candidate.name === name)
      if (!subgraph) throw new Error(`expected the subgraph ${name} in this process or its URL, got neither`)
      return deduplicated(inProcessDataSource(subgraph, { timeoutMs, metrics }))
    },
  })
}

function listen(server: Server, { port, host }: GatewayConfig): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host ?? '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
  })
}

/** Apollo's loggers take text; ours take fields first. */
function quiet(log: GatewayLog) {
  const line = (level: 'warn' | 'error') => (message?: unknown) => log[level]({ component: 'apollo' }, String(message))
  return { debug: () => undefined, info: () => undefined, warn: line('warn'), error: line('error') }
}
