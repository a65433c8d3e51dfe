import { describe, expect, it } from 'vitest'
import { transitions } from '../domain/status.ts'
import {
  CLAIM,
  merchant,
  openShop,
  ops,
  RELEASE,
  RESERVE,
  reserveInput,
  service,
  shopper,
  snapshot,
  stockOf,
  stranger,
} from './shop.ts'

const shop = openShop()

const STATUS = `mutation ($input: ProductStatusChangeInput!) { productStatusChange(input: $input) {
  product { status version } userErrors { code path } } }`
const PRICE = `mutation ($input: SkuPriceChangeInput!) { skuPriceChange(input: $input) {
  sku { id price { amountMinor currencyCode } } userErrors { code path } } }`
const ADJUST = `mutation ($input: StockAdjustInput!) { stockAdjust(input: $input) {
  sku { id stock { onHand available } } userErrors { code path } } }`

let serial = 0
const key = () => `key-${String(serial++).padStart(8, '0')}`
const price = (skuId: string, amountMinor: string, currencyCode = 'CNY', idempotencyKey = key()) => ({
  skuId,
  price: { amountMinor, currencyCode },
  idempotencyKey,
})
const adjust = (skuId: string, delta: number, rest: object = {}) => ({
  skuId,
  delta,
  reason: 'count',
  idempotencyKey: key(),
  ...rest,
})

/** Runs a mutation that must be refused, checks that it wrote nothing, and answers its errors. */
async function refused(claims: typeof ops, query: string, input: object) {
  const before = await snapshot(shop)
  const data = await shop.run(claims, query, { input })
  const [payload] = Object.values(data) as [
    { userErrors: { code: string; path: string[] }[] } & Record<string, unknown>,
  ]
  expect(payload.userErrors.length).toBeGreaterThan(0)
  for (const [field, value] of Object.entries(payload)) if (field !== 'userErrors') expect(value).toBeNull()
  expect(await snapshot(shop)).toEqual(before)
  return payload.userErrors.map(error => `${error.code} ${error.path.join('.')}`)
}

describe('productStatusChange', () => {
  it('moves along the table, with growing versions', async () => {
    const { id } = await shop.product([1], { status: 'DRAFT' })
    const move = async (claims: typeof ops, status: string, expectedVersion?: number) =>
      (await shop.run(claims, STATUS, { input: { productId: id, status, expectedVersion } })).productStatusChange
    expect(await move(merchant, 'IN_REVIEW', 1)).toEqual({
      product: { status: 'IN_REVIEW', version: 2 },
      userErrors: [],
    })
    expect(await refused(merchant, STATUS, { productId: id, status: 'ACTIVE' })).toEqual(['FORBIDDEN input.status'])
    expect(await move(ops, 'ACTIVE', 2)).toEqual({ product: { status: 'ACTIVE', version: 3 }, userErrors: [] })
    expect(await refused(ops, STATUS, { productId: id, status: 'DRAFT' })).toEqual(['INVALID_TRANSITION input.status'])
    expect(await refused(ops, STATUS, { productId: id, status: 'ACTIVE' })).toEqual(['INVALID_TRANSITION input.status'])
    expect(await refused(ops, STATUS, { productId: id, status: 'SUSPENDED', expectedVersion: 2 })).toEqual([
      'CONFLICT input.expectedVersion',
    ])
  })

  it('takes a product from shoppers at once', async () => {
    const { id, skuId } = await shop.product([1])
    const look = () => shop.run(shopper, `{ sku(id: "${skuId}") { id } product(id: "${id}") { id } }`)
    expect(await look()).toEqual({ sku: { id: skuId }, product: { id } })
    await shop.run(ops, STATUS, { input: { productId: id, status: 'SUSPENDED' } })
    expect(await look()).toEqual({ sku: null, product: null })
    expect(await refused(service, RESERVE, reserveInput(shop, 'ord_suspended', [[skuId, 1]]))).toEqual([
      'OUT_OF_STOCK input.lines.0.skuId',
    ])
  })

  it('lets one of two racing changes win', async () => {
    const { id } = await shop.product([1])
    const inputs = ['SUSPENDED', 'ARCHIVED'].map(status => ({ productId: id, status, expectedVersion: 1 }))
    const answers = await Promise.all(inputs.map(input => shop.run(ops, STATUS, { input })))
    const codes = answers.map(answer => answer.productStatusChange.userErrors[0]?.code ?? 'done').sort()
    expect(codes).toEqual(['CONFLICT', 'done'])
  })

  it('refuses unknown, foreign and other merchants’ products', async () => {
    const { id } = await shop.product([1], { merchantId: 'mer_rival' })
    const input = { productId: id, status: 'SUSPENDED' }
    expect(await refused(merchant, STATUS, input)).toEqual(['NOT_FOUND input.productId'])
    expect(await refused(stranger, STATUS, input)).toEqual(['NOT_FOUND input.productId'])
    expect(await refused(ops, STATUS, { ...input, productId: 'prd_unknown' })).toEqual(['NOT_FOUND input.productId'])
    expect(await refused(ops, STATUS, { ...input, productId: '' })).toEqual(['REQUIRED input.productId'])
    expect((await shop.attempt(ops, STATUS, { input: { ...input, status: 'GONE' } })).data).toBeUndefined()
    expect((await shop.attempt(shopper, STATUS, { input })).codes).toEqual(['FORBIDDEN'])
  })

  it('is guarded by the database with the same table', async () => {
    const rows = await shop.world.sql<{ pair: string }>(
      `SELECT from_state || ' ' || to_state AS pair FROM product.product_transition_rule`,
    )
    const pairs = Object.entries(transitions).flatMap(([from, tos]) => Object.keys(tos).map(to => `${from} ${to}`))
    expect(new Set(rows.map(row => row.pair))).toEqual(new Set(pairs))
    const { id } = await shop.product([1])
    await expect(shop.world.sql(`UPDATE product.product SET status = 'DRAFT' WHERE id = $1`, [id])).rejects.toThrow(
      'cannot move from',
    )
    await expect(shop.world.sql('UPDATE product.product SET version = 0 WHERE id = $1', [id])).rejects.toThrow(
      'not before',
    )
  })
})

