import { createServer, type RequestListener } from 'node:http'
import { buildSchema, OperationTypeNode, parse } from 'graphql'
import { Registry } from 'prom-client'
import { anonymousViewer } from '#shared/auth.ts'
import { createLogger } from '#shared/log.ts'
import { authenticator } from '../../gateway/auth/authenticate.ts'
import type { GatewayContext } from '../../gateway/context.ts'
import { openDevIssuer } from '../../gateway/dev-issuer/issuer.ts'
import type { Engine } from '../../gateway/execution/engine.ts'
import type { EngineAnswer, PreparedOperation } from '../../gateway/execution/types.ts'
import { apolloFront } from '../../gateway/http/apollo.ts'
import { type EdgeOptions, graphqlEdge } from '../../gateway/http/edge.ts'
import type { Handler } from '../../gateway/http/exchange.ts'
import { type Answering, listen } from '../../gateway/http/listen.ts'
import { router } from '../../gateway/http/router.ts'
import { createGatewayMetrics } from '../../gateway/metrics.ts'
import { memoryCache } from '../../gateway/persisted/cache.ts'
import { PersistedDocuments } from '../../gateway/persisted/documents.ts'
import { costCheck, DEFAULT_LIMITS } from '../../gateway/plugins/limits.ts'
import { observer } from '../../gateway/plugins/observe.ts'
import { ANSWER, AUDIENCE, QUERY, SDL } from './request.ts'

/** One of the fronts over an engine that answers a constant, or node:http that only reads, parses and answers it. */
const [front = 'bare', folder = '.', level = 'silent'] = process.argv.slice(2)

const answer: EngineAnswer = { body: ANSWER, encoding: 'latin1', errors: [], hasData: true, path: 'splice' }
const operation: PreparedOperation<GatewayContext> = {
  kind: OperationTypeNode.QUERY,
  name: 'Room',
  document: parse(QUERY),
  notes: new Map(),
  variables: given => ({ values: given as Record<string, unknown> }),
  execute: () => answer,
}
const engine: Engine<GatewayContext> = {
  apiSchema: buildSchema(SDL),
  prepare: () => operation,
  warm: async () => [],
  close: async () => undefined,
}

async function graphql(): Promise<Handler> {
  const issuer = await openDevIssuer(folder)
  const log = createLogger('bench', level)
  const options: EdgeOptions = {
    engine,
    authenticate: authenticator({
      keys: issuer.keys,
      issuer: issuer.issuer,
      audience: AUDIENCE,
      algorithms: ['ES256'],
      defaultBusinessId: anonymousViewer('biz').businessId,
    }),
    persisted: new PersistedDocuments({ manifest: undefined, cache: memoryCache(), requirePersisted: false }),
    checks: [costCheck(() => engine.apiSchema, DEFAULT_LIMITS)],
    cachePolicy: () => 'no-store',
    maxBodyBytes: 1_000_000,
    quiet: false,
    observe: observer(log, createGatewayMetrics(new Registry())),
    log,
  }
  if (front.startsWith('edge')) return graphqlEdge(options)
  return (await apolloFront({ ...options, engine, plugins: [] })).handler
}

async function made(): Promise<Answering> {
  return router({
    graphql: await graphql(),
    maxBodyBytes: 1_000_000,
    routes: [],
    corsOrigins: [],
    explorer: false,
    devIssuer: undefined,
    metrics: { text: async () => '' },
    health: async () => ({}),
    log: createLogger('bench', 'silent'),
  })
}

const bare: RequestListener = (request, response) => {
  const chunks: Buffer[] = []
  request.on('data', chunk => chunks.push(chunk))
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString())
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': ANSWER.length })
    response.end(ANSWER, 'latin1')
  })
}

if (front === 'bare') {
  const server = createServer(bare).listen(0, '127.0.0.1', () =>
    process.send?.({ port: (server.address() as { port: number }).port }),
  )
} else {
  const { port } = await listen(await made(), { port: 0, maxBodyBytes: 1_000_000, plain: front === 'edge' })
  process.send?.({ port })
}
process.on('message', () => process.send?.(process.cpuUsage()))
process.once('disconnect', () => process.exit(0))
