import { expect, it } from 'vitest'
import { BUSINESS } from '#shared/testing.ts'
import type { SearchEntry, SearchIndex } from '../index-port.ts'
import { indexChanges } from '../pipeline/changes.ts'
import { redrive } from '../pipeline/failures.ts'
import { readBacklog } from '../store.ts'
import { gate, openSearch } from './world.ts'

const search = openSearch()
const sql = (text: string, params: unknown[] = []) => search.world.sql<Record<string, unknown>>(text, params)
const follow = (index = search.index) => indexChanges(search.against(index))
const card = async (id: string) => {
  const { hits } = await search.index.search({
    query: '',
    filters: { businessId: BUSINESS },
    sort: 'NEWEST',
    limit: 100,
  })
  return hits.find(hit => hit.card.id === id)?.card
}

it('makes searchable what plain SQL committed, in every table that a card is made of', async () => {
  await search.insert('prd_1', '手工紫砂茶壶')
  await search.insert('prd_2', 'Copper Kettle')
  expect(await follow()).toBe(2)
  expect(await search.titles('茶壶')).toEqual(['手工紫砂茶壶'])
  const changes: [text: string, field: string, value: unknown][] = [
    [`UPDATE product.product SET brand = 'Nordhem' WHERE id = 'prd_2'`, 'brand', 'Nordhem'],
    [
      `UPDATE product.sku SET price_minor = 900 WHERE product_id = 'prd_2'`,
      'prices',
      [{ amountMinor: '900', currencyCode: 'CNY' }],
    ],
    [`UPDATE product.sku SET cost_minor = 300 WHERE product_id = 'prd_2'`, 'marginBasisPoints', 6666],
    [`INSERT INTO product.media (product_id, position, url) VALUES ('prd_2', 0, 'https://a')`, 'imageUrl', 'https://a'],
    [`UPDATE product.media SET url = 'https://b' WHERE product_id = 'prd_2'`, 'imageUrl', 'https://b'],
    [`UPDATE product.media SET product_id = 'prd_1' WHERE product_id = 'prd_2'`, 'imageUrl', null],
    [
      `UPDATE product.sku SET options = '[{"name":"Colour","value":"Red"}]' WHERE product_id = 'prd_2'`,
      'attributes',
      [{ name: 'Colour', value: 'Red' }],
    ],
    [
      `INSERT INTO product.stock_location (id, business_id, code, name) VALUES ('loc', '${BUSINESS}', 'default', 'd')`,
      'inStock',
      false,
    ],
    [`INSERT INTO product.stock_level (sku_id, location_id, on_hand) VALUES ('sku_prd_2', 'loc', 5)`, 'inStock', true],
    [`UPDATE product.stock_level SET reserved = 5`, 'inStock', false],
    [`UPDATE product.stock_level SET reserved = 4`, 'inStock', true],
    [`DELETE FROM product.stock_level`, 'inStock', false],
    [
      `INSERT INTO product.shelf_listing (shelf_id, product_id, business_id) VALUES ('room_1', 'prd_2', '${BUSINESS}')`,
      'shelves',
      ['room_1'],
    ],
    [`DELETE FROM product.shelf_listing`, 'shelves', []],
    [`INSERT INTO product.product_sales VALUES ('prd_2', 3, 8)`, 'unitsSold7Days', 3],
    [`TRUNCATE product.product_sales`, 'unitsSold30Days', 0],
    [`UPDATE product.sku SET active = false WHERE product_id = 'prd_2'`, 'saleable', false],
    [`UPDATE product.product SET status = 'SUSPENDED' WHERE id = 'prd_2'`, 'status', 'SUSPENDED'],
  ]
  for (const [text, field, value] of changes) {
    await sql(text)
    await follow()
    expect((await card('prd_2'))?.[field as 'title'], text).toEqual(value)
  }
  expect((await card('prd_1'))?.imageUrl).toBe('https://b')
  await sql(
    `DELETE FROM product.media; DELETE FROM product.stock_item; DELETE FROM product.sku; DELETE FROM product.product`,
  )
  await follow()
  expect(await search.titles('')).toEqual([])
  expect(await readBacklog(search.deps.platform)).toEqual({ pending: 0, lag: 0, dead: 0 })
})

it('notes a transaction once, whatever it changes, and remembers the oldest change not indexed', async () => {
  await search.insert('prd_once', 'Once')
  await follow()
  const change = async () =>
    (await sql(`SELECT version, changed_at FROM product.search_change WHERE product_id = 'prd_once'`))[0]!
  const before = await change()
  await sql(`DO $$ BEGIN
    UPDATE product.product SET title = 'Twice' WHERE id = 'prd_once';
    UPDATE product.sku SET price_minor = 5 WHERE product_id = 'prd_once';
    UPDATE product.product SET brand = 'b' WHERE id = 'prd_once';
  END $$`)
  const after = await change()
  expect(Number(after.version)).toBe(Number(before.version) + 1)
  await sql(`UPDATE product.product SET brand = 'c' WHERE id = 'prd_once'`)
  expect(await change()).toEqual({ version: String(Number(after.version) + 1), changed_at: after.changed_at })
  await follow()
})

