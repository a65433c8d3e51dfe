import { setTimeout as sleep } from 'node:timers/promises'
import { type Bought, buy } from './buyers.ts'
import { treeCpuMs } from './cpu.ts'
import type { World } from './world.ts'

/** What a round took, all together. */
interface Counters {
  graphMs: number
  postgresMs: number
  redisMs: number
  /** This process, which is the buyers and reads the books. */
  buyersMs: number
  commits: number
  walBytes: number
  /** Made by operations, not by what follows from events. */
  dbTrips: number
  redisTrips: number
  /** Webhooks of payments that were applied. Some come after the round. */
  webhooks: number
}

export interface Round extends Bought {
  buyers: number
  /** From the first order until the last one was paid, its stock claimed, and no event waited. */
  seconds: number
  /** Transactions a second of pgbench, just before. */
  floor: number
  took: Counters
}

export async function measureRound(world: World, buyers: number, seconds: number): Promise<Round> {
  const floor = await world.floor.measure(seconds)
  const before = await read(world)
  const began = performance.now()
  const bought = await buy(world, buyers, seconds)
  await settled(world)
  const took = (performance.now() - began) / 1000
  const after = await read(world)
  await check(world)
  const difference = Object.fromEntries(
    Object.entries(after).map(([name, value]) => [name, value - before[name as keyof Counters]]),
  ) as unknown as Counters
  return { buyers, seconds: took, floor, took: difference, ...bought }
}

async function settled({ pool }: World): Promise<void> {
  for (;;) {
    const { rows } = await pool.query<{ left: boolean }>(
      `SELECT EXISTS (SELECT 1 FROM orders.sales_order WHERE status = 'CREATED' OR stock_status <> 'CLAIMED')
           OR EXISTS (SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active')) AS left`,
    )
    if (!rows[0]?.left) return
    await sleep(20)
  }
}

/** No order may be lost on the way, and none may be paid twice. */
async function check({ pool }: World): Promise<void> {
  const { rows } = await pool.query<{ orders: string; paid: string }>(
    `SELECT (SELECT count(*) FROM orders.sales_order WHERE payment_status = 'PAID') AS orders,
            (SELECT count(*) FROM payment.payment_event WHERE kind = 'CHARGED') AS paid`,
  )
  const { orders, paid } = rows[0]!
  if (orders !== paid) throw new Error(`expected a charge for each of ${orders} paid orders, got ${paid}`)
}

async function read({ pool, pids, url }: World): Promise<Counters> {
  const { rows } = await pool.query<{ commits: string; wal: string; webhooks: string }>(
    `SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS commits,
            pg_current_wal_insert_lsn() - '0/0' AS wal,
            (SELECT count(*) FROM payment.webhook_event WHERE state = 'APPLIED') AS webhooks`,
  )
  const metrics = await (await fetch(`${url}/metrics`)).text()
  const { user, system } = process.cpuUsage()
  return {
    graphMs: treeCpuMs(pids.graph),
    postgresMs: treeCpuMs(pids.postgres),
    redisMs: treeCpuMs(pids.redis),
    buyersMs: (user + system) / 1000,
    commits: Number(rows[0]!.commits),
    walBytes: Number(rows[0]!.wal),
    dbTrips: tripsOf(metrics, 'db'),
    redisTrips: tripsOf(metrics, 'redis'),
    webhooks: Number(rows[0]!.webhooks),
  }
}

function tripsOf(metrics: string, store: 'db' | 'redis'): number {
  const lines = metrics.matchAll(/^fairground_subgraph_round_trips_total\{(.*)\} (\S+)$/gm)
  return [...lines]
    .filter(([, labels]) => labels!.includes(`store="${store}"`))
    .reduce((sum, [, , value]) => sum + Number(value), 0)
}
