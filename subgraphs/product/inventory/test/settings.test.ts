import { describe, expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, service, shopper, snapshot, stockOf, stranger } from '../../test/shop.ts'
import { announceTouched } from '../commands/announceTouched.ts'
import { expectSound, key, makeActivity, ordering } from './sale.ts'

const shop = openShop()
const { reserve, release } = ordering(shop)

const CONFIGURE = `mutation ($input: StockLevelConfigureInput!) { stockLevelConfigure(input: $input) {
  sku { stock { available levels { location { code } available safety incoming lowThreshold lowSince } } }
  userErrors { code path } } }`
const LOCATION = `mutation ($input: StockLocationUpsertInput!) { stockLocationUpsert(input: $input) {
  location { code name priority regions handlingDays } userErrors { code path } } }`
const MANY = `mutation ($input: StockAdjustManyInput!) { stockAdjustMany(input: $input) {
  skus { id stock { onHand } } userErrors { code path } } }`
const ALERTS = `query ($first: Int, $after: String) { stockAlerts(first: $first, after: $after) {
  nodes { sku { id } location { code } available lowThreshold lowSince } pageInfo { hasNextPage endCursor } } }`

const configure = async (input: object, claims = ops) =>
  (await shop.run(claims, CONFIGURE, { input })).stockLevelConfigure
const saveLocation = async (input: object) => (await shop.run(ops, LOCATION, { input })).stockLocationUpsert
const adjustMany = async (items: object[], rest: object = {}, claims = ops) =>
  (await shop.run(claims, MANY, { input: { items, idempotencyKey: key(), ...rest } })).stockAdjustMany
const item = (skuId: string, delta: number, locationCode = 'default') => ({
  skuId,
  delta,
  locationCode,
  reason: 'count',
})

/** The low alerts that leave while `work` runs, and what orders changed in it is announced. */
async function alerts(
  work: () => Promise<unknown>,
): Promise<{ skuId: string; available: number; threshold: number }[]> {
  const { jobs } = shop.platform
  const seen: never[] = []
  await announceTouched(shop)
  const publish = jobs.publishMany
  jobs.publishMany = async (tx, type, events) => {
    if (type === 'stock.low') seen.push(...events.map(event => event.data as never))
    await publish(tx, type, events)
  }
  await work()
  await announceTouched(shop)
  jobs.publishMany = publish
  return seen
}

describe('low stock', () => {
  it('is told once when it becomes low, and again only after it recovered', async () => {
    const { skuId } = await shop.product([10])
    await configure({ skuId, lowThreshold: 4 })
    const buy = (order: string, quantity: number) => alerts(() => reserve(order, [{ skuId, quantity }]))
    expect(await buy('ord_low_1', 5)).toEqual([])
    expect(await buy('ord_low_2', 1)).toMatchObject([{ skuId, locationCode: 'default', available: 4, threshold: 4 }])
    expect(await buy('ord_low_3', 1)).toEqual([])
    expect(await alerts(() => release('ord_low_1'))).toEqual([])
    expect(await buy('ord_low_4', 6)).toMatchObject([{ available: 2 }])
    await expectSound(shop)
  })

  it('is told when the threshold, safety stock or a quota makes it low', async () => {
    const { skuIds } = await shop.product([10, 10, 10])
    const [a = '', b = '', c = ''] = skuIds
    expect(await alerts(() => configure({ skuId: a, lowThreshold: 10 }))).toMatchObject([{ skuId: a, available: 10 }])
    await configure({ skuId: b, lowThreshold: 3 })
    expect(await alerts(() => configure({ skuId: b, safety: 8 }))).toMatchObject([{ skuId: b, available: 2 }])
    await configure({ skuId: c, lowThreshold: 3 })
    expect(await alerts(() => makeActivity(shop, [[c, 9]]))).toMatchObject([{ skuId: c, available: 1 }])
    expect(await alerts(() => announceTouched({ platform: shop.platform }))).toEqual([])
  })

  it('is listed, the latest first, until it is low no more', async () => {
    const { skuIds } = await shop.product([1, 1, 1])
    for (const skuId of skuIds) {
      await configure({ skuId, lowThreshold: 1 })
      await shop.world.clock.advance(1000)
    }
    const seen: string[] = []
    let after: string | null = null
    do {
      const { stockAlerts } = await shop.run(ops, ALERTS, { first: 2, after })
      seen.push(...stockAlerts.nodes.map((node: { sku: { id: string } }) => node.sku.id))
      after = stockAlerts.pageInfo.hasNextPage ? stockAlerts.pageInfo.endCursor : null
    } while (after)
    expect(seen.slice(0, 3)).toEqual(skuIds.toReversed())
    expect(new Set(seen).size).toBe(seen.length)
    await adjustMany([item(skuIds[0]!, 5)])
    await configure({ skuId: skuIds[1], lowThreshold: null })
    const left = (await shop.run(ops, ALERTS, { first: 100 })).stockAlerts.nodes.map(
      (node: { sku: { id: string } }) => node.sku.id,
    )
    expect(left).toContain(skuIds[2])
    expect(left).not.toContain(skuIds[0])
    expect(left).not.toContain(skuIds[1])
    expect((await shop.run(stranger, ALERTS, { first: 100 })).stockAlerts.nodes).toEqual([])
    expect((await shop.attempt(shopper, ALERTS)).codes).toEqual(['FORBIDDEN'])
  })

  it('reaches whoever consumes it', async () => {
    const { skuId } = await shop.product([1])
    const seen: unknown[] = []
    const stop = await shop.world.shared.jobs.startWork(
      'product',
      [{ event: 'stock.low', handle: async ({ key: id, data }) => void seen.push([id, data]) }],
      [],
    )
    await configure({ skuId, lowThreshold: 1 })
    await shop.world.settled()
    await stop()
    expect(seen).toContainEqual([skuId, expect.objectContaining({ skuId, locationCode: 'default', threshold: 1 })])
  })
})

