import { expect, it } from 'vitest'
import { BUSINESS } from '#shared/testing.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { DOCUMENTS } from '../pipeline/documents.ts'
import { openSearch } from './world.ts'

const search = openSearch()
const sql = (text: string, params: unknown[] = []) => search.world.sql<Record<string, unknown>>(text, params)

/** What the pipeline itself keeps about products; a change of it changes no document. */
const BOOKS = ['search_change', 'search_dead']

const ALL = ['DELETE', 'INSERT', 'TRUNCATE', 'UPDATE']
/**
 * Definitions are only found through the values that refer to them: a new one is in no document, and one with values cannot
 * be deleted. Of shelves the documents have the id and the use, which never change.
 */
const FEWER: Record<string, string[] | undefined> = {
  attribute_definition: ['UPDATE'],
  shelf: ['DELETE', 'INSERT', 'TRUNCATE'],
}

it('has a trigger for each way to change a table that documents are read from', async () => {
  const [plan] = await sql(`EXPLAIN (FORMAT JSON) ${DOCUMENTS.replace('$1', `'{}'::text[]`).replaceAll('$2', 'now()')}`)
  const read = new Set<string>()
  const walk = (node: object): void => {
    for (const [name, value] of Object.entries(node)) {
      if (name === 'Relation Name') read.add(value)
      if (typeof value === 'object' && value !== null) walk(value)
    }
  }
  walk(plan!)
  const followed = await sql(
    `SELECT t.event_object_table AS name, array_agg(DISTINCT t.event_manipulation::text) AS events
     FROM (SELECT c.relname AS event_object_table, unnest(ARRAY[
             CASE WHEN tgtype & 4 > 0 THEN 'INSERT' END, CASE WHEN tgtype & 8 > 0 THEN 'DELETE' END,
             CASE WHEN tgtype & 16 > 0 THEN 'UPDATE' END, CASE WHEN tgtype & 32 > 0 THEN 'TRUNCATE' END]) AS event_manipulation
           FROM pg_trigger g JOIN pg_class c ON c.oid = g.tgrelid WHERE g.tgname LIKE 'search\\_%' AND g.tgenabled = 'O') t
     WHERE t.event_manipulation IS NOT NULL GROUP BY 1`,
  )
  const events = Object.fromEntries(followed.map(({ name, events: all }) => [name, all]))
  expect(read.size).toBeGreaterThan(5)
  for (const name of read) if (!BOOKS.includes(name)) expect([name, events[name]]).toEqual([name, FEWER[name] ?? ALL])
})

it('follows stock into the quotas of activities and back, by movements written by hand', async () => {
  await search.insert('prd_flash', 'Flash lamp')
  await sql(
    `INSERT INTO product.stock_location (id, business_id, code, name) VALUES ('loc', '${BUSINESS}', 'default', 'd')`,
  )
  await sql(`INSERT INTO product.stock_item (sku_id) VALUES ('sku_prd_flash') ON CONFLICT DO NOTHING`)
  await sql(`INSERT INTO product.stock_level (sku_id, location_id) VALUES ('sku_prd_flash', 'loc')`)
  await sql(
    `INSERT INTO product.stock_activity (id, business_id, kind, name, content_id, starts_at, ends_at, created_by, created_at)
     VALUES ('act', $1, 'FLASH_SALE', 'Sale', 'room', now(), now() + interval '1 h', 'ops', now())`,
    [BUSINESS],
  )
  await sql(`INSERT INTO product.stock_quota (activity_id, sku_id, quantity) VALUES ('act', 'sku_prd_flash', 5)`)
  const [bucket] = await sql(
    `INSERT INTO product.stock_bucket (activity_id, sku_id, location_id) VALUES ('act', 'sku_prd_flash', 'loc') RETURNING id`,
  )
  /** As the subgraph's role, which may write movements and no figure. */
  const move = (kind: string, ...changes: [bucketId: number, onHand: number][]) =>
    search.deps.platform.pool.query(
      `INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
       SELECT 'sku_prd_flash', 'loc', b, $1, d, 0, 0, 'by hand', now() FROM unnest($2::int[], $3::int[]) AS t(b, d)`,
      [kind, changes.map(([id]) => id), changes.map(([, onHand]) => onHand)],
    )
  const inStock = async () => {
    const indexed = await indexChanges(search.deps)
    const request = { query: 'flash lamp', filters: { businessId: BUSINESS }, sort: 'RELEVANCE', limit: 1 } as const
    return [indexed, (await search.index.search(request)).hits[0]?.card.inStock]
  }
  expect(await inStock()).toEqual([1, false])
  await move('ADJUST', [0, 5])
  expect(await inStock()).toEqual([1, true])
  const id = Number(bucket!.id)
  await move('CARVE', [0, -3], [id, 3])
  // Two are still open to every order: nothing that the index knows has changed.
  expect(await inStock()).toEqual([0, true])
  await move('CARVE', [0, -2], [id, 2])
  expect(await inStock()).toEqual([1, false])
  await move('RETURN', [0, 5], [id, -5])
  expect(await inStock()).toEqual([1, true])
})
