import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import pg from 'pg'
import { openSearchIndex } from '../../subgraphs/product/search/index.ts'
import type { SearchIndex } from '../../subgraphs/product/search/index-port.ts'
import { Closers, openServices } from '../services.ts'
import type { SearchBenchEnv } from './env.ts'

/** Servers, a migrated database, a process that follows its changes, and the index as another process searches it. */
export interface World {
  pool: pg.Pool
  index: SearchIndex
  close(): Promise<void>
}

export async function openWorld({ meiliUrl, meiliKey }: SearchBenchEnv): Promise<World> {
  const closers = new Closers()
  try {
    const { folder, redis, databaseUrl } = await openServices(closers)
    const pool = new pg.Pool({ connectionString: databaseUrl, max: 8 })
    closers.add(() => pool.end())
    const searchFile = join(folder, 'search.sqlite')
    const meilisearch = meiliUrl ? [meiliUrl, ...(meiliKey ? [meiliKey] : [])] : []
    const worker = fork(join(import.meta.dirname, 'worker.ts'), [databaseUrl, redis.url, searchFile, ...meilisearch])
    closers.add(() => end(worker))
    const index = openSearchIndex({ searchFile, ...(meiliUrl ? { meiliUrl } : {}), ...(meiliKey ? { meiliKey } : {}) })
    closers.add(() => index.close())
    return { pool, index, close: () => closers.close() }
  } catch (error) {
    await closers.close()
    throw error
  }
}

async function end(worker: ChildProcess): Promise<void> {
  if (worker.exitCode !== null) return
  const gone = once(worker, 'exit')
  worker.disconnect()
  await gone
}
