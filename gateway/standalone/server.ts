import { readFileSync } from 'node:fs'
import { Registry } from 'prom-client'
import { anonymousViewer } from '#shared/auth.ts'
import { Breakers } from '#shared/breakers.ts'
import { createRedisStore, REDIS_BREAKER } from '#shared/redis.ts'
import type { GatewayContext } from '../context.ts'
import { httpSource, PIPELINE } from '../execution/sources/http.ts'
import { shared } from '../execution/sources/sharing.ts'
import { swappableEngine } from '../execution/swap.ts'
import type { ByteSource } from '../execution/types.ts'
import { graphqlEdge } from '../http/edge.ts'
import { listen } from '../http/listen.ts'
import { router } from '../http/router.ts'
import { createGatewayMetrics, type GatewayMetrics } from '../metrics.ts'
import { type KeyValueCache, memoryCache, redisCache } from '../persisted/cache.ts'
import { PersistedDocuments } from '../persisted/documents.ts'
import { Manifest } from '../persisted/manifest.ts'
import { cachePolicy } from '../plugins/cache-control.ts'
import { type GatewayLog, presentError } from '../plugins/errors.ts'
import { hideSchema } from '../plugins/introspection.ts'
import { costCheck, shapeRule } from '../plugins/limits.ts'
import { observer } from '../plugins/observe.ts'
import { rootsRule } from '../plugins/roots.ts'
import type { Served } from '../workers/worker.ts'
import type { Each, StandaloneOptions } from './options.ts'

export type Standalone = Required<Served>

export interface StandaloneConfig
  extends Omit<StandaloneOptions, 'supergraph' | 'explain' | 'pollSeconds' | 'logLevel'> {
  supergraphSdl: string
  codegen: boolean
  splice: boolean
  plain: boolean
  /** Keeps the hashes that clients register, for all gateways; empty keeps them in memory. */
  redisUrl: string
  log: GatewayLog
}

/** Any supergraph over HTTP subgraphs, without this project's identities: who may see what is the subgraphs' business. */
export async function startStandalone(config: StandaloneConfig): Promise<Standalone> {
  const { host, limits, log, maxBodyBytes, plain, requirePersisted } = config
  const registry = new Registry()
  const metrics = createGatewayMetrics(registry)
  const health = async () => ({ gateway: 'ok' })
  const manifest = config.manifest ? new Manifest(readFileSync(config.manifest, 'utf8')) : undefined
  const engine = swappableEngine<GatewayContext>({
    supergraphSdl: config.supergraphSdl,
    codegen: config.codegen,
    splice: config.splice,
    source: (name, url) => sourceOf(config, metrics, name, url),
    present: presentError,
    rules: [rootsRule, shapeRule(limits)],
    warm: () => manifest?.texts() ?? [],
    metrics: metrics.engine,
  })
  const registered = openCache(config, registry)
  const graphql = graphqlEdge({
    engine,
    authenticate: () => nobody,
    persisted: new PersistedDocuments({ manifest, cache: registered.cache, requirePersisted }),
    checks: [...(config.introspection ? [] : [hideSchema]), costCheck(() => engine.apiSchema, limits)],
    cachePolicy: cachePolicy(engine),
    maxBodyBytes,
    quiet: !config.introspection,
    observe: observer(log, metrics),
    log,
  })
  const handle = router({
    graphql,
    maxBodyBytes,
    routes: [],
    corsOrigins: [],
    explorer: config.introspection,
    devIssuer: undefined,
    metrics,
    health,
    log,
  })
  const { url, close } = await listen(handle, { port: config.port, host, plain, maxBodyBytes })
  return {
    url,
    tokens: [],
    registry,
    health,
    swap: engine.swap,
    close: async () => {
      await close()
      await engine.close()
      await registered.close()
    },
  }
}

/** Where the hashes are that clients register. */
function openCache(
  { redisUrl, log }: StandaloneConfig,
  registry: Registry,
): { cache: KeyValueCache; close(): Promise<void> } {
  if (redisUrl === '') return { cache: memoryCache(), close: async () => undefined }
  const breaker = new Breakers(registry).get('redis.commands', REDIS_BREAKER)
  const redis = createRedisStore({ url: redisUrl, breaker })
  const warn = (error: unknown) => log.warn({ err: error }, 'the cache of persisted documents failed')
  return { cache: redisCache(redis, warn), close: redis.close }
}

function sourceOf(
  { subgraphs, forward, timeoutMs, share, pipeline }: StandaloneConfig,
  metrics: GatewayMetrics,
  subgraph: string,
  url: string,
): ByteSource<GatewayContext> {
  const source = httpSource<GatewayContext>({
    subgraph,
    url: subgraphs.get(subgraph) ?? url,
    timeoutMs,
    pipeline: { ...PIPELINE, depth: of(pipeline, subgraph) },
    headers: (_fetch, _body, { headers }) => forwarded(headers, forward),
    observe: (_fetch, outcome, started) => metrics.observeFetch(subgraph, 'http', outcome, started),
    observePipeline: (what, count) => metrics.countPipeline(subgraph, what, count),
  })
  // Who sends nothing that tells them apart sees what everybody sees.
  const isPublic = ({ headers }: GatewayContext) => !forward.some(name => name in headers && !TRACING.has(name))
  return shared(source, {
    sharing: of(share, subgraph),
    audienceOf: (_fetch, context) => (isPublic(context) ? '' : null),
    timeoutMs,
    observe: (by, what, count) => metrics.countSharing(subgraph, by, what, count),
  })
}

function of<T>({ by, otherwise }: Each<T>, subgraph: string): T {
  return by.get(subgraph) ?? otherwise
}

const nobody = anonymousViewer('')

/** Headers that differ between requests without a difference in their answers. */
const TRACING = new Set(['x-request-id', 'traceparent', 'tracestate'])

function forwarded(headers: GatewayContext['headers'], names: readonly string[]): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const name of names) {
    const value = headers[name]
    if (value !== undefined) sent[name] = Array.isArray(value) ? value.join(', ') : value
  }
  return sent
}
