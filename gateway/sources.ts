import { signClaims, type Viewer } from '#shared/auth.ts'
import type { Breakers } from '#shared/breakers.ts'
import type { Subgraph } from '#shared/serve.ts'
import { claimsOf, type GatewayContext } from './context.ts'
import { httpSource, PIPELINE } from './execution/sources/http.ts'
import { inProcessSource } from './execution/sources/in-process.ts'
import { protectedBy } from './execution/sources/protected.ts'
import { type Sharing, shared } from './execution/sources/sharing.ts'
import type { Source } from './execution/types.ts'
import type { GatewayMetrics } from './metrics.ts'

/** Where subgraphs are, and how they are asked. */
export interface SourceSettings {
  /** Those of this process. */
  subgraphs: readonly Pick<Subgraph, 'name' | 'execute'>[]
  /** Subgraphs elsewhere: name to URL. One that is in both is fetched over HTTP. */
  remotes?: Record<string, string>
  /** Signs claims for remote subgraphs. */
  secret: string
  /** Default 5000. One slow subgraph must not hold every request of the graph; imports and the like run as jobs. */
  subgraphTimeoutMs?: number
  /** What strangers share of fetches from subgraphs elsewhere. Default auto. */
  share?: Sharing
  /** The breakers of subgraphs elsewhere. Default: none. */
  breakers?: Pick<Breakers, 'get'>
}

const SUBGRAPH_TIMEOUT_MS = 5_000

/** Where the fetches from a subgraph go. Throws when it is neither here nor elsewhere. */
export function sourceOf(config: SourceSettings, name: string, metrics: GatewayMetrics): Source<GatewayContext> {
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
  { secret, share = 'auto', breakers }: SourceSettings,
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
