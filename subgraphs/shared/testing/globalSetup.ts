import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrationNames, runMigrations } from '../../../prisma/engine.ts'
import { provisionAll } from '../../../prisma/provision.ts'
import { ensureDatabase, startPostgres, UNSAFE_BUT_FAST } from '../../../scripts/embedded/postgres.ts'
import { startRedis } from '../../../scripts/embedded/redis.ts'

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
  const [postgres, redis] = await Promise.all([
    startPostgres(folder, UNSAFE_BUT_FAST),
    startRedis(folder, resolve('node_modules/.cache/fairground')),
  ])
  const stop = async () => {
    await Promise.all([postgres.stop(), redis.stop()])
    rmSync(folder, { recursive: true, force: true })
  }
  try {
    const template = await ensureDatabase(postgres, TEMPLATE)
    await runMigrations(template, selected())
    await provisionAll(template)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('postgresUrl', postgres.url)
  project.provide('redisUrl', redis.url)
  return stop
}

/** FAIRGROUND_ONLY=product,orders applies only those migrations, for work on one subgraph. */
function selected(): string[] {
  const only = process.env.FAIRGROUND_ONLY?.split(',')
  const names = migrationNames()
  return only
    ? names.filter(name => name.endsWith('_platform') || only.some(suffix => name.endsWith(`_${suffix}`)))
    : names
}
