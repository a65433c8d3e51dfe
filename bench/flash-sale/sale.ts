import pg from 'pg'
import { openShared } from '#shared/platform.ts'
import { runMigrations } from '../../prisma/engine.ts'
import { provisionAll } from '../../prisma/provision.ts'
import { type Closers, openRedis } from '../services.ts'
import type { Floor } from './floor.ts'
import type { Options } from './options.ts'
import { startWorkers, type Workers } from './processes.ts'
import type { Round, Rush } from './report.ts'
import { type BenchShop, BUSINESS, openBenchShop } from './shop.ts'

const UNITS = 1_000_000

export interface Sale {
  options: Options
  folder: string
  databaseUrl: string
  floor: Floor
  closers: Closers
}

/** Measures the product subgraph as it is: orders through a quota and from open stock, then rushes on few units. */
export async function measureSale({ options, folder, databaseUrl, floor, closers }: Sale) {
  const redis = await openRedis(closers, folder)
  await runMigrations(databaseUrl)
  await provisionAll(databaseUrl)
  const shared = await openShared({ databaseUrl, redisUrl: redis.url, logLevel: 'silent' })
  closers.add(shared.close)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  closers.add(() => pool.end())
  const shop = openBenchShop(shared, pool)
  closers.add(shop.close)
  const workers = await startWorkers(options.workers, [databaseUrl, redis.url, BUSINESS])
  closers.add(workers.stop)

  const rounds: Round[] = []
  // The first round only warms up.
  for (let round = 0; round <= options.rounds; round += 1) {
    const seconds = round === 0 ? 1 : options.seconds
    for (const way of ['a quota', 'open stock'] as const) {
      for (const buyers of options.buyers) {
        const measured = await measureRound(shop, workers, floor, { way, buyers, seconds })
        if (round > 0) rounds.push(measured)
      }
    }
  }
  const rushes = [await rush(shop, workers, options, true)]
  await redis.stop()
  rushes.push(await rush(shop, workers, options, false))
  const broken = await shop.broken()
  if (broken.length > 0) throw new Error(`expected every invariant to hold, got: ${broken.join('; ')}`)
  return { rounds, rushes }
}

async function measureRound(
  shop: BenchShop,
  workers: Workers,
  floor: Floor,
  { way, buyers, seconds }: Pick<Round, 'way' | 'buyers' | 'seconds'>,
): Promise<Round> {
  const skuId = await shop.sku(UNITS)
  const contentId = way === 'a quota' ? await shop.activity(skuId, UNITS) : null
  const before = await floor.measure(seconds)
  const measured = await workers.run({ skuId, contentId, buyers, seconds })
  await check(shop, skuId, measured.held)
  return { way, buyers, floor: before, ...measured }
}

/** Many buyers at once, one order each, on few units. */
async function rush(shop: BenchShop, workers: Workers, options: Options, withRedis: boolean): Promise<Rush> {
  const units = 100
  const skuId = await shop.sku(units)
  const contentId = await shop.activity(skuId, units)
  const measured = await workers.run({ skuId, contentId, buyers: Math.max(...options.buyers), seconds: 0 })
  await check(shop, skuId, units)
  return { ...measured, units, redis: withRedis }
}

async function check(shop: BenchShop, skuId: string, held: number): Promise<void> {
  const reserved = await shop.reserved(skuId)
  if (reserved !== held) throw new Error(`expected ${held} units to be held, got ${reserved}`)
}