describe('stockLevelConfigure', () => {
  it('keeps safety stock back and leaves what is not given', async () => {
    const { skuId } = await shop.product([10])
    await configure({ skuId, safety: 3, incoming: 40 })
    const { sku } = await configure({ skuId, lowThreshold: 2 })
    expect(sku.stock).toMatchObject({
      available: 7,
      levels: [
        { location: { code: 'default' }, available: 7, safety: 3, incoming: 40, lowThreshold: 2, lowSince: null },
      ],
    })
    expect((await reserve('ord_safe', [{ skuId, quantity: 8 }])).userErrors[0].code).toBe('OUT_OF_STOCK')
  })

  it('is for those who run the goods', async () => {
    const { skuId } = await shop.product([10])
    const rival = { ...merchant, viewer: { ...merchant.viewer, merchantId: 'mer_rival' } }
    const before = await snapshot(shop)
    for (const claims of [rival, stranger]) {
      expect((await configure({ skuId, safety: 1 }, claims)).userErrors).toEqual([
        { code: 'NOT_FOUND', path: ['input', 'skuId'] },
      ])
    }
    expect((await configure({ skuId, safety: -1 })).userErrors).toEqual([
      { code: 'INVALID', path: ['input', 'safety'] },
    ])
    expect((await configure({ skuId, locationCode: 'moon' })).userErrors[0].path).toEqual(['input', 'locationCode'])
    expect((await shop.attempt(shopper, CONFIGURE, { input: { skuId } })).codes).toEqual(['FORBIDDEN'])
    expect(await snapshot(shop)).toEqual(before)
    expect((await configure({ skuId, safety: 1 }, merchant)).userErrors).toEqual([])
  })
})

describe('expected shipping', () => {
  const from = async (skuId: string, region: string | null) => {
    const query =
      'query ($id: ID!, $region: String) { sku(id: $id) { shipping(region: $region) { from handlingDays } } }'
    return (await shop.run(anonymous, query, { id: skuId, region })).sku.shipping
  }

  it('comes from the location that names the region and has stock', async () => {
    const { skuId } = await shop.product([5])
    expect(
      (await saveLocation({ code: 'south', name: 'Shenzhen', regions: ['CN-44'], handlingDays: 2 })).location,
    ).toEqual({ code: 'south', name: 'Shenzhen', priority: 100, regions: ['CN-44'], handlingDays: 2 })
    expect(await from(skuId, 'CN-44')).toEqual({ from: 'Default', handlingDays: 1 })
    await adjustMany([item(skuId, 3, 'south')])
    expect(await from(skuId, 'CN-44')).toEqual({ from: 'Shenzhen', handlingDays: 2 })
    expect(await from(skuId, 'CN-11')).toEqual({ from: 'Default', handlingDays: 1 })
    expect(await from(skuId, null)).toEqual({ from: 'Default', handlingDays: 1 })
    await saveLocation({ code: 'south', priority: 1 })
    const { stockLocations } = await shop.run(ops, '{ stockLocations { code priority regions } }')
    expect(stockLocations[0]).toEqual({ code: 'south', priority: 1, regions: ['CN-44'] })
    await adjustMany([item(skuId, -5), item(skuId, -3, 'south')])
    expect(await from(skuId, 'CN-44')).toBeNull()
  })

  it('takes one trip to the database for many SKUs', async () => {
    const { id } = await shop.product([1, 2, 3])
    await shop.run(anonymous, `{ product(id: "${id}") { skus { id shipping(region: "CN") { from } } } }`)
    expect(shop.reports.at(-1)).toMatchObject({ db: 1 })
  })

  it('refuses what is no region', async () => {
    const { skuId } = await shop.product([1])
    const query = `{ sku(id: "${skuId}") { shipping(region: "Guangdong") { from } } }`
    expect((await shop.attempt(anonymous, query)).codes).toEqual(['BAD_USER_INPUT'])
    expect((await saveLocation({ code: 'south', regions: ['cn'] })).userErrors[0].path).toEqual([
      'input',
      'regions',
      '0',
    ])
    expect((await saveLocation({ code: 'The South' })).userErrors[0].path).toEqual(['input', 'code'])
    expect((await shop.attempt(merchant, LOCATION, { input: { code: 'mine' } })).codes).toEqual(['FORBIDDEN'])
  })
})

