import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { ADD, createSalesWorld, makeRoom, type SalesWorld } from './world.ts'

let world: SalesWorld
beforeAll(async () => {
  world = await createSalesWorld()
})
afterAll(() => world.close())

const BUSINESS = 'biz_test'
const attributesOf = async (listingId: string) =>
  (
    await world.sql<Record<string, unknown>>(
      'SELECT version, price_minor, available_quantity, saleable FROM sales_attribute.sales_attribute WHERE listing_id = $1',
      [listingId],
    )
  )[0]

describe('attributes follow products and stock', () => {
  it('takes newer stock and never an older one, whatever the order', async () => {
    const { listingIds } = await makeRoom(world, 1)
    const stock = (available: number, version: number) =>
      world.publish('stock.changed', 'sku_1', { businessId: BUSINESS, skuId: 'sku_1', available, version })
    await stock(3, 7)
    await world.settled()
    await Promise.all([stock(9, 6), stock(3, 7), stock(8, 5)])
    await world.settled()
    expect(await attributesOf(listingIds[0]!)).toEqual({
      version: 2,
      price_minor: '1000',
      available_quantity: 3,
      saleable: true,
    })
    await stock(0, 8)
    await world.settled()
    expect(await attributesOf(listingIds[0]!)).toMatchObject({ version: 3, saleable: false })
    const history = await world.sql(
      'SELECT version, available_quantity FROM sales_attribute.attribute_history WHERE listing_id = $1 ORDER BY 1',
      [listingIds[0]],
    )
    expect(history).toEqual([
      { version: 1, available_quantity: 10 },
      { version: 2, available_quantity: 3 },
      { version: 3, available_quantity: 0 },
    ])
  })

  it('keeps the newer price when the older event read first and writes last', async () => {
    const { listingIds } = await makeRoom(world, 2)
    await world.settled()
    const sku = world.products.skus.get('sku_2')!
    const gate = Promise.withResolvers<void>()
    const held = Promise.withResolvers<void>()
    world.products.afterRead = async () => {
      world.products.afterRead = async () => {}
      held.resolve()
      await gate.promise
    }
    sku.amountMinor = 2100
    const { followProduct } = await import('../commands/followProducts.ts')
    const { createCardCache } = await import('../store/cards.ts')
    const platform = world.platform('sales-attribute')
    const work = { platform, cards: createCardCache(platform), attribution: { secrets: [''], lifetimeMs: 1 } }
    const older = followProduct(work, { businessId: BUSINESS, skuIds: ['sku_2'], version: 2 })
    await held.promise
    sku.amountMinor = 2200
    await followProduct(work, { businessId: BUSINESS, skuIds: ['sku_2'], version: 3 })
    gate.resolve()
    await older
    expect(await attributesOf(listingIds[1]!)).toMatchObject({ version: 2, price_minor: '2200' })
  })

  it('refreshes all SKUs of an event by one operation', async () => {
    await makeRoom(world, 10)
    await world.settled()
    for (const sku of world.products.skus.values()) sku.saleable = false
    const before = world.products.calls
    const skuIds = Array.from({ length: 10 }, (_, n) => `sku_${n + 1}`)
    await world.publish('product.changed', 'prd', { businessId: BUSINESS, skuIds, productId: 'prd', version: 50 })
    await world.settled()
    expect(world.products.calls - before).toBe(1)
    const [left] = await world.sql<{ n: string }>(
      'SELECT count(*) AS n FROM sales_attribute.sales_attribute WHERE saleable AND sku_id = ANY($1)',
      [skuIds],
    )
    expect(left?.n).toBe('0')
    for (const sku of world.products.skus.values()) sku.saleable = true
  })

  it('changes terms with a next version, and nothing when they are the same', async () => {
    const item = { skuId: 'sku_20', price: { amountMinor: '15000', currencyCode: 'CNY' } }
    const add = async (given: object) =>
      (await world.run(ADD, { input: { contentId: 'art_test', items: [given] } })).data.listingAdd.listings[0]
    const first = await add(item)
    expect(first.attributes).toMatchObject({
      version: 1,
      price: { amountMinor: '15000' },
      listPrice: { amountMinor: '20000' },
    })
    expect(await add(item)).toEqual(first)
    const [one, two] = await Promise.all([add({ skuId: 'sku_20' }), add({ skuId: 'sku_20' })])
    expect([one.id, two.id]).toEqual([first.id, first.id])
    expect((await add({ skuId: 'sku_20' })).attributes).toMatchObject({ version: 2, listPrice: null })
  })

  it('refuses to change history, clicks and plans', async () => {
    const { pool } = world.platform('sales-attribute')
    for (const table of ['attribute_history', 'click', 'commission_plan']) {
      await expect(pool.query(`DELETE FROM sales_attribute.${table}`)).rejects.toThrow(/permission denied/)
    }
    await expect(world.sql('UPDATE sales_attribute.attribute_history SET version = 9')).rejects.toThrow(/append-only/)
  })
})

