import { buildSubgraphSchema } from '@apollo/subgraph'
import { type ExecutionResult, type GraphQLSchema, parse } from 'graphql'
import type { Registry } from 'prom-client'
import type { Claims } from '../auth/viewer.ts'
import { currentClaims } from '../graph/trace.ts'
import type { Lane } from '../lanes/table.ts'
import { applyPermissions } from '../permit/guard.ts'
import type { PermissionTable, PermitContext } from '../permit/rules.ts'
import { type Refusals, watchPayloads } from '../refusals.ts'
import { guardInputs } from './input-guard.ts'
import { operationMetrics } from './metrics.ts'
import { type OperationLog, type OperationReport, type OperationRequest, operationRunner } from './operation.ts'
import { timedRoute } from './route-timing.ts'
import type { HttpRoute, StreamRoute } from './routes.ts'
import { scalars } from './scalars.ts'
import type { SubgraphName } from './schema.ts'

/** An event as consumers get it. At least once and in any order: `id` and `key` are for telling repeats. */
export interface DomainEvent {
  id: string
  type: string
  key: string
  // biome-ignore lint/suspicious/noExplicitAny: each event has its own shape, checked by its consumer
  data: any
  occurredAt: string
}

export interface Consumer {
  event: string
  /** The lane that it is handled in; normal when left out. */
  lane?: Lane
  /** Tells two consumers of one event apart. */
  name?: string
  /**
   * Handles what it can of several events at once, each of another key, and answers the ids of those that are done. The
   * others, or all of them when it throws, are handled one by one: one bad event holds back nothing but itself.
   */
  together?(events: readonly DomainEvent[]): Promise<ReadonlySet<string>>
  handle(event: DomainEvent): Promise<void>
}

/** Work that looks for what is due. Runs every `everyMs`, and at once when a test clock moves. */
export interface Ticker {
  name: string
  everyMs: number
  run(): Promise<void>
}

/** What this module needs of a subgraph's platform. */
export interface SubgraphPlatform {
  log: OperationLog
  metrics: { registry: Registry }
  /** Notes what is refused; nothing is noted without. */
  refusals?: Pick<Refusals, 'note'>
  /** Starts consumers and tickers; answers how to stop them. */
  startWork(subgraph: string, consumers: readonly Consumer[], tickers: readonly Ticker[]): Promise<() => Promise<void>>
  /** Each dependency's state: 'ok', or what is wrong. */
  health(): Promise<Record<string, string>>
}

export interface Subgraph {
  name: SubgraphName
  schema: GraphQLSchema
  execute(request: OperationRequest): Promise<ExecutionResult>
  routes?: HttpRoute[]
  streams?: StreamRoute[]
  /** Starts consumers and tickers. Operations are answered before, too. */
  start(): Promise<void>
  stop(): Promise<void>
  health(): Promise<Record<string, 'ok' | string>>
  /** Calls the listener after each operation; answers how to end that. */
  onOperation(listener: (report: OperationReport) => void): () => void
}

// biome-ignore lint/suspicious/noExplicitAny: resolver maps are typed where they are written, by generated types
type Resolvers = Record<string, any>

export interface SubgraphOptions<Context extends PermitContext> {
  name: SubgraphName
  /** The authored SDL: `readSchema('order')`. */
  typeDefs: string
  resolvers: Resolvers
  /** Must decide on every field, or this throws. */
  permissions: PermissionTable
  createContext(claims: Claims): Context
  consumers?: readonly Consumer[]
  tickers?: readonly Ticker[]
  routes?: HttpRoute[]
  streams?: StreamRoute[]
  platform: SubgraphPlatform
}

/** Builds a subgraph, usable at once and without a port. Throws when schema, resolvers and permissions do not fit. */
export function createSubgraph<Context extends PermitContext>(options: SubgraphOptions<Context>): Subgraph {
  const { name, platform } = options
  const built = buildSubgraphSchema([{ typeDefs: parse(options.typeDefs), resolvers: withScalars(options) }])
  const watched = watchPayloads(guardInputs(built), refused => {
    const claims = currentClaims.getStore()
    if (claims) platform.refusals?.note(name, claims, refused)
  })
  const schema = applyPermissions(watched, options.permissions)
  const listeners = new Set<(report: OperationReport) => void>()
  const execute = operationRunner({
    name,
    schema,
    createContext: options.createContext,
    log: platform.log,
    metrics: operationMetrics(platform.metrics.registry),
    refusals: platform.refusals,
    listeners,
  })
  let stopWork: (() => Promise<void>) | undefined
  return {
    name,
    schema,
    execute,
    routes: options.routes?.map(route => timedRoute(platform.metrics.registry, route)),
    streams: options.streams,
    start: async () => {
      stopWork ??= await platform.startWork(name, options.consumers ?? [], options.tickers ?? [])
    },
    stop: async () => {
      const stop = stopWork
      stopWork = undefined
      await stop?.()
    },
    health: () => platform.health(),
    onOperation: listener => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The shared scalars that this SDL declares. */
function withScalars({ typeDefs, resolvers }: { typeDefs: string; resolvers: Resolvers }): Resolvers {
  const declared = Object.entries(scalars).filter(([scalar]) => typeDefs.includes(`scalar ${scalar}`))
  return { ...Object.fromEntries(declared), ...resolvers }
}
