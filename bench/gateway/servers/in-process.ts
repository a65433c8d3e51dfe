import { readFileSync } from 'node:fs'
import pino from 'pino'
import { Registry } from 'prom-client'
import { anonymousViewer } from '#shared/auth.ts'
import { claimsOf, type GatewayContext } from '../../../gateway/context.ts'
import { createEngine } from '../../../gateway/execution/engine.ts'
import { inProcessSource } from '../../../gateway/execution/sources/in-process.ts'
import type { Source } from '../../../gateway/execution/types.ts'
import { graphqlEdge } from '../../../gateway/http/edge.ts'
import { listen } from '../../../gateway/http/listen.ts'
import { router } from '../../../gateway/http/router.ts'
import { createGatewayMetrics } from '../../../gateway/metrics.ts'
import { memoryCache } from '../../../gateway/persisted/cache.ts'
import { PersistedDocuments } from '../../../gateway/persisted/documents.ts'
import { cachePolicy } from '../../../gateway/plugins/cache-control.ts'
import { presentError } from '../../../gateway/plugins/errors.ts'
import { costCheck, DEFAULT_LIMITS, shapeRule } from '../../../gateway/plugins/limits.ts'
import { observer } from '../../../gateway/plugins/observe.ts'
import { createExecutor } from '../graph/execute.ts'
import { supergraphFile } from '../graph/files.ts'
import { subgraphSchema, subgraphs } from '../graph/subgraphs.ts'

/**
 * This gateway with the subgraphs in its process: a fetch is a call, and each of them is executed. Its edge, limits and
 * metrics are the product's; its tokens are not checked, because no other gateway here does.
 */
const TIMEOUT_MS = 5_000
const MAX_BODY_BYTES = 1024 * 1024
/** Checked, but out of the way: the largest query is beyond what the default allows a stranger. */
const LIMITS = { ...DEFAULT_LIMITS, maxCost: 1_000_000 }
const [folder, port] = process.argv.slice(2) as [string, string]
const supergraphSdl = readFileSync(supergraphFile(folder), 'utf8')
const log = pino({ level: 'warn' })
const metrics = createGatewayMetrics(new Registry())
const viewer = anonymousViewer('bench')

function source(name: string): Source<GatewayContext> {
  const { fails } = subgraphs.find(subgraph => subgraph.name === name)!
  const execute = createExecutor(subgraphSchema(name))
  return inProcessSource<GatewayContext>({
    subgraph: name,
    timeoutMs: TIMEOUT_MS,
    claims: ({ operationName }, context) => {
      if (!context.headers.authorization) throw new Error('expected an authorization header')
      return claimsOf(context, operationName)
    },
    execute: async request => {
      if (fails) throw new Error('down')
      return execute(request)
    },
    observe: (_, outcome, started) => metrics.observeFetch(name, 'in-process', outcome, started),
  })
}

const engine = createEngine<GatewayContext>({
  supergraphSdl,
  source,
  present: presentError,
  rules: [shapeRule(LIMITS)],
  metrics: metrics.engine,
})

const graphql = graphqlEdge({
  engine,
  authenticate: () => viewer,
  persisted: new PersistedDocuments({ manifest: undefined, cache: memoryCache(), requirePersisted: false }),
  checks: [costCheck(() => engine.apiSchema, LIMITS)],
  cachePolicy: cachePolicy({ supergraphSdl, apiSchema: engine.apiSchema }),
  maxBodyBytes: MAX_BODY_BYTES,
  quiet: true,
  observe: observer(log, metrics),
  log,
})

const handle = router({
  graphql,
  maxBodyBytes: MAX_BODY_BYTES,
  routes: [],
  corsOrigins: [],
  explorer: false,
  devIssuer: undefined,
  metrics,
  health: async () => ({}),
  log,
})
await listen(handle, { port: Number(port), maxBodyBytes: MAX_BODY_BYTES })