it('notes nothing of a transaction that is rolled back', async () => {
  await expect(
    sql(`DO $$ BEGIN UPDATE product.product SET title = 'Never'; RAISE EXCEPTION 'no'; END $$`),
  ).rejects.toThrow('no')
  expect(await follow()).toBe(0)
})

/** The engine, refusing what `refuses` says. */
function broken(refuses: (entries: readonly SearchEntry[]) => boolean, answers = true): SearchIndex {
  return {
    ...search.index,
    write: async entries => {
      if (refuses(entries)) throw new Error('cannot be indexed')
      await search.index.write(entries)
    },
    count: async () => {
      if (!answers) throw new Error('engine down')
      return search.index.count()
    },
  }
}

it('lays aside what cannot be indexed, but nothing beside it, and tries again when told', async () => {
  for (const n of [1, 2, 3]) await search.insert(`prd_lamp${n}`, `Lamp ${n}`)
  const picky = broken(entries => entries.some(({ id }) => id === 'prd_lamp2'))
  await follow(picky)
  expect((await search.titles('lamp')).sort()).toEqual(['Lamp 1', 'Lamp 3'])
  // Each attempt waits twice as long as the one before.
  for (let attempt = 1; attempt < 6; attempt += 1) {
    expect(await sql(`SELECT attempts FROM product.search_change WHERE product_id = 'prd_lamp2'`)).toEqual([
      { attempts: attempt },
    ])
    expect(await follow(picky)).toBe(0)
    await search.world.clock.advance(2 ** attempt * 1000)
    await follow(picky)
  }
  expect(await sql('SELECT product_id, business_id, error FROM product.search_dead')).toEqual([
    { product_id: 'prd_lamp2', business_id: BUSINESS, error: 'cannot be indexed' },
  ])
  expect(await readBacklog(search.deps.platform)).toMatchObject({ pending: 0, dead: 1 })
  expect(await redrive(search.deps, 'biz_foreign', null)).toBe(0)
  expect(await redrive(search.deps, BUSINESS, ['prd_lamp1'])).toBe(0)
  expect(await redrive(search.deps, BUSINESS, null)).toBe(1)
  await follow()
  expect(await search.titles('lamp')).toContain('Lamp 2')
  expect(await sql('SELECT 1 FROM product.search_dead')).toEqual([])
})

it('waits through an outage of the engine without laying anything aside', async () => {
  await search.insert('prd_out1', 'Outage one')
  await search.insert('prd_out2', 'Outage two')
  const down = broken(() => true, false)
  for (let round = 0; round < 20; round += 1) {
    expect(await follow(down)).toBe(0)
    await search.world.clock.advance(60_000)
  }
  expect(await sql('SELECT sum(attempts)::int AS attempts FROM product.search_change')).toEqual([{ attempts: 0 }])
  expect(await readBacklog(search.deps.platform)).toMatchObject({ pending: 2, dead: 0 })
  await follow()
  expect((await search.titles('outage')).sort()).toEqual(['Outage one', 'Outage two'])
})

it('does not let a slow worker put an older version over a newer one', async () => {
  await search.insert('prd_race', 'First title')
  const slow = gate()
  const late = follow({
    ...search.index,
    write: async entries => {
      await slow.pass()
      await search.index.write(entries)
    },
  })
  await slow.reached
  await sql(`UPDATE product.product SET title = 'Second title' WHERE id = 'prd_race'`)
  expect(await follow()).toBe(1)
  slow.open()
  await late
  expect(await search.titles('title')).toEqual(['Second title'])
  expect(await readBacklog(search.deps.platform)).toMatchObject({ pending: 0 })
})

it('takes over what a killed worker had taken', async () => {
  await search.insert('prd_killed', 'Killed worker')
  // It took the change, and wrote and marked nothing.
  const never: SearchIndex = { ...search.index, write: () => new Promise(() => {}) }
  void follow(never)
  await expect
    .poll(
      async () =>
        (await sql(`SELECT due_at > now() AS taken FROM product.search_change WHERE product_id = 'prd_killed'`))[0],
    )
    .toEqual({ taken: true })
  expect(await follow()).toBe(0)
  await search.world.clock.advance(61_000)
  expect(await follow()).toBe(1)
  expect(await search.titles('killed')).toEqual(['Killed worker'])
})
