import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { openShared } from '#shared/platform.ts'
import { runMigrations } from '../../prisma/engine.ts'
import { provisionAll } from '../../prisma/provision.ts'
import { ensureDatabase, startPostgres } from '../../scripts/embedded/postgres.ts'
import { startRedis } from '../../scripts/embedded/redis.ts'
import { openFloor } from './floor.ts'
import { readOptions } from './options.ts'
import { startWorkers, type Workers } from './processes.ts'
import { type Round, type Rush, report } from './report.ts'
import { type BenchShop, BUSINESS, openBenchShop } from './shop.ts'

/**
 * `npm run bench:flash-sale`: reservations a second of one SKU, as 50, 500 and 5,000 buyers ask at the same time, and how
 * many of pgbench's simple updates the same server does, measured in turn. PostgreSQL keeps its defaults, so every
 * reservation that is answered is on the disk.
 */
const options = readOptions(process.argv.slice(2))
const closers: (() => unknown)[] = []
const UNITS = 1_000_000

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-flash-sale-'))
  chmodSync(folder, 0o755)
  closers.push(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startPostgres(folder)
  closers.push(postgres.stop)
  const redis = await startRedis(folder, join(import.meta.dirname, '../../node_modules/.cache/fairground'))
  closers.push(redis.stop)
  const databaseUrl = await ensureDatabase(postgres, 'fairground')
  await runMigrations(databaseUrl)
  await provisionAll(databaseUrl)
  const floor = await openFloor(await ensureDatabase(postgres, 'floor'))
  const shared = await openShared({ databaseUrl, redisUrl: redis.url, logLevel: 'silent' })
  closers.push(shared.close)
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
  closers.push(() => pool.end())
  const shop = openBenchShop(shared, pool)
  closers.push(shop.close)
  const workers = await startWorkers(options.workers, [databaseUrl, redis.url, BUSINESS])
  closers.push(workers.stop)

  const rounds: Round[] = []
  const ways = ['a quota', 'open stock'] as const
  for (let round = 0; round <= options.rounds; round += 1) {
    for (const way of ways) {
      for (const buyers of options.buyers) {
        const skuId = await shop.sku(UNITS)
        const contentId = way === 'a quota' ? await shop.activity(skuId, UNITS) : null
        // The first round only warms up.
        const seconds = round === 0 ? 1 : options.seconds
        const before = await floor.measure(seconds)
        const measured = await workers.run({ skuId, contentId, buyers, seconds })
        await check(shop, skuId, measured.held)
        if (round > 0) rounds.push({ way, buyers, floor: before, ...measured })
      }
    }
  }
  const rushes = [await rush(shop, workers, true)]
  await redis.stop()
  rushes.push(await rush(shop, workers, false))
  const broken = await shop.broken()
  if (broken.length > 0) throw new Error(`expected every invariant to hold, got: ${broken.join('; ')}`)
  report({ floor: floor.name, options, rounds, rushes })
}

/** Many buyers at once, one order each, on few units. */
async function rush(shop: BenchShop, workers: Workers, withRedis: boolean): Promise<Rush> {
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

async function close(): Promise<void> {
  for (const closer of closers.splice(0).reverse()) await closer()
}

process.once('SIGINT', () => void close().then(() => process.exit(130)))
try {
  await main()
} finally {
  await close()
}
