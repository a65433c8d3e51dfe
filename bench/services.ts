import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runMigrations } from '../prisma/engine.ts'
import { provisionAll } from '../prisma/provision.ts'
import { ensureDatabase, type RunningPostgres, startPostgres } from '../scripts/embedded/postgres.ts'
import { type RunningRedis, startRedis } from '../scripts/embedded/redis.ts'

/** What a benchmark has opened: closed in the end or when it is interrupted, the last first. */
export class Closers {
  readonly #all: (() => unknown)[] = []
  #closing: Promise<void> | undefined

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void this.close().then(() => process.exit(130)))
  }

  add(close: () => unknown): void {
    this.#all.push(close)
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    for (const close of this.#all.reverse()) await close()
  }
}

export interface Services {
  /** Goes with the benchmark. */
  folder: string
  postgres: RunningPostgres
  redis: RunningRedis
  /** Of a database that is migrated and has its queues. */
  databaseUrl: string
}

export async function openServices(closers: Closers, flags: readonly string[] = []): Promise<Services> {
  const { folder, postgres } = await openPostgres(closers, flags)
  const redis = await openRedis(closers, folder)
  const databaseUrl = await ensureDatabase(postgres, 'fairground')
  await runMigrations(databaseUrl)
  await provisionAll(databaseUrl)
  return { folder, postgres, redis, databaseUrl }
}

/** A PostgreSQL as it comes, which keeps what it has committed on the disk. */
export async function openPostgres(
  closers: Closers,
  flags: readonly string[] = [],
): Promise<Pick<Services, 'folder' | 'postgres'>> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-bench-'))
  // The server may run as another user.
  chmodSync(folder, 0o755)
  closers.add(() => rmSync(folder, { recursive: true, force: true }))
  const postgres = await startPostgres(folder, flags)
  closers.add(postgres.stop)
  return { folder, postgres }
}

export async function openRedis(closers: Closers, folder: string): Promise<RunningRedis> {
  const redis = await startRedis(folder, join(import.meta.dirname, '..', 'node_modules', '.cache', 'fairground'))
  closers.add(redis.stop)
  return redis
}
