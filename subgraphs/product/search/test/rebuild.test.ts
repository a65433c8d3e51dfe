import { expect, it } from 'vitest'
import { BUSINESS } from '#shared/testing.ts'
import { embeddedIndex } from '../embedded/index.ts'
import type { SearchIndex } from '../index-port.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { performRebuild, rebuildIfLost, requestRebuild } from '../rebuild.ts'
import { document, entry } from './documents.ts'
import { gate, openSearch } from './world.ts'

const search = openSearch()
const sql = (text: string, params: unknown[] = []) => search.world.sql<Record<string, unknown>>(text, params)
const titles = async () => (await search.titles('')).sort()
const ask = () => requestRebuild(search.deps, { reason: 'test', requestedBy: 'usr' })

/** The engine, with `before` awaited before each write to the next index. */
const beforeNext = (before: () => Promise<void>): SearchIndex => ({
  ...search.index,
  write: async (entries, role) => {
    if (role === 'next') await before()
    await search.index.write(entries, role)
  },
})

it('asks for one rebuild at a time', async () => {
  const id = await ask()
  expect(await ask()).toBe(id)
  expect((await performRebuild(search.deps))?.state).toBe('SUCCEEDED')
  expect(await performRebuild(search.deps)).toBeNull()
  expect(await ask()).not.toBe(id)
  await performRebuild(search.deps)
})

it('loses no change made meanwhile, and has no moment without products', async () => {
  for (const name of ['a', 'b', 'c', 'd']) await search.insert(`prd_${name}`, `Tea ${name}`)
  await indexChanges(search.deps)
  await ask()
  const filling = gate()
  const rebuilding = performRebuild(search.against(beforeNext(filling.pass)))
  await filling.reached
  // Everything was read, nothing is written yet: each of these is newer than what will be written.
  await sql(`UPDATE product.product SET title = 'Tea changed' WHERE id = 'prd_a'`)
  await sql(`DELETE FROM product.stock_item WHERE sku_id = 'sku_prd_b'`)
  await sql(`DELETE FROM product.sku WHERE product_id = 'prd_b'`)
  await sql(`DELETE FROM product.product WHERE id = 'prd_b'`)
  await search.insert('prd_e', 'Tea added')
  await indexChanges(search.deps)
  const now = ['Tea added', 'Tea c', 'Tea changed', 'Tea d']
  expect(await titles()).toEqual(now)
  filling.open()
  expect(await rebuilding).toMatchObject({ state: 'SUCCEEDED', products: 5 })
  expect(await titles()).toEqual(now)
})

it('does not count a change as indexed that was written before a swap and marked after it', async () => {
  await ask()
  const filling = gate()
  const writing = gate()
  const rebuilding = performRebuild(search.against(beforeNext(filling.pass)))
  await filling.reached
  await sql(`UPDATE product.product SET title = 'Tea late' WHERE id = 'prd_c'`)
  // A worker that writes to the live index only, as if it had begun before the rebuild, and marks when all is over.
  const stale: SearchIndex = {
    ...search.index,
    write: async (entries, role) => {
      if (role === 'next') return
      await search.index.write(entries, role)
      await writing.pass()
    },
  }
  const marking = indexChanges(search.against(stale))
  await writing.reached
  filling.open()
  await rebuilding
  writing.open()
  await marking
  await indexChanges(search.deps)
  expect(await titles()).toContain('Tea late')
})

it('lets another worker begin anew when one is silent, and the silent one do no harm', async () => {
  const id = await ask()
  const silent = gate()
  const first = performRebuild(search.against(beforeNext(silent.pass)))
  await silent.reached
  expect(await performRebuild(search.deps)).toBeNull()
  await sql(`UPDATE product.search_rebuild SET lease_until = now() - interval '1 s' WHERE id = $1`, [id])
  expect(await performRebuild(search.deps)).toMatchObject({ id, state: 'SUCCEEDED' })
  const before = await titles()
  silent.open()
  expect(await first).toBeNull()
  expect(await titles()).toEqual(before)
  expect(await sql('SELECT rebuild_id FROM product.search_target')).toEqual([{ rebuild_id: null }])
})

it('keeps the old index when building fails, and says why', async () => {
  await ask()
  const failing = beforeNext(async () => {
    throw new Error('disk full')
  })
  expect(await performRebuild(search.against(failing))).toMatchObject({ state: 'FAILED', failure: 'disk full' })
  expect(await titles()).toContain('Tea late')
  await sql(`UPDATE product.product SET title = 'Tea after' WHERE id = 'prd_c'`)
  await indexChanges(search.deps)
  expect(await titles()).toContain('Tea after')
})

it('builds a lost index anew, with removals, and not one that was never filled', async () => {
  const fresh = embeddedIndex(':memory:')
  expect(await rebuildIfLost(search.against(fresh))).toBe(true)
  await performRebuild(search.against(fresh))
  const all = await fresh.search({ query: '', filters: { businessId: BUSINESS }, sort: 'NEWEST', limit: 50 })
  expect(all.hits.map(hit => hit.card.title).sort()).toEqual(await titles())
  expect(await rebuildIfLost(search.against(fresh))).toBe(false)
  // What was removed stays so, also for a worker that is late with an older version.
  await fresh.write([entry(document('prd_b', 'Tea b', { businessId: BUSINESS }))])
  expect(await fresh.find(['prd_b'])).toMatchObject([{ hash: null }])
  await sql('UPDATE product.search_change SET indexed_version = 0')
  await fresh.close()
  const never = embeddedIndex(':memory:')
  expect(await rebuildIfLost(search.against(never))).toBe(false)
  await never.close()
})
