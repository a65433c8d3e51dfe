import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { claimsFor } from '#shared/testing.ts'
import type { Answer } from '../../test/shop.ts'
import { openMarket, ops } from './market.ts'

const market = openMarket()
beforeAll(async () => {
  market.neighbours.prices.set('sku_other', 700n)
  market.neighbours.stock.set('sku_other', 10)
})
beforeEach(() => market.clear())

const merchant = claimsFor('MERCHANT')
const rival = claimsFor('MERCHANT', { merchantId: 'mer_other' })
const foreign = claimsFor('OPS', { businessId: 'biz_other' })
const off = { amountOffMinor: '500' }
const both = {
  lines: [
    { skuId: 'sku_tea', quantity: 1 },
    { skuId: 'sku_other', quantity: 1 },
  ],
}

it('holds a merchant to its own goods', async () => {
  const { promotion } = await market.create(off, merchant)
  expect(promotion).toMatchObject({ status: 'DRAFT', merchantId: 'mer_test' })
  await market.publish(promotion.id, merchant)
  const { preview } = await market.preview([], both)
  expect(preview.lines.map((line: Answer) => line.discount.amountMinor)).toEqual(['500', '0'])
  const refused = async (terms: object) => (await market.create(terms, merchant)).userErrors
  const gift = { kind: 'GIFT', giftSkuId: 'sku_other', giftQuantity: 1 }
  expect(await refused({ ...off, merchantId: 'mer_other' })).toEqual([
    { code: 'FORBIDDEN', path: ['input', 'merchantId'] },
  ])
  expect(await refused({ ...off, skuIds: ['sku_tea', 'sku_other'] })).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'skuIds', '1'] },
  ])
  expect(await refused(gift)).toEqual([{ code: 'NOT_FOUND', path: ['input', 'giftSkuId'] }])
})

it('shows and gives to nobody else what a merchant or a business runs', async () => {
  const id = await market.promote({ ...off, couponRequired: true }, merchant)
  const { coupon } = await market.coupon(id, 'MINE', {}, merchant)
  const promotionIds = async (claims = ops) =>
    (await market.data('{ promotions(status: PUBLISHED) { nodes { id } } }', {}, claims)).nodes.map(
      (one: Answer) => one.id,
    )
  expect(await promotionIds(merchant)).toEqual([id])
  expect(await promotionIds()).toEqual([id])
  for (const stranger of [rival, foreign]) {
    expect(await promotionIds(stranger)).toEqual([])
    expect(await market.data('query ($id: ID!) { promotion(id: $id) { id } }', { id }, stranger)).toBeNull()
    expect(
      await market.data('query ($id: ID!) { coupons(promotionId: $id) { nodes { id } } }', { id }, stranger),
    ).toEqual({ nodes: [] })
    const notFound = (field: string) => [{ code: 'NOT_FOUND', path: ['input', field] }]
    expect((await market.publish(id, stranger)).userErrors).toEqual(notFound('promotionId'))
    expect((await market.end(id, stranger)).userErrors).toEqual(notFound('promotionId'))
    expect((await market.coupon(id, 'THEIRS', {}, stranger)).userErrors).toEqual(notFound('promotionId'))
    const ended = await market.mutate('couponEnd', 'coupon { id }', { couponId: coupon.id }, stranger)
    expect(ended.userErrors).toEqual(notFound('couponId'))
  }
  const abroad = await market.preview(['MINE'], {}, claimsFor('SHOPPER', { businessId: 'biz_other' }))
  expect(abroad.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'couponCodes', '0'] }])
})