describe('stockAdjustMany', () => {
  it('does everything or nothing, or what can be done', async () => {
    const { skuIds } = await shop.product([5, 5])
    const [a = '', b = ''] = skuIds
    const items = [item(a, 3), item(b, -6), item('sku_none', 1), item(a, -8), item(a, -1), item(b, 1, 'moon')]
    const errors = [
      { code: 'OUT_OF_STOCK', path: ['input', 'items', '1', 'delta'] },
      { code: 'NOT_FOUND', path: ['input', 'items', '2', 'skuId'] },
      { code: 'OUT_OF_STOCK', path: ['input', 'items', '4', 'delta'] },
      { code: 'NOT_FOUND', path: ['input', 'items', '5', 'locationCode'] },
    ]
    expect(await adjustMany(items)).toEqual({ skus: null, userErrors: errors })
    expect(await stockOf(shop, a)).toMatchObject({ onHand: 5 })
    const request = { errorPolicy: 'REJECT_FAILED_ROWS', idempotencyKey: key() }
    const done = { skus: [{ id: a, stock: { onHand: 0 } }], userErrors: errors }
    expect(await adjustMany(items, request)).toEqual(done)
    expect(await adjustMany(items, request)).toEqual(done)
    expect(await stockOf(shop, a)).toMatchObject({ onHand: 0 })
    expect(await stockOf(shop, b)).toMatchObject({ onHand: 5 })
    await expectSound(shop)
  })

  it('takes 500 items in as many trips as two', async () => {
    const { skuIds } = await shop.product(Array.from({ length: 20 }, () => 1))
    await adjustMany(skuIds.slice(0, 2).map(id => item(id, 1)))
    const { db } = shop.reports.at(-1)!
    await adjustMany(Array.from({ length: 500 }, (_, index) => item(skuIds[index % 20]!, 1)))
    expect(shop.reports.at(-1)!.db).toBe(db)
    expect((await adjustMany(Array(501).fill(item(skuIds[0]!, 1)))).userErrors[0].code).toBe('TOO_MANY_ITEMS')
  })

  it('lets merchants adjust their own goods only', async () => {
    const { skuId } = await shop.product([5])
    const { skuId: other } = await shop.product([5], { merchantId: 'mer_rival' })
    expect((await adjustMany([item(skuId, 1), item(other, 1)], {}, merchant)).userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['input', 'items', '1', 'skuId'] },
    ])
    expect(
      (await shop.attempt(service, MANY, { input: { items: [item(skuId, 1)], idempotencyKey: key() } })).codes,
    ).toEqual(['FORBIDDEN'])
  })
})

it('shows every movement of a SKU, the latest first, to those who run it', async () => {
  const { skuId } = await shop.product([9])
  const { id, contentId } = await makeActivity(shop, [[skuId, 4]])
  await reserve('ord_seen', [{ skuId, quantity: 1, contentId }])
  await release('ord_seen')
  await adjustMany([item(skuId, -2)])
  const query = `query ($id: ID!, $after: String) { stockMovements(skuId: $id, first: 4, after: $after) {
    nodes { kind onHand reserved committed activityId orderLineId reason actor locationCode } pageInfo { hasNextPage endCursor } } }`
  const first = (await shop.run(merchant, query, { id: skuId })).stockMovements
  const second = (await shop.run(ops, query, { id: skuId, after: first.pageInfo.endCursor })).stockMovements
  const nodes = [...first.nodes, ...second.nodes]
  expect(second.pageInfo.hasNextPage).toBe(false)
  expect(nodes.map((node: { kind: string }) => node.kind)).toEqual([
    'ADJUST',
    'RELEASE',
    'RESERVE',
    'CARVE',
    'CARVE',
    'INITIAL',
  ])
  expect(nodes[1]).toEqual({
    kind: 'RELEASE',
    onHand: 0,
    reserved: -1,
    committed: 0,
    activityId: id,
    orderLineId: 'ord_seen_0',
    reason: 'test',
    actor: 'test',
    locationCode: 'default',
  })
  expect((await shop.run(stranger, query, { id: skuId })).stockMovements.nodes).toEqual([])
  expect((await shop.attempt(anonymous, query, { id: skuId })).codes).toEqual(['UNAUTHENTICATED'])
  expect((await shop.attempt(ops, query, { id: skuId, after: 'e30' })).codes).toEqual(['BAD_USER_INPUT'])
})