describe('skuPriceChange', () => {
  it('changes the price once per key', async () => {
    const { skuId } = await shop.product([1])
    const input = price(skuId, '500')
    const first = await shop.run(ops, PRICE, { input })
    expect(first.skuPriceChange).toEqual({
      sku: { id: skuId, price: { amountMinor: '500', currencyCode: 'CNY' } },
      userErrors: [],
    })
    await shop.run(ops, PRICE, { input: price(skuId, '600') })
    expect((await shop.run(ops, PRICE, { input })).skuPriceChange.sku.price.amountMinor).toBe('600')
    expect(await refused(ops, PRICE, { ...input, price: { amountMinor: '501', currencyCode: 'CNY' } })).toEqual([
      'IDEMPOTENCY_KEY_REUSED input.idempotencyKey',
    ])
  })

  it('leaves version and events alone when the price is the same', async () => {
    const { id, skuId } = await shop.product([1])
    await shop.run(ops, PRICE, { input: price(skuId, '12900') })
    expect((await shop.run(ops, `{ product(id: "${id}") { version } }`)).product.version).toBe(1)
  })

  it('refuses what it cannot take, and writes nothing', async () => {
    const { skuId } = await shop.product([1])
    const rival = await shop.product([1], { merchantId: 'mer_rival' })
    expect(await refused(ops, PRICE, price(skuId, '-1'))).toEqual(['AMOUNT_OUT_OF_RANGE input.price.amountMinor'])
    expect(await refused(ops, PRICE, price(skuId, '0'))).toEqual(['AMOUNT_OUT_OF_RANGE input.price.amountMinor'])
    expect(await refused(ops, PRICE, price(skuId, '100000000000001'))).toEqual([
      'AMOUNT_OUT_OF_RANGE input.price.amountMinor',
    ])
    expect(await refused(ops, PRICE, price(skuId, '500', 'USD'))).toEqual([
      'CURRENCY_MISMATCH input.price.currencyCode',
    ])
    expect(await refused(ops, PRICE, price('sku_unknown', '500'))).toEqual(['NOT_FOUND input.skuId'])
    expect(await refused(merchant, PRICE, price(rival.skuId, '500'))).toEqual(['NOT_FOUND input.skuId'])
    expect(await refused(stranger, PRICE, price(skuId, '500'))).toEqual(['NOT_FOUND input.skuId'])
    expect(await refused(ops, PRICE, price(skuId, '500', 'CNY', 'short'))).toEqual(['INVALID input.idempotencyKey'])
  })
})

