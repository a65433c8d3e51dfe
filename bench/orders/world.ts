import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { inTransaction } from '#shared/db.ts'
import { createGraph, GraphRegistry } from '#shared/graph.ts'
import { createPlatform, openShared } from '#shared/platform.ts'
import { openDevIssuer } from '../../gateway/dev-issuer/issuer.ts'
import { freePort } from '../../scripts/embedded/ports.ts'
import { ensureDatabase } from '../../scripts/embedded/postgres.ts'
import { startSandbox } from '../../scripts/start/sandbox.ts'
import { upsertProducts } from '../../subgraphs/product/commands/upsertProducts.ts'
import { type Floor, openFloor } from '../flash-sale/floor.ts'
import { Closers, openServices } from '../services.ts'
import { childNamed } from './cpu.ts'
import type { Options } from './options.ts'

const BUSINESS = 'biz_bench'
const SECRET = 'a-secret-of-the-benchmark-0000000'
const SKUS = 200
const SHOPPERS = 500
const UNITS = 1_000_000

/** Everything that takes part: the graph in processes of its own, the payment provider, and the servers below. */
export interface World {
  url: string
  skuIds: string[]
  /** A token per shopper. */
  tokens: string[]
  floor: Floor
  pool: pg.Pool
  /** The processes by what they are. */
  pids: Record<'graph' | 'postgres' | 'redis', number>
  close(): Promise<void>
}

export async function openWorld({ workers, profile }: Options): Promise<World> {
  const closers = new Closers()
  try {
    const flags = profile ? ['-c', 'shared_preload_libraries=pg_stat_statements'] : []
    const { folder, postgres, redis, databaseUrl } = await openServices(closers, flags)
    const floor = await openFloor(await ensureDatabase(postgres, 'floor'), 'tpcb-like')
    const skuIds = await seed(databaseUrl, redis.url)
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 2 })
    closers.add(() => pool.end())
    if (profile) await pool.query('CREATE EXTENSION pg_stat_statements')
    const port = await freePort()
    const sandbox = await startSandbox({
      home: folder,
      webhookUrl: `http://127.0.0.1:${port}/webhooks/payment/sandbox`,
      secret: SECRET,
    })
    closers.add(sandbox.stop)
    const issuer = await openDevIssuer(folder)
    const graph = await startGraph(
      {
        DATABASE_URL: databaseUrl,
        REDIS_URL: redis.url,
        FAIRGROUND_HOME: folder,
        PORT: String(port),
        WORKERS: String(workers),
        SANDBOX_URL: sandbox.url,
        WEBHOOK_SECRETS: SECRET,
        LOG_LEVEL: 'error',
      },
      profile,
    )
    closers.add(() => stop(graph))
    const tokens = await Promise.all(
      Array.from({ length: SHOPPERS }, (_, n) =>
        issuer.token({ id: `usr_${n}`, roles: ['SHOPPER'], businessId: BUSINESS }, 'fairground'),
      ),
    )
    const pids = { graph: graph.pid!, postgres: childNamed('postgres'), redis: childNamed('redis') }
    const close = () => closers.close()
    return { url: `http://127.0.0.1:${port}`, skuIds, tokens, floor, pool, pids, close }
  } catch (error) {
    await closers.close()
    throw error
  }
}

async function startGraph(env: Record<string, string>, profile: string | undefined): Promise<ChildProcess> {
  const child = fork(join(import.meta.dirname, '../../gateway/main.ts'), [], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [
      '--max-semi-space-size=64',
      ...(profile ? ['--cpu-prof', `--cpu-prof-dir=${profile}`, '--cpu-prof-interval=500'] : []),
    ],
  })
  const ready = `http://127.0.0.1:${env.PORT}/readyz`
  for (let tries = 0; tries < 1200; tries += 1) {
    if (child.exitCode !== null) throw new Error(`the graph ended with ${child.exitCode}`)
    const ok = await fetch(ready).then(
      response => response.ok,
      () => false,
    )
    if (ok) return child
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  throw new Error(`the graph did not answer at ${ready}`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = once(child, 'exit')
  child.kill('SIGTERM')
  await gone
}

/** Goods with stock for any run, through the subgraph's own command. */
async function seed(databaseUrl: string, redisUrl: string): Promise<string[]> {
  const shared = await openShared({ databaseUrl, redisUrl, logLevel: 'silent' })
  const platform = createPlatform('product', shared, createGraph('product', new GraphRegistry()))
  const price = { amountMinor: 1290n, currencyCode: 'CNY' }
  const products = Array.from({ length: SKUS }, (_, n) => ({
    externalId: `bench-${n}`,
    title: `bench ${n}`,
    media: [],
    skus: [{ externalId: `bench-${n}`, title: '', options: [], price, initialStock: UNITS }],
  }))
  await inTransaction(platform.prisma, tx =>
    upsertProducts(tx, BUSINESS, 'chn_bench', products, { platform, merchantId: null, status: 'ACTIVE' }),
  )
  const { rows } = await platform.pool.query<{ id: string }>('SELECT id FROM product.sku ORDER BY id')
  await platform.close()
  await shared.close()
  return rows.map(({ id }) => id)
}
