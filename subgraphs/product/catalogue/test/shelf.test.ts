import { beforeAll, describe, expect, it, vi } from 'vitest'
import { BUSINESS } from '#shared/testing.ts'
import { anonymous, merchant, openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { openDesk } from './desk.ts'

const shop = openShop()
const desk = openDesk(shop)
const { apply } = desk

const place = (shelfId: string, items: object[], rest: object = {}) =>
  desk.call('shelfPlaceMany', { shelfId, items, idempotencyKey: desk.key(), ...rest }, 'shelf { id version }')
const remove = (shelfId: string, productIds: string[], rest: object = {}) =>
  desk.call('shelfRemoveMany', { shelfId, productIds, idempotencyKey: desk.key(), ...rest }, 'shelf { version }')
const shelve = (id: string, use = 'LIVE_ROOM') =>
  desk.call('shelfSet', { id, use, name: `Shelf ${id}` }, 'shelf { id use name version }')

const PAGE = '{ nodes { position product { id title } application { title } } pageInfo { hasNextPage endCursor } }'
async function shown(id: string, claims = anonymous, field = 'listings'): Promise<string[]> {
  const { shelf } = await shop.run(claims, `{ shelf(id: "${id}") { ${field}(first: 50) ${PAGE} } }`)
  return shelf[field].nodes.map((node: { product: { id: string } }) => node.product.id)
}
/** Products with a visible application for live rooms. */
async function ready(count: number): Promise<string[]> {
  const products = await Promise.all(Array.from({ length: count }, () => shop.product([1])))
  const items = products.map(({ id }) => ({ productId: id, use: 'LIVE_ROOM', visible: true }))
  expect((await apply(items)).errors).toEqual([])
  return products.map(({ id }) => id)
}

describe('shelves', () => {
  it('show what is placed, in order, while its time lasts', async () => {
    expect((await shelve('room_order')).shelf).toEqual({
      id: 'room_order',
      use: 'LIVE_ROOM',
      name: 'Shelf room_order',
      version: 1,
    })
    const [a = '', b = '', c = '', d = ''] = await ready(4)
    const at = (minutes: number) => new Date(shop.world.clock.now().getTime() + minutes * 60_000).toISOString()
    const { shelf, errors } = await place('room_order', [
      { productId: a, position: 30 },
      { productId: b, position: 10, startsAt: at(10) },
      { productId: c, position: 20, startsAt: at(-10), endsAt: at(20) },
      { productId: d, position: 5, endsAt: at(-1) },
    ])
    expect([errors, shelf]).toEqual([[], { id: 'room_order', version: 2 }])
    expect(await shown('room_order')).toEqual([c, a])
    expect(await shown('room_order', ops, 'schedule')).toEqual([d, b, c, a])
    await shop.world.clock.advance(15 * 60_000)
    expect(await shown('room_order')).toEqual([b, c, a])
    await shop.world.clock.advance(15 * 60_000)
    expect(await shown('room_order')).toEqual([b, a])
    expect((await place('room_order', [{ productId: a, position: 1 }])).shelf.version).toBe(3)
    expect(await shown('room_order')).toEqual([a, b])
    expect((await place('room_order', [{ productId: a, position: 1 }])).shelf.version).toBe(3)
    expect((await remove('room_order', [a])).shelf.version).toBe(4)
    expect(await shown('room_order')).toEqual([b])
  })

  it('show only what is on sale and has a visible application, and say it to the search', async () => {
    await shop.subgraph.start()
    await shelve('room_hidden')
    const [a = '', b = ''] = await ready(2)
    await place(
      'room_hidden',
      [a, b].map((productId, position) => ({ productId, position })),
    )
    expect(await shown('room_hidden')).toEqual([a, b])
    const found = (expected: string[]) =>
      vi.waitFor(
        async () => {
          const query = '{ productSearch(query: "", filter: { shelfId: "room_hidden" }) { nodes { productId } } }'
          const { nodes } = (await shop.run(anonymous, query)).productSearch
          expect(nodes.map((node: { productId: string }) => node.productId).sort()).toEqual([...expected].sort())
        },
        { timeout: 10_000, interval: 20 },
      )
    await found([a, b])
    await apply([{ productId: a, use: 'LIVE_ROOM', visible: false, expectedVersion: 1 }])
    expect(await shown('room_hidden')).toEqual([b])
    await found([b])
    await desk.call('productStatusChange', { productId: b, status: 'SUSPENDED' }, 'product { id }')
    expect(await shown('room_hidden')).toEqual([])
    expect(await shown('room_hidden', ops, 'schedule')).toEqual([a, b])
    await found([])
  })

  it('refuse by item and field, all or those that fail, once per key', async () => {
    await shelve('page_1', 'CAMPAIGN')
    await shelve('room_1')
    const [a = '', b = ''] = await ready(2)
    const plain = await shop.product([1])
    const foreign = await shop.product([1], { businessId: 'biz_foreign', merchantId: 'mer_foreign' })
    const items = [a, plain.id, foreign.id, 'prd_unknown'].map(productId => ({ productId, position: 1 }))
    const failed = [
      'FORBIDDEN input.items.1.productId',
      'NOT_FOUND input.items.2.productId',
      'NOT_FOUND input.items.3.productId',
    ]
    const refused = (rest: object, claims = ops) =>
      desk.refused(
        'shelfPlaceMany',
        { shelfId: 'room_1', items: [items[0]], idempotencyKey: desk.key(), ...rest },
        claims,
      )
    expect(await refused({ items })).toEqual(failed)
    const rest = { errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: desk.key() }
    const done = await place('room_1', items, rest)
    expect(done).toEqual({ shelf: { id: 'room_1', version: 2 }, errors: failed })
    expect(await place('room_1', items, rest)).toEqual(done)
    expect(await shown('room_1')).toEqual([a])
    expect(await refused({ shelfId: 'page_1' })).toEqual(['FORBIDDEN input.items.0.productId'])
    expect(await refused({ shelfId: 'room_unknown' })).toEqual(['NOT_FOUND input.shelfId'])
    expect(await refused({}, stranger)).toEqual(['NOT_FOUND input.shelfId'])
    expect(await refused({ expectedVersion: 1 })).toEqual(['CONFLICT input.expectedVersion'])
    expect(await refused({ items: [{ productId: a, position: -1 }] })).toEqual(['INVALID input.items.0.position'])
    const instant = '2026-12-01T00:00:00Z'
    const never = { productId: a, position: 1, startsAt: instant, endsAt: instant }
    expect(await refused({ items: [never] })).toEqual(['INVALID input.items.0.endsAt'])
    const gone = { shelfId: 'room_1', productIds: [a, b], idempotencyKey: desk.key() }
    expect(await desk.refused('shelfRemoveMany', gone)).toEqual(['NOT_FOUND input.productIds.1'])
    const some = await remove('room_1', [b, a], { errorPolicy: 'REJECT_FAILED_ROWS' })
    expect(some).toEqual({ shelf: { version: 3 }, errors: ['NOT_FOUND input.productIds.0'] })
  })

  it('are made and renamed by version', async () => {
    await shelve('room_name')
    const refused = (input: object) =>
      desk.refused('shelfSet', { id: 'room_name', use: 'LIVE_ROOM', name: 'x', expectedVersion: 1, ...input })
    expect(await refused({ expectedVersion: 0 })).toEqual(['CONFLICT input.expectedVersion'])
    expect(await refused({ expectedVersion: 2 })).toEqual(['CONFLICT input.expectedVersion'])
    expect(await refused({ use: 'ARTICLE' })).toEqual(['CONFLICT input.use'])
    expect(await refused({ id: 'room_none' })).toEqual(['NOT_FOUND input.id'])
    const input = { id: 'room_name', use: 'LIVE_ROOM', name: 'Tonight', expectedVersion: 1 }
    const { shelf } = await desk.call('shelfSet', input, 'shelf { name version }')
    expect(shelf).toEqual({ name: 'Tonight', version: 2 })
    const LIST = '{ shelves(first: 1) { nodes { id name } pageInfo { hasNextPage } } }'
    expect((await shop.run(ops, LIST)).shelves).toEqual({
      nodes: [{ id: 'room_name', name: 'Tonight' }],
      pageInfo: { hasNextPage: true },
    })
    expect((await shop.run(stranger, LIST)).shelves.nodes).toEqual([])
    expect((await shop.attempt(merchant, LIST)).codes).toEqual(['FORBIDDEN'])
    expect(await shop.run(stranger, '{ shelf(id: "room_name") { id } }')).toEqual({ shelf: null })
    const schedule = '{ shelf(id: "room_name") { schedule { nodes { position } } } }'
    expect((await shop.attempt(shopper, schedule)).codes).toEqual(['FORBIDDEN'])
  })

  it('keep the order of racing placements, each a version', async () => {
    await shelve('room_race')
    const ids = await ready(8)
    const answers = await Promise.all(ids.map((productId, position) => place('room_race', [{ productId, position }])))
    expect(
      answers
        .map(({ shelf }) => shelf.version)
        .sort((a, b) => a - b)
        .at(-1),
    ).toBe(9)
    expect(await shown('room_race')).toEqual(ids)
    const items = [{ productId: ids[0], position: 99 }]
    const rivals = await Promise.all([1, 2, 3].map(() => place('room_race', items, { expectedVersion: 9 })))
    expect(rivals.flatMap(({ errors }) => errors)).toEqual(Array(2).fill('CONFLICT input.expectedVersion'))
  })
})

interface Page {
  nodes: { product: { id: string } }[]
  pageInfo: { hasNextPage: boolean; endCursor: string | null }
}

describe('reading a shelf', () => {
  let ids: string[]
  beforeAll(async () => {
    await shelve('room_pages')
    ids = await ready(7)
    // Equal positions are in the order of the ids.
    await place(
      'room_pages',
      ids.map((productId, n) => ({ productId, position: n < 4 ? 1 : 2 })),
    )
  })

  it('pages to the end', async () => {
    const seen: string[] = []
    for (let after: string | null = null; ; ) {
      const query = `query ($after: String) { shelf(id: "room_pages") { listings(first: 2, after: $after) ${PAGE} } }`
      const page: Page = (await shop.run(anonymous, query, { after })).shelf.listings
      seen.push(...page.nodes.map(node => node.product.id))
      if (!page.pageInfo.hasNextPage) break
      after = page.pageInfo.endCursor
    }
    expect(seen).toEqual([...ids.slice(0, 4).sort(), ...ids.slice(4).sort()])
  })

  it('costs the same trips for all of it as for one', async () => {
    const trips = async (first: number) => {
      await shop.run(anonymous, `{ shelf(id: "room_pages") { listings(first: ${first}) ${PAGE} } }`)
      const { db, redis } = shop.reports.at(-1)!
      return { db, redis }
    }
    // The shelf, its listings, and the applications; the products from the cache.
    expect(await trips(7)).toEqual({ db: 3, redis: 1 })
    expect(await trips(1)).toEqual({ db: 3, redis: 1 })
  })
})

it('is guarded by the database: businesses, versions, currencies', async () => {
  const { sql } = shop.world
  const foreign = await shop.product([1], { businessId: 'biz_foreign', merchantId: 'mer_foreign' })
  await expect(
    sql(`INSERT INTO product.shelf_listing (shelf_id, product_id, business_id) VALUES ('room_1', $1, $2)`, [
      foreign.id,
      BUSINESS,
    ]),
  ).rejects.toThrow('not of business')
  await expect(
    sql(
      `INSERT INTO product.product_application (product_id, use, business_id, created_at, updated_at) VALUES ($1, 'ARTICLE', $2, now(), now())`,
      [foreign.id, BUSINESS],
    ),
  ).rejects.toThrow('not of business')
  const [id = ''] = await ready(1)
  await expect(
    sql('UPDATE product.product_application SET visible = false WHERE product_id = $1', [id]),
  ).rejects.toThrow('expected the version after')
  await expect(
    sql(`INSERT INTO product.product_application_price VALUES ($1, 'LIVE_ROOM', $2, 1, 'CNY')`, [id, foreign.skuId]),
  ).rejects.toThrow('not of product')
})
