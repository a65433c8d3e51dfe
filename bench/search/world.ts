import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { runMigrations } from '../../prisma/engine.ts'
import { provisionAll } from '../../prisma/provision.ts'
import { ensureDatabase, startPostgres } from '../../scripts/embedded/postgres.ts'
import { startRedis } from '../../scripts/embedded/redis.ts'
import { openSearchIndex } from '../../subgraphs/product/search/index.ts'
import type { SearchIndex } from '../../subgraphs/product/search/index-port.ts'
import type { SearchBenchEnv } from './env.ts'

/** Servers, a migrated database, a process that follows its changes, and the index as another process searches it. */
export interface World {
  pool: pg.Pool
  index: SearchIndex
  close(): Promise<void>
}

export async function openWorld({ meiliUrl, meiliKey }: SearchBenchEnv): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-search-'))
  chmodSync(folder, 0o755)
  const closers: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })]
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const postgres = await startPostgres(folder)
    closers.push(postgres.stop)
    const redis = await startRedis(folder, join(import.meta.dirname, '../../node_modules/.cache/fairground'))
    closers.push(redis.stop)
    const databaseUrl = await ensureDatabase(postgres, 'fairground')
    await runMigrations(databaseUrl)
    await provisionAll(databaseUrl)
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
    closers.push(() => pool.end())
    const searchFile = join(folder, 'search.sqlite')
    const meilisearch = meiliUrl ? [meiliUrl, ...(meiliKey ? [meiliKey] : [])] : []
    const worker = fork(join(import.meta.dirname, 'worker.ts'), [databaseUrl, redis.url, searchFile, ...meilisearch])
    closers.push(() => end(worker))
    const index = openSearchIndex({ searchFile, ...(meiliUrl ? { meiliUrl } : {}), ...(meiliKey ? { meiliKey } : {}) })
    closers.push(() => index.close())
    return { pool, index, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return
  const gone = once(worker, 'exit')
  worker.disconnect()
  await gone
}