it('keeps promotions from shoppers, previews from all others, and codes from merchants', async () => {
  const codeOf = async (query: string, claims: typeof ops) =>
    (await market.run(query, {}, claims)).errors[0].extensions.code
  expect(await codeOf('{ promotions { nodes { id } } }', claimsFor('SHOPPER'))).toBe('FORBIDDEN')
  const preview = '{ orderPreview(input: { lines: [], currencyCode: "CNY" }) { preview { total { amountMinor } } } }'
  expect(await codeOf(preview, claimsFor('ANONYMOUS'))).toBe('UNAUTHENTICATED')
  expect(await codeOf(preview, merchant)).toBe('FORBIDDEN')

  await market.code('SECRET', { skuIds: ['sku_tea'] })
  const { order } = await market.order(['SECRET'], both)
  const discounts = (claims: typeof ops, field: string) =>
    market.run(`query ($id: ID!) { order(id: $id) { discounts { ${field} } } }`, { id: order.id }, claims)
  expect((await discounts(ops, 'couponCode')).data.order.discounts).toEqual([{ couponCode: 'SECRET' }])
  expect((await discounts(merchant, 'name')).data.order.discounts).toEqual([{ name: 'Sale' }])
  expect((await discounts(rival, 'name')).data.order.discounts).toEqual([])
  expect((await discounts(merchant, 'couponCode')).errors[0].extensions.code).toBe('FORBIDDEN')
})

it('reads the discounts of a page of orders in one round trip more', async () => {
  await market.promote(off)
  for (let made = 0; made < 3; made += 1) await market.order([], both)
  const reports: number[] = []
  const end = market.subgraph.onOperation(report => reports.push(report.db))
  await market.run('{ orders { nodes { id discounts { name } lines { discounts { name } } } } }')
  end()
  expect(reports).toEqual([2])
})

it('makes a promotion once, publishes a draft, ends for good, and takes repeats as done', async () => {
  const terms = {
    ...off,
    couponRequired: true,
    idempotencyKey: randomUUID(),
    endsAt: '2999-01-01T00:00:00Z',
    startsAt: '2020-01-01T00:00:00Z',
  }
  const { promotion } = await market.create(terms)
  expect((await market.create(terms)).promotion.id).toBe(promotion.id)
  expect((await market.coupon(promotion.id, 'twice')).coupon.code).toBe('TWICE')
  expect((await market.coupon(promotion.id, 'TWICE')).userErrors).toEqual([
    { code: 'CONFLICT', path: ['input', 'code'] },
  ])
  expect((await market.publish(promotion.id)).promotion.status).toBe('PUBLISHED')
  expect((await market.publish(promotion.id)).promotion.status).toBe('PUBLISHED')
  expect((await market.end(promotion.id)).promotion.status).toBe('ENDED')
  expect((await market.end(promotion.id)).userErrors).toEqual([])
  const late = [{ code: 'INVALID_TRANSITION', path: ['input', 'promotionId'] }]
  expect((await market.publish(promotion.id)).userErrors).toEqual(late)
  expect((await market.coupon(promotion.id, 'LATE-1')).userErrors).toEqual(late)
  const open = await market.promote(off)
  expect((await market.coupon(open, 'NEEDLESS')).userErrors).toEqual(late)
})

it('holds terms, discounts, sums and limits in the database, whoever writes', async () => {
  const id = await market.promote({ ...off, totalLimit: 1 })
  const { order } = await market.order()
  const { sql } = market.world
  await expect(sql('UPDATE orders.promotion SET amount_minor = 1 WHERE id = $1', [id])).rejects.toThrow(
    /cannot be changed/,
  )
  await expect(sql(`UPDATE orders.promotion SET status = 'DRAFT' WHERE id = $1`, [id])).rejects.toThrow(
    /cannot be changed/,
  )
  await expect(sql('UPDATE orders.order_line_discount SET amount_minor = 1')).rejects.toThrow(/append-only/)
  const over = sql('UPDATE orders.redemption_count SET redeemed = 2 WHERE subject_id = $1', [id])
  await expect(over).rejects.toThrow(/redemption_count_limit/)
  const { prisma } = market.world.platform('order')
  for (const forbidden of [
    `UPDATE orders.order_line SET total_minor = 1`,
    `UPDATE orders.promotion_redemption SET customer_id = 'x'`,
    `UPDATE orders.coupon SET code = 'OTHER'`,
    `DELETE FROM orders.redemption_count`,
  ]) {
    await expect(prisma.$executeRawUnsafe(forbidden), forbidden).rejects.toThrow(/permission denied/)
  }
  const wrong = inTransaction(prisma, async tx => {
    const { refundedMinor: _, ...row } = await tx.salesOrder.findUniqueOrThrow({ where: { id: order.id } })
    await tx.salesOrder.create({ data: { ...row, id: 'ord_wrong' } })
  })
  await expect(wrong).rejects.toThrow(/do not sum/)
})