describe('attribution', () => {
  const CLICK =
    'mutation C($i: AttributionTokenCreateInput!) { attributionTokenCreate(input: $i) { token expiresAt userErrors { code path } } }'
  const RESOLVE =
    'query R($t: [String!]!) { attributionResolve(tokens: $t) { valid reason skuId price { amountMinor } pid creatorId contentId contentType listingId commissionPlanId planVersion creatorBps platformBps attributeVersion } }'
  const click = async (listingId: string, claims = claimsFor('ANONYMOUS')) =>
    (await world.run(CLICK, { i: { listingId } }, claims)).data.attributionTokenCreate
  const resolve = async (tokens: string[], businessId = BUSINESS) =>
    (await world.run(RESOLVE, { t: tokens }, claimsFor('SERVICE', { businessId }))).data.attributionResolve

  it('freezes what was shown and survives a change of price', async () => {
    const { id, listingIds } = await makeRoom(world, 5)
    const { token } = await click(listingIds[4]!)
    await world.run(ADD, {
      input: { contentId: id, items: [{ skuId: 'sku_5', price: { amountMinor: '1', currencyCode: 'CNY' } }] },
    })
    expect(await resolve([token])).toEqual([
      {
        valid: true,
        reason: null,
        skuId: 'sku_5',
        price: { amountMinor: '5000' },
        pid: `cre_test:${id}:4`,
        creatorId: 'cre_test',
        contentId: id,
        contentType: 'LIVE_ROOM',
        listingId: listingIds[4],
        commissionPlanId: 'pln_test',
        planVersion: 1,
        creatorBps: 1500,
        platformBps: 500,
        attributeVersion: 1,
      },
    ])
    expect(
      await world.sql('SELECT viewer_id FROM sales_attribute.click WHERE listing_id = $1', [listingIds[4]]),
    ).toEqual([{ viewer_id: null }])
  })

  it('refuses forged, foreign and expired tokens and unknown or foreign listings', async () => {
    const { listingIds } = await makeRoom(world, 1)
    const { token } = await click(listingIds[0]!)
    const [payload = '', signature = ''] = token.slice(3).split('.')
    const forged = Buffer.from(
      Buffer.from(payload, 'base64url').toString().replace('"creatorBps":1500', '"creatorBps":9500'),
    ).toString('base64url')
    const reasons = async (tokens: string[], business?: string) =>
      (await resolve(tokens, business)).map((answer: { reason: string }) => answer.reason)
    expect(await reasons([`at_${forged}.${signature}`, 'nonsense', `at_${payload}.AAAA`])).toEqual([
      'BAD_SIGNATURE',
      'MALFORMED',
      'BAD_SIGNATURE',
    ])
    expect(await reasons([token], 'biz_else')).toEqual(['OTHER_BUSINESS'])
    await world.clock.advance(1_800_001)
    expect(await reasons([token])).toEqual(['EXPIRED'])
    const before = await world.sql('SELECT count(*) FROM sales_attribute.click')
    expect((await click('lst_none')).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'listingId'] }])
    expect((await click(listingIds[0]!, claimsFor('SHOPPER', { businessId: 'biz_else' }))).token).toBeNull()
    expect(await world.sql('SELECT count(*) FROM sales_attribute.click')).toEqual(before)
    const person = await world.run(RESOLVE, { t: [token] }, claimsFor('ADMIN'))
    expect(person.errors[0].extensions.code).toBe('FORBIDDEN')
  })
})
