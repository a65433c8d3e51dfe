import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { requestRun } from '#shared/reconcile.ts'
import { BUSINESS } from '#shared/testing.ts'
import { embeddedIndex } from '../embedded/index.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { reconcileIndex, SUBJECT } from '../reconcile.ts'
import { openSearch } from './world.ts'

const search = openSearch()
const PRODUCTS = 500
const KILLS = ['writing', 'written', 'writing', 'written'] as const

/** Runs a worker until it says so the second time, and kills it there and then. */
async function killAt(moment: (typeof KILLS)[number], file: string): Promise<void> {
  const child = fork(join(import.meta.dirname, 'worker.ts'), [search.world.databaseUrl, file])
  let said = 0
  child.on('message', message => {
    if (message === moment) said += 1
    if (said === 2) child.kill('SIGKILL')
  })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')
}

it('ends in step with the database after workers were killed in the middle of their writes', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'fairground-search-')), 'index.sqlite')
  await search.world.sql(
    `INSERT INTO product.product (id, business_id, title, status, created_at, updated_at)
     SELECT 'prd_' || n, $1, 'Lamp', 'ACTIVE', now(), now() FROM generate_series(1, $2::int) n`,
    [BUSINESS, PRODUCTS],
  )
  for (const [round, moment] of KILLS.entries()) {
    await search.world.sql(`UPDATE product.product SET title = 'Lamp round${round}'`)
    await killAt(moment, file)
  }
  const index = embeddedIndex(file)
  const deps = search.against(index)
  await search.world.clock.advance(61_000)
  await indexChanges(deps)
  await requestRun(deps.platform, { subject: SUBJECT, repairs: false, requestedBy: 'test' })
  const clean = { state: 'SUCCEEDED', matched: PRODUCTS, missing: 0, unexpected: 0, mismatched: 0 }
  expect(await reconcileIndex(deps)).toMatchObject(clean)
  const totals = KILLS.map(async (_, round) => {
    const request = { filters: { businessId: BUSINESS }, sort: 'NEWEST', limit: 1 } as const
    return (await index.search({ ...request, query: `round${round}` })).total
  })
  expect(await Promise.all(totals)).toEqual([0, 0, 0, PRODUCTS])
  await index.close()
})
