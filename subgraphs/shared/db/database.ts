import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { PrismaClient } from '#prisma'
import type { Breakers } from '../breakers.ts'
import { GuardedPool } from './guarded-pool.ts'
import { LanePool } from './lane-pool.ts'
import { preparing } from './prepared.ts'
import { roundTrips } from './round-trips.ts'

/** The PostgreSQL schemas, one per subgraph; each has a role of the same name. */
export type SubgraphSchema = 'product' | 'sales_attribute' | 'orders' | 'payment' | 'settlement' | 'support'

export interface DatabaseOptions {
  url: string
  schema: SubgraphSchema
  /** Default 10. More lets more operations run at once, and takes as many of the server's max_connections. */
  poolSize?: number
  /** Whether half of the pool is kept for the core lane. Default false; it needs at least two connections. */
  lanes?: boolean
  /** Default 5000. A statement that runs longer is ended by the server. */
  statementTimeoutMs?: number
  /** Default 5000. How long one waits for a connection, be it made or given back by another. */
  connectTimeoutMs?: number
  /** Where the pool gets its breakers, `postgres.<schema>` and that of the core lane. Default: it has none. */
  breakers?: Pick<Breakers, 'get'>
}

/** The server ends statements itself; one that does not even do that is given up a little later. */
const GRACE_MS = 1000
/** A trial is one connection; whoever comes meanwhile is told at once. */
const BREAKER = { openMs: 1000, waitsForTrial: false }

export interface Database {
  pool: pg.Pool
  prisma: PrismaClient
  close(): Promise<void>
}

/**
 * Opens a pool as the subgraph's own role, and Prisma over the same pool. Statements of an operation are counted in
 * `roundTrips`.
 */
export function openDatabase(options: DatabaseOptions): Database {
  const { url, schema, poolSize = 10, lanes = false, statementTimeoutMs = 5000, breakers } = options
  const breakerOf = (name: string) => breakers?.get(`postgres.${name}`, BREAKER)
  const config: pg.PoolConfig = {
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: options.connectTimeoutMs ?? 5000,
    query_timeout: statementTimeoutMs + GRACE_MS,
    idleTimeoutMillis: 30_000,
    options: `-c role=fairground_${schema} -c statement_timeout=${statementTimeoutMs} -c idle_in_transaction_session_timeout=30000 -c random_page_cost=1.1 -c application_name=fairground_${schema}`,
  }
  const pool =
    lanes && poolSize > 1
      ? new LanePool(config, breakerOf(schema), breakerOf(`${schema}.core`))
      : new GuardedPool(config, breakerOf(schema))
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => {
    overrideQuery(client)
    // The pool is done before its connections are: one that is ended from the other side just then has no listener of it.
    client.on('error', () => {})
  })
  const prisma = new PrismaClient({
    adapter: new PrismaPg(pool, { schema }),
    transactionOptions: { maxWait: 5000, timeout: 10_000 },
  })
  return {
    pool,
    prisma,
    close: async () => {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

/** Wraps each connection once: whatever goes through it, by Prisma or by hand, is a round trip. */
function overrideQuery(client: pg.PoolClient): void {
  const query = preparing(client.query.bind(client) as (...args: unknown[]) => unknown)
  client.query = ((...args: unknown[]) => {
    roundTrips.count('db')
    return query(...args)
  }) as typeof client.query
}