describe('stockAdjust', () => {
  it('moves stock once per key, also when the requests race', async () => {
    const { skuId } = await shop.product([10])
    const input = adjust(skuId, 5)
    const answers = await Promise.all(Array.from({ length: 5 }, () => shop.run(ops, ADJUST, { input })))
    for (const { stockAdjust } of answers) {
      expect([undefined, 'IDEMPOTENCY_IN_FLIGHT']).toContain(stockAdjust.userErrors[0]?.code)
    }
    const again = await shop.run(ops, ADJUST, { input })
    expect(again.stockAdjust).toEqual({ sku: { id: skuId, stock: { onHand: 15, available: 15 } }, userErrors: [] })
    expect(await stockOf(shop, skuId)).toEqual({ onHand: 15, reserved: 0, committed: 0 })
    expect(await refused(ops, ADJUST, { ...input, delta: 6 })).toEqual(['IDEMPOTENCY_KEY_REUSED input.idempotencyKey'])
  })

  it('never takes what orders hold', async () => {
    const { skuId } = await shop.product([10])
    await shop.run(service, RESERVE, { input: reserveInput(shop, 'ord_adjust', [[skuId, 8]]) })
    expect(await refused(ops, ADJUST, adjust(skuId, -3))).toEqual(['OUT_OF_STOCK input.delta'])
    const { stockAdjust } = await shop.run(merchant, ADJUST, { input: adjust(skuId, -2) })
    expect(stockAdjust.sku.stock).toEqual({ onHand: 8, available: 0 })
  })

  it('refuses what it cannot take, and writes nothing', async () => {
    const { skuId } = await shop.product([10])
    const rival = await shop.product([1], { merchantId: 'mer_rival' })
    expect(await refused(ops, ADJUST, adjust(skuId, 0))).toEqual(['INVALID input.delta'])
    expect(await refused(ops, ADJUST, adjust(skuId, 2_000_000_000))).toEqual(['INVALID input.delta'])
    expect(await refused(ops, ADJUST, adjust(skuId, 1, { locationCode: 'moon' }))).toEqual([
      'NOT_FOUND input.locationCode',
    ])
    expect(await refused(ops, ADJUST, adjust(skuId, 1, { reason: ' ' }))).toEqual(['INVALID input.reason'])
    expect(await refused(ops, ADJUST, adjust('sku_unknown', 1))).toEqual(['NOT_FOUND input.skuId'])
    expect(await refused(merchant, ADJUST, adjust(rival.skuId, 1))).toEqual(['NOT_FOUND input.skuId'])
    expect(await refused(stranger, ADJUST, adjust(skuId, 1))).toEqual(['NOT_FOUND input.skuId'])
    expect((await shop.attempt(shopper, ADJUST, { input: adjust(skuId, 1) })).codes).toEqual(['FORBIDDEN'])
  })
})

describe('reservations', () => {
  it('refuse bad lines by their paths, and write nothing', async () => {
    const { skuId } = await shop.product([10])
    const foreign = await shop.product([10], { businessId: 'biz_foreign', merchantId: 'mer_foreign' })
    const input = (lines: [string, number][]) => reserveInput(shop, 'ord_bad', lines)
    const pairs = (...lines: [string, number][]) => lines
    const bad: [lines: [string, number][], error: string][] = [
      [[], 'REQUIRED input.lines'],
      [Array(10_000).fill([skuId, 1]), 'TOO_MANY_ITEMS input.lines'],
      [pairs([skuId, 1], [skuId, 0]), 'INVALID input.lines.1.quantity'],
      [pairs([skuId, -1]), 'INVALID input.lines.0.quantity'],
      [pairs([skuId, 1], ['sku_unknown', 1]), 'NOT_FOUND input.lines.1.skuId'],
      [pairs([foreign.skuId, 1]), 'NOT_FOUND input.lines.0.skuId'],
    ]
    for (const [lines, error] of bad) expect(await refused(service, RESERVE, input(lines))).toEqual([error])
    const past = new Date(shop.world.clock.now().getTime() - 1).toISOString()
    expect(await refused(service, RESERVE, { ...input([[skuId, 1]]), expiresAt: past })).toEqual([
      'INVALID input.expiresAt',
    ])
    const [line] = input([[skuId, 1]]).lines
    expect(await refused(service, RESERVE, { ...input([]), lines: [line, line] })).toEqual([
      'INVALID input.lines.1.orderLineId',
    ])
    expect((await shop.attempt(ops, RESERVE, { input: input([[skuId, 1]]) })).codes).toEqual(['FORBIDDEN'])
  })

  it('cannot be claimed or released by another business', async () => {
    const { skuId } = await shop.product([10])
    await shop.run(service, RESERVE, { input: reserveInput(shop, 'ord_mine', [[skuId, 1]]) })
    const other = { ...service, viewer: { ...service.viewer, businessId: 'biz_foreign' } }
    expect(await refused(other, CLAIM, { orderId: 'ord_mine' })).toEqual(['NOT_FOUND input.orderId'])
    expect(await refused(service, CLAIM, { orderId: 'ord_unknown' })).toEqual(['NOT_FOUND input.orderId'])
    const before = await snapshot(shop)
    const { stockRelease } = await shop.run(other, RELEASE, { input: { orderId: 'ord_mine', reason: 'x' } })
    expect(stockRelease).toEqual({ reservations: [], userErrors: [] })
    expect(await snapshot(shop)).toEqual(before)
    expect(await refused(service, RELEASE, { orderId: 'ord_mine', orderLineIds: ['oln_none'], reason: 'x' })).toEqual([
      'NOT_FOUND input.orderLineIds.0',
    ])
    expect(await refused(service, RELEASE, { orderId: 'ord_mine', orderLineIds: [], reason: 'x' })).toEqual([
      'REQUIRED input.orderLineIds',
    ])
  })
})
