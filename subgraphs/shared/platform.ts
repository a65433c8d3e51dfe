import { Breakers } from './breakers.ts'
import type { Clock } from './clock.ts'
import { createSharedClock, systemClock } from './clock.ts'
import { type Controls, openControls, type Reports, startReports } from './controls.ts'
import { type Database, openDatabase, type SubgraphSchema } from './db.ts'
import type { Graph } from './graph.ts'
import { type Jobs, openJobs, watchQueues } from './jobs.ts'
import { createLogger, type Logger } from './log.ts'
import { createMetrics, type Metrics } from './metrics.ts'
import { watchExceptions } from './reconcile.ts'
import { createRedisStore, REDIS_BREAKER, type RedisStore } from './redis.ts'
import { openRefusals, type Refusals } from './refusals.ts'
import type { Consumer, Ticker } from './serve/subgraph.ts'
import type { SubgraphName } from './serve.ts'

/** What all subgraphs of a process share: jobs, Redis, the clock. */
export interface Shared {
  databaseUrl: string
  redis: RedisStore
  jobs: Jobs
  clock: Clock
  log: Logger
  metrics: Metrics
  /** What operators have set. */
  controls: Controls
  /** The circuit breakers of this process, which follow the controls. */
  breakers: Breakers
  /** What all processes say of their lanes and breakers. */
  reports: Reports
  /** What was refused, for operations. */
  refusals: Refusals
  close(): Promise<void>
}

export interface SharedOptions {
  databaseUrl: string
  redisUrl: string
  redisPrefix?: string
  /** An adjustable clock shared by all processes, instead of the system's. Never in production. */
  testClock?: boolean
  /** A clock to use as it is, for tests. */
  clock?: Clock
  logLevel?: string
  /** See JobsOptions. */
  pollSeconds?: number
}

/** Everything infrastructural that one subgraph gets. Its database connections run as its own role. */
export interface Platform extends Pick<Database, 'pool' | 'prisma'>, Omit<Shared, 'databaseUrl' | 'close'> {
  subgraph: SubgraphName
  schema: SubgraphSchema
  graph: Graph
  startWork(subgraph: string, consumers: readonly Consumer[], tickers: readonly Ticker[]): Promise<() => Promise<void>>
  health(): Promise<Record<string, string>>
  close(): Promise<void>
}

export const schemaOf: Record<SubgraphName, SubgraphSchema> = {
  product: 'product',
  'sales-attribute': 'sales_attribute',
  order: 'orders',
  payment: 'payment',
  settlement: 'settlement',
  support: 'support',
}

/** The subgraphs that take part in placing and paying an order. */
const WITH_CORE = new Set<SubgraphName>(['product', 'sales-attribute', 'order', 'payment'])

/** The subgraphs that compare what they know with others. */
const COMPARES = new Set<SubgraphName>(['product', 'order', 'payment'])

/** Connects to what a process shares. */
export async function openShared(options: SharedOptions): Promise<Shared> {
  const log = createLogger('fairground', options.logLevel)
  const metrics = createMetrics({ process: true })
  const breakers = new Breakers(metrics.registry)
  const breaker = breakers.get('redis.commands', REDIS_BREAKER)
  const redis = createRedisStore({ url: options.redisUrl, prefix: options.redisPrefix, breaker })
  // Without a breaker: by it the process learns what operators want of breakers.
  const own = openDatabase({ url: options.databaseUrl, schema: 'orders', poolSize: 1 })
  const clock = options.clock ?? (options.testClock ? await createSharedClock(own.pool, redis) : systemClock)
  const jobs = await openJobs({ databaseUrl: options.databaseUrl, clock, log, pollSeconds: options.pollSeconds })
  watchQueues(metrics.registry, jobs.boss)
  const controls = await openControls(own.pool, redis)
  const follow = () => breakers.follow(controls.override)
  follow()
  controls.onChange(follow)
  const reports = startReports(own.pool, breakers)
  const refusals = openRefusals(own.pool, clock, log)
  return {
    databaseUrl: options.databaseUrl,
    redis,
    jobs,
    clock,
    log,
    metrics,
    controls,
    breakers,
    reports,
    refusals,
    close: async () => {
      await jobs.close()
      await refusals.close()
      await reports.close()
      await controls.close()
      await clock.close()
      await own.close()
      await redis.close()
    },
  }
}

/** Opens one subgraph's platform. Closing it leaves what is shared open. */
export function createPlatform(subgraph: SubgraphName, shared: Shared, graph: Graph, poolSize?: number): Platform {
  const schema = schemaOf[subgraph]
  const { databaseUrl: url, breakers } = shared
  const database = openDatabase({ url, schema, poolSize, lanes: WITH_CORE.has(subgraph), breakers })
  if (COMPARES.has(subgraph)) watchExceptions({ pool: database.pool, schema, metrics: shared.metrics })
  const { redis, jobs, clock, metrics, controls, reports, refusals } = shared
  return {
    subgraph,
    schema,
    pool: database.pool,
    prisma: database.prisma,
    redis,
    jobs,
    clock,
    metrics,
    controls,
    breakers,
    reports,
    refusals,
    graph,
    log: shared.log.child({ subgraph }),
    startWork: jobs.startWork,
    health: async () => ({
      postgres: await state(() => database.pool.query('SELECT 1')),
      redis: await state(() => redis.ping()),
    }),
    close: database.close,
  }
}

async function state(check: () => Promise<unknown>): Promise<string> {
  try {
    await check()
    return 'ok'
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error)
  }
}
