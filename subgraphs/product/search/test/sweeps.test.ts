import { expect, it } from 'vitest'
import { BUSINESS } from '#shared/testing.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { countSales, sweepShelves } from '../sweeps.ts'
import { openSearch } from './world.ts'

const DAY = 86_400_000
const search = openSearch()
const sql = (text: string, params: unknown[] = []) => search.world.sql<Record<string, unknown>>(text, params)
const cards = async () => {
  await indexChanges(search.deps)
  const filters = { businessId: BUSINESS }
  const { hits } = await search.index.search({ query: '', filters, sort: 'SALES_30_DAYS', limit: 50 })
  return new Map(hits.map(({ card }) => [card.id, card]))
}
/** As claiming and releasing reservations leaves it; what the counters then say is another test's. */
const movement = (skuId: string, kind: 'CLAIM' | 'RELEASE' | 'RESERVE', committed: number, daysAgo: number) =>
  sql(
    `BEGIN; SET LOCAL session_replication_role = replica;
     INSERT INTO product.stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
     VALUES ('${skuId}', 'loc', '${kind}', 0, -1, ${committed}, 'test', '${new Date(search.world.clock.now().getTime() - daysAgo * DAY).toISOString()}'); COMMIT`,
  )

it('counts units sold on the last 7 and 30 days, and forgets them as the days go by', async () => {
  await search.insert('prd_a', 'Tea')
  await search.insert('prd_b', 'Coffee')
  await movement('sku_prd_a', 'CLAIM', 3, 0)
  await movement('sku_prd_a', 'CLAIM', 10, 10)
  await movement('sku_prd_a', 'RESERVE', 0, 0)
  await movement('sku_prd_b', 'CLAIM', 7, 40)
  await countSales(search.deps)
  expect((await cards()).get('prd_a')).toMatchObject({ unitsSold7Days: 3, unitsSold30Days: 13 })
  expect((await cards()).get('prd_b')).toMatchObject({ unitsSold7Days: 0, unitsSold30Days: 0 })
  await movement('sku_prd_a', 'CLAIM', 2, 0)
  await movement('sku_prd_a', 'RELEASE', -1, 0)
  await movement('sku_prd_b', 'RELEASE', -4, 0)
  await countSales(search.deps)
  expect((await cards()).get('prd_a')).toMatchObject({ unitsSold7Days: 4, unitsSold30Days: 14 })
  // More given back than sold is still nothing sold.
  expect((await cards()).get('prd_b')).toMatchObject({ unitsSold7Days: 0, unitsSold30Days: 0 })
  await search.world.clock.advance(7 * DAY)
  await countSales(search.deps)
  expect((await cards()).get('prd_a')).toMatchObject({ unitsSold7Days: 0, unitsSold30Days: 14 })
  await search.world.clock.advance(40 * DAY)
  await countSales(search.deps)
  expect((await cards()).get('prd_a')).toMatchObject({ unitsSold7Days: 0, unitsSold30Days: 0 })
})

it('writes nothing when nothing was sold since', async () => {
  const before = await sql('SELECT product_id, version FROM product.search_change ORDER BY 1')
  await countSales(search.deps)
  await sweepShelves(search.deps)
  expect(await sql('SELECT product_id, version FROM product.search_change ORDER BY 1')).toEqual(before)
})

it('lists products on a shelf from when to when', async () => {
  const now = search.world.clock.now().getTime()
  const at = (hours: number) => new Date(now + hours * 3_600_000)
  await sql(
    `INSERT INTO product.shelf_listing (shelf_id, product_id, business_id, starts_at, ends_at)
     VALUES ('room_now', 'prd_a', $1, NULL, NULL), ('room_later', 'prd_a', $1, $2, $3)`,
    [BUSINESS, at(1), at(2)],
  )
  const shelves = async () => {
    await sweepShelves(search.deps)
    return (await cards()).get('prd_a')?.shelves
  }
  expect(await shelves()).toEqual(['room_now'])
  await search.world.clock.advance(3_600_000)
  expect(await shelves()).toEqual(['room_later', 'room_now'])
  await search.world.clock.advance(3_600_000)
  expect(await shelves()).toEqual(['room_now'])
})
