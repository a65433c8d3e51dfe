import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import pg from 'pg'
import { inject } from 'vitest'
import type { Claims, Role, Viewer } from '../auth.ts'
import { type Clock, createTestClock } from '../clock.ts'
import { createGraph, GraphRegistry } from '../graph.ts'
import { createPlatform, openShared, type Platform, type Shared } from '../platform.ts'
import type { Subgraph, SubgraphName } from '../serve.ts'
import { TEMPLATE } from './globalSetup.ts'

export const BUSINESS = 'biz_test'

/** One test file's world: its own database, Redis prefix, clock and job queue on the run's real servers. */
export interface TestWorld {
  databaseUrl: string
  clock: Clock
  shared: Shared
  registry: GraphRegistry
  platform(subgraph: SubgraphName): Platform
  /** Makes a subgraph reachable for the others and starts its consumers. */
  add<S extends Subgraph>(subgraph: S): Promise<S>
  /** Resolves when no event waits for a subgraph of this world and no handler runs. Throws after ten seconds, saying what is left. */
  settled(): Promise<void>
  /** A superuser's query, past every role: for looking into tables and for breaking rules on purpose. */
  sql<T = Record<string, unknown>>(text: string, params?: unknown[]): Promise<T[]>
  close(): Promise<void>
}

export async function createTestWorld(): Promise<TestWorld> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const postgresUrl = inject('postgresUrl')
  await asAdmin(postgresUrl, `CREATE DATABASE ${name} TEMPLATE ${TEMPLATE}`)
  const databaseUrl = postgresUrl.replace(/\/postgres$/, `/${name}`)
  const clock = createTestClock()
  const shared = await openShared({
    databaseUrl,
    redisUrl: inject('redisUrl'),
    redisPrefix: `${name}:`,
    clock,
    logLevel: 'silent',
    pollSeconds: 0.5,
  })
  const registry = new GraphRegistry()
  const platforms = new Map<SubgraphName, Platform>()
  const subgraphs: Subgraph[] = []
  const admin = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  // The pool is done before its connections are: dropping the database may end one that is just being closed.
  admin.on('connect', client => client.on('error', () => {}))
  const sql = async <T>(text: string, params: unknown[] = []) => (await admin.query(text, params)).rows as T[]

  return {
    databaseUrl,
    clock,
    shared,
    registry,
    sql,
    platform: subgraph => {
      const known = platforms.get(subgraph) ?? createPlatform(subgraph, shared, createGraph(subgraph, registry))
      platforms.set(subgraph, known)
      return known
    },
    add: async subgraph => {
      registry.register(subgraph.name, subgraph)
      subgraphs.push(subgraph)
      await subgraph.start()
      return subgraph
    },
    settled: () => settled(shared, sql),
    close: async () => {
      await Promise.all(subgraphs.map(subgraph => subgraph.stop()))
      await shared.close()
      await Promise.all([...platforms.values()].map(platform => platform.close()))
      await admin.end()
      await dropDatabase(postgresUrl, name)
    },
  }
}

/**
 * Without force the server waits for sessions that are just ending, as those of a pool are for a moment after it has
 * ended. Forced at once it would end them, which nobody listens to any more.
 */
async function dropDatabase(postgresUrl: string, name: string): Promise<void> {
  await asAdmin(postgresUrl, `DROP DATABASE ${name}`).catch(() =>
    asAdmin(postgresUrl, `DROP DATABASE ${name} WITH (FORCE)`),
  )
}

async function settled({ jobs }: Shared, sql: TestWorld['sql']): Promise<void> {
  const deadline = Date.now() + 10_000
  for (;;) {
    const waiting = await sql<{ name: string; state: string; n: string }>(
      `SELECT name, state::text, count(*) AS n FROM pgboss.job
       WHERE state IN ('created', 'retry', 'active') AND name = ANY($1) GROUP BY 1, 2`,
      [[...jobs.working]],
    )
    if (waiting.length === 0 && jobs.active() === 0) return
    if (Date.now() > deadline) {
      const left = waiting.map(({ name, state, n }) => `${n} ${state} in ${name}`).join(', ')
      throw new Error(`events did not settle in ten seconds: ${left || 'a handler runs'}`)
    }
    // A handler's end is the event to wait for; the timeout only covers jobs that another process finishes.
    await once(jobs.events, 'handled', { signal: AbortSignal.timeout(100) }).catch(() => {})
  }
}

async function asAdmin(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** Claims as the gateway would sign them. */
export function claimsFor(role: Role, viewer: Partial<Viewer> = {}): Claims {
  const id = role === 'ANONYMOUS' || role === 'SERVICE' ? null : `usr_${role.toLowerCase()}`
  return {
    viewer: {
      id,
      roles: [role],
      businessId: BUSINESS,
      partnerId: role === 'PARTNER' ? 'par_test' : null,
      merchantId: role === 'MERCHANT' || role === 'PARTNER' ? 'mer_test' : null,
      creatorId: role === 'CREATOR' ? 'cre_test' : null,
      ...(role === 'SERVICE' ? { service: 'test' } : {}),
      ...viewer,
    },
    requestId: 'test',
    traceparent: '00-00000000000000000000000000000001-0000000000000001-01',
    operationName: null,
    clientName: 'test',
  }
}
