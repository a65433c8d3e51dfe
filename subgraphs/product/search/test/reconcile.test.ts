import { expect, it } from 'vitest'
import { requestDueRun, requestRun } from '#shared/reconcile.ts'
import { BUSINESS } from '#shared/testing.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { reconcileIndex, SUBJECT } from '../reconcile.ts'
import { document, entry } from './documents.ts'
import { openSearch } from './world.ts'

const search = openSearch()
const sql = (text: string, params: unknown[] = []) => search.world.sql<Record<string, unknown>>(text, params)
const run = async (repairs = true) => {
  await requestRun(search.deps.platform, { subject: SUBJECT, repairs, requestedBy: 'usr' })
  return reconcileIndex(search.deps)
}
const clean = { missing: 0, unexpected: 0, mismatched: 0, state: 'SUCCEEDED' }

/** Changes what triggers do not see. */
const behindTheTriggers = (text: string) => sql(`BEGIN; SET LOCAL session_replication_role = replica; ${text}; COMMIT`)

it('finds nothing when nothing was asked for, and nothing different when all is in step', async () => {
  expect(await reconcileIndex(search.deps)).toBeNull()
  for (const n of [1, 2, 3, 4, 5]) await search.insert(`prd_${n}`, `Tea ${n}`)
  await indexChanges(search.deps)
  expect(await run()).toMatchObject({ ...clean, compared: 5, matched: 5 })
})

it('leaves alone what is under way', async () => {
  await sql(`UPDATE product.product SET title = 'Tea under way' WHERE id = 'prd_1'`)
  await search.insert('prd_6', 'Tea 6')
  expect(await run()).toMatchObject({ ...clean, compared: 4, matched: 4 })
  await indexChanges(search.deps)
})

it('reports each kind of difference without touching it when not asked to repair', async () => {
  await behindTheTriggers(`UPDATE product.product SET title = 'Tea by the back door' WHERE id = 'prd_1'`)
  await behindTheTriggers(
    `INSERT INTO product.product (id, business_id, title, status, created_at, updated_at) VALUES ('prd_7', '${BUSINESS}', 'Tea unseen', 'ACTIVE', now(), now())`,
  )
  await search.index.write([{ id: 'prd_2', version: 1000, document: null }])
  await search.index.write([entry(document('prd_ghost', 'Tea ghost', { businessId: BUSINESS }), 50)])
  const report = await run(false)
  expect(report).toMatchObject({ missing: 2, unexpected: 1, mismatched: 1, repaired: 0, compared: 8, matched: 4 })
  expect(
    await sql('SELECT key, kind, fields FROM product.reconciliation_exception WHERE last_run_id = $1 ORDER BY key', [
      report!.id,
    ]),
  ).toEqual([
    { key: 'prd_1', kind: 'MISMATCHED', fields: ['hash'] },
    { key: 'prd_2', kind: 'MISSING', fields: [] },
    { key: 'prd_7', kind: 'MISSING', fields: [] },
    { key: 'prd_ghost', kind: 'UNEXPECTED', fields: [] },
  ])
  expect(await indexChanges(search.deps)).toBe(0)
})

it('repairs them all, over any version that the index has, and then finds them in order', async () => {
  expect(await run()).toMatchObject({ missing: 2, unexpected: 1, mismatched: 1, repaired: 4 })
  await indexChanges(search.deps)
  expect(await run()).toMatchObject({ ...clean, compared: 7, matched: 7 })
  expect(await sql('SELECT DISTINCT resolution FROM product.reconciliation_exception')).toEqual([
    { resolution: 'REPAIRED' },
  ])
  expect(await search.titles('ghost')).toEqual([])
  expect((await search.titles('tea')).sort()).toContain('Tea by the back door')
})

it('repairs what has a higher version in the index, as after a restored backup', async () => {
  await search.index.write([entry(document('prd_3', 'Tea of the future', { businessId: BUSINESS }), 5000)])
  expect(await run()).toMatchObject({ mismatched: 1, repaired: 1 })
  await indexChanges(search.deps)
  expect(await search.titles('future')).toEqual([])
  expect(await run()).toMatchObject(clean)
})

it('reports what was laid aside, and leaves it to people', async () => {
  await sql(`UPDATE product.product SET title = 'Tea laid aside' WHERE id = 'prd_4'`)
  await sql(`UPDATE product.search_change SET indexed_version = version WHERE product_id = 'prd_4'`)
  await sql(`INSERT INTO product.search_dead (product_id, version, error, at) VALUES ('prd_4', 2, 'too long', now())`)
  expect(await run()).toMatchObject({ mismatched: 1, repaired: 0 })
  await sql('DELETE FROM product.search_dead')
  expect(await run()).toMatchObject({ mismatched: 1, repaired: 1 })
  await indexChanges(search.deps)
  expect(await run()).toMatchObject(clean)
})

it('is asked for by the schedule once per period, and not while one is waiting', async () => {
  const { platform } = search.deps
  const queued = () => sql(`SELECT requested_by, repairs FROM product.reconciliation_run WHERE state = 'QUEUED'`)
  await requestDueRun(platform, SUBJECT, 3_600_000)
  expect(await queued()).toEqual([])
  await search.world.clock.advance(3_600_001)
  await requestDueRun(platform, SUBJECT, 3_600_000)
  await requestDueRun(platform, SUBJECT, 3_600_000)
  expect(await queued()).toEqual([{ requested_by: 'schedule', repairs: true }])
  expect(await reconcileIndex(search.deps)).toMatchObject(clean)
})
