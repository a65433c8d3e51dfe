import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Redis } from 'ioredis'
import { inject } from 'vitest'
import { createTestWorld, type TestWorld } from '#shared/testing.ts'
import { developmentIdentities } from '../../gateway/dev-issuer/identities.ts'
import { openDevIssuer } from '../../gateway/dev-issuer/issuer.ts'
import { seed } from '../../prisma/seed/main.ts'
import { freePort } from '../embedded/ports.ts'
import { startSandbox } from '../start/sandbox.ts'
import { type Ask, createAsk } from './client.ts'
import { type CrashingGraph, startCrashingGraph } from './graph.ts'

const BUSINESS = 'biz_demo'

export interface CrashWorld {
  graph: CrashingGraph
  ask: Ask
  sql: TestWorld['sql']
  /** The payment provider's own books: what was charged less what was given back, whoever knows of it. */
  charged(): bigint
  close(): Promise<void>
}

/** A graph that can be killed, and around it servers that live on: PostgreSQL, Redis and the payment provider. */
export async function openCrashWorld(): Promise<CrashWorld> {
  const home = mkdtempSync(join(tmpdir(), 'fairground-crash-'))
  chmodSync(home, 0o755)
  const world = await createTestWorld()
  await seed(world.shared)
  const redisUrl = await emptyRedis()
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const secret = 'the-secret-of-the-sandbox-in-crash-runs'
  const sandbox = await startSandbox({ home, webhookUrl: `${origin}/webhooks/payment/sandbox`, secret })
  const { PATH, HOME, NODE_COMPILE_CACHE } = process.env
  const env = {
    PATH,
    HOME,
    NODE_COMPILE_CACHE,
    PORT: String(port),
    FAIRGROUND_HOME: home,
    DATABASE_URL: world.databaseUrl,
    REDIS_URL: redisUrl,
    SANDBOX_URL: sandbox.url,
    WEBHOOK_SECRETS: secret,
    TEST_CLOCK: '1',
    LOG_LEVEL: 'info',
  }
  const graph = await startCrashingGraph(env, () => age(world))
  const issuer = await openDevIssuer(home)
  const tokens = await Promise.all(
    developmentIdentities(BUSINESS).map(
      async one => [one.roles[0]!, await issuer.token(one, 'fairground', '12h')] as const,
    ),
  )
  const books = new DatabaseSync(join(home, 'sandbox.sqlite'), { readOnly: true })
  return {
    graph,
    ask: createAsk(`${origin}/graphql`, new Map(tokens), graph.failed),
    sql: world.sql,
    charged: () => heldIn(books),
    close: async () => {
      await graph.stop()
      books.close()
      await sandbox.stop()
      await world.close()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** A database of the run's Redis for itself, without what an earlier world left. Unlike a server of its own, it cannot outlive the run. */
async function emptyRedis(): Promise<string> {
  const url = `${inject('redisUrl')}/1`
  const client = new Redis(url)
  await client.flushdb()
  client.disconnect()
  return url
}

/**
 * What a killed process had taken is free again half a minute later, in real time. Here it was killed then: the leases are
 * made older, nothing else.
 */
async function age({ sql, shared }: TestWorld): Promise<void> {
  for (const schema of ['product', 'orders', 'payment', 'settlement', 'support'])
    await sql(
      `UPDATE ${schema}.idempotency_key SET lease_until = lease_until - interval '30 s' WHERE state = 'RUNNING'`,
    )
  await sql(`UPDATE orders.saga SET lease_until = lease_until - interval '30 s' WHERE lease_until IS NOT NULL`)
  const taken = await sql<{ name: string }>(
    `WITH taken AS (
       UPDATE pgboss.job SET heartbeat_on = heartbeat_on - interval '30 s' WHERE state = 'active' RETURNING name)
     SELECT DISTINCT name FROM taken`,
  )
  for (const { name } of taken) await shared.jobs.boss.supervise(name)
  await sql(`UPDATE pgboss.job SET start_after = start_after - interval '30 s' WHERE state = 'retry'`)
}

function heldIn(books: DatabaseSync): bigint {
  const rows = books.prepare(`SELECT kind, amountMinor FROM movement WHERE status = 'SUCCEEDED'`).all()
  return rows.reduce((total, { kind, amountMinor }) => {
    const amount = BigInt(String(amountMinor))
    return kind === 'charge' ? total + amount : kind === 'refund' ? total - amount : total
  }, 0n)
}
