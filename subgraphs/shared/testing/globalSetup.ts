import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrationNames, runMigrations } from '../../../prisma/engine.ts'
import { provisionAll } from '../../../prisma/provision.ts'
import { ensureDatabase, startPostgres, UNSAFE_BUT_FAST } from '../../../scripts/embedded/postgres.ts'
import { allSettled, type Managed } from '../../../scripts/embedded/processes.ts'
import { startRedis } from '../../../scripts/embedded/redis.ts'
import { onlySubgraphs } from './env.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    postgresUrl: string
    redisUrl: string
  }
}

export const TEMPLATE = 'fairground_template'

/** One real PostgreSQL and one real Redis for the whole run, and a migrated database that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'fairground-test-'))
  // As root, PostgreSQL runs as the user postgres, who must be able to enter.
  chmodSync(folder, 0o755)
  // What a test makes for itself goes with the run's folder.
  process.env.TMPDIR = folder
  // Tests start many processes of the same code: half of such a start is compiling it.
  process.env.NODE_COMPILE_CACHE = join(folder, 'compiled')
  const servers: Managed[] = []
  const started = async <T extends Managed>(starting: Promise<T>) => {
    const server = await starting
    servers.push(server)
    return server
  }
  const stop = async () => {
    await Promise.all(servers.map(server => server.stop()))
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const [postgres, redis] = await allSettled([
      started(startPostgres(folder, UNSAFE_BUT_FAST)),
      started(startRedis(folder, resolve('node_modules/.cache/fairground'))),
    ])
    const template = await ensureDatabase(postgres, TEMPLATE)
    await runMigrations(template, selected())
    await provisionAll(template)
    project.provide('postgresUrl', postgres.url)
    project.provide('redisUrl', redis.url)
  } catch (error) {
    await stop()
    throw error
  }
  return stop
}

function selected(): string[] {
  const only = onlySubgraphs()
  const names = migrationNames()
  return only
    ? names.filter(name => name.endsWith('_platform') || only.some(suffix => name.endsWith(`_${suffix}`)))
    : names
}
