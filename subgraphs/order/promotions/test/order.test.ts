import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, terms } from '../../test/shop.ts'
import { DAY, openMarket, ops, PRICES } from './market.ts'

const market = openMarket()
beforeEach(() => market.clear())

const teaAndCup = {
  lines: [
    { skuId: 'sku_tea', quantity: 1 },
    { skuId: 'sku_cup', quantity: 2 },
  ],
}
const minor = (amountMinor: string) => ({ amountMinor })
const rows = async (table: string) =>
  Number((await market.world.sql<{ n: string }>(`SELECT count(*) AS n FROM orders.${table}`))[0]!.n)

it('shows in a preview what the order then costs, line by line, and writes nothing for it', async () => {
  await market.promote({ name: 'Ten percent', kind: 'PERCENTAGE', percentBps: 1000, priority: 1 })
  await market.code('MINUS-5', { name: 'Five off', amountOffMinor: '500', skuIds: ['sku_tea'], priority: 2 })
  const { preview, userErrors } = await market.preview([' minus-5'], teaAndCup)
  expect(userErrors).toEqual([])
  expect(preview).toMatchObject({
    subtotal: minor('8998'),
    discount: minor('1399'),
    total: minor('7599'),
    discounts: [
      { name: 'Ten percent', kind: 'PERCENTAGE', couponCode: null, amount: minor('899') },
      { name: 'Five off', kind: 'FIXED', couponCode: 'MINUS-5', amount: minor('500') },
    ],
    lines: [
      { subtotal: minor('5000'), discount: minor('1000'), total: minor('4000') },
      { subtotal: minor('3998'), discount: minor('399'), total: minor('3599') },
    ],
  })
  expect(await rows('sales_order')).toBe(0)
  expect(await rows('promotion_redemption')).toBe(0)

  const { order } = await market.order(['MINUS-5'], { ...teaAndCup, expectedTotalMinor: '7599' })
  const { id, ...prices } = order
  expect(prices.lines.map(({ id: _, ...line }: Answer) => line)).toEqual(preview.lines)
  expect({ ...prices, lines: [] }).toEqual({ ...preview, lines: [] })
  const changed = await market.order([], { ...teaAndCup, expectedTotalMinor: '7599' })
  expect(changed.userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'expectedTotalMinor'] }])
  // What the order got stays when the promotions are over.
  await market.clear()
  expect((await market.data(`query ($id: ID!) { order(id: $id) { ${PRICES} } }`, { id }, ops)).discounts).toEqual(
    preview.discounts,
  )
})

it('asks the discounted amount of the payment, clears it, and gives it back line by line to the last unit', async () => {
  await market.promote({ kind: 'PERCENTAGE', percentBps: 3333 })
  await market.promote({ kind: 'GIFT', giftSkuId: 'sku_cup', giftQuantity: 1 })
  const { order } = await market.order([], teaAndCup)
  expect(order.lines.map((line: Answer) => [line.gift, line.total.amountMinor])).toEqual([
    [false, '3334'],
    [false, '2665'],
    [true, '0'],
  ])
  const payable = 'query ($id: ID!) { orderPayable(orderId: $id) { total { amountMinor currencyCode } } }'
  const { total } = await market.data(payable, { id: order.id }, claimsFor('SERVICE'))
  expect(total.amountMinor).toBe('5999')
  await market.pay({ ...order, total })
  await market.mutate('orderFulfil', 'order { id }', { orderId: order.id, idempotencyKey: randomUUID() })
  await market.mutate('orderConfirm', 'order { id }', { orderId: order.id })
  const [job] = await market.world.sql<Answer>(
    `SELECT data FROM pgboss.job WHERE data->>'type' = 'order.completed' AND data->>'key' = $1`,
    [order.id],
  )
  expect(job.data.data.lines.map((line: Answer) => line.amountMinor)).toEqual(['3334', '2665', '0'])

  const refund = async (lines: object[] | null) => {
    const input = { orderId: order.id, lines, reason: 'broken', idempotencyKey: randomUUID() }
    const answer = await market.mutate('orderRefundRequest', 'refund { id amount { amountMinor } }', input)
    if (!answer.refund) return answer.userErrors[0].code
    const { id: refundId } = answer.refund
    await market.mutate('orderRefundApprove', 'refund { id }', { refundId })
    await market.emit('payment.refunded', order.id, { refundId, orderId: order.id, businessId: 'biz_test' })
    return answer.refund.amount.amountMinor
  }
  const share = (line: number, amountMinor: string) => [
    { orderLineId: order.lines[line].id, amount: { amountMinor, currencyCode: 'CNY' } },
  ]
  expect(await refund(share(0, '3335'))).toBe('AMOUNT_OUT_OF_RANGE')
  expect(await refund(share(2, '1'))).toBe('AMOUNT_OUT_OF_RANGE')
  expect(await refund(share(0, '1'))).toBe('1')
  expect(await refund(share(0, '3333'))).toBe('3333')
  expect(await refund(null)).toBe('2665')
  const query =
    'query ($id: ID!) { order(id: $id) { paymentStatus refunded { amountMinor } lines { refunded { amountMinor } } } }'
  expect(await market.data(query, { id: order.id }, ops)).toEqual({
    paymentStatus: 'REFUNDED',
    refunded: minor('5999'),
    lines: [{ refunded: minor('3334') }, { refunded: minor('2665') }, { refunded: minor('0') }],
  })
})

it('gives a redemption back when an order is cancelled or not paid in time, once, but not when it was paid', async () => {
  const id = await market.code('ONCE-EACH', {}, { perCustomerLimit: 1 })
  const first = await market.order(['ONCE-EACH'])
  expect((await market.order(['ONCE-EACH'])).userErrors[0].code).toBe('OUT_OF_STOCK')
  expect((await market.order(['ONCE-EACH'], {}, claimsFor('SHOPPER', { id: 'usr_two' }))).userErrors).toEqual([])
  expect(await market.redemptions(id)).toBe(2)
  await market.cancel(first.order.id)
  await market.cancel(first.order.id)
  expect(await market.redemptions(id)).toBe(1)
  expect((await market.order(['ONCE-EACH'])).userErrors).toEqual([])
  await market.world.clock.advance(terms.unpaidTimeoutMs + 1000)
  await expect.poll(() => market.redemptions(id)).toBe(0)

  const { order } = await market.order(['ONCE-EACH'])
  await market.pay({ ...order, total: { amountMinor: '4500', currencyCode: 'CNY' } })
  await market.world.clock.advance(terms.unpaidTimeoutMs + 1000)
  expect((await market.order(['ONCE-EACH'])).userErrors[0].code).toBe('OUT_OF_STOCK')
})

it('adds gifts as lines that cost nothing, with stock of their own', async () => {
  await market.promote({
    name: 'A cup with tea',
    kind: 'GIFT',
    giftSkuId: 'sku_cup',
    giftQuantity: 2,
    skuIds: ['sku_tea'],
  })
  const { order } = await market.order()
  expect(order).toMatchObject({ subtotal: minor('8998'), discount: minor('3998'), total: minor('5000') })
  expect(order.lines[1]).toMatchObject({
    quantity: 2,
    gift: true,
    total: minor('0'),
    discounts: [{ name: 'A cup with tea', kind: 'GIFT', amount: minor('3998') }],
  })
  expect(market.neighbours.stock.get('sku_cup')).toBe(98)
  expect((await market.order([], { lines: [{ skuId: 'sku_cup', quantity: 1 }] })).order.lines).toHaveLength(1)
})

it('sells without a gift that is sold out, redeems nothing for it, and refuses the coupon of one', async () => {
  const gift = { kind: 'GIFT', amountOffMinor: null, giftSkuId: 'sku_cup', giftQuantity: 1, totalLimit: 5 }
  const id = await market.promote(gift)
  market.neighbours.stock.set('sku_cup', 0)
  const { order } = await market.order()
  expect(order).toMatchObject({ discount: minor('0'), lines: [{ gift: false }] })
  expect(await market.redemptions(id)).toBe(0)
  await market.code('GIFT', gift)
  expect((await market.order(['GIFT'])).userErrors).toEqual([
    { code: 'OUT_OF_STOCK', path: ['input', 'couponCodes', '0'] },
  ])
  expect(market.neighbours.stock.get('sku_tea')).toBe(99)
  // What is bought being short is told as such.
  market.neighbours.stock.set('sku_tea', 0)
  expect((await market.order()).userErrors).toEqual([
    { code: 'OUT_OF_STOCK', path: ['input', 'lines', '0', 'quantity'] },
  ])
})

it('applies promotions between their times only, and not before they are published', async () => {
  const now = market.world.clock.now().getTime()
  const at = (ms: number) => new Date(now + ms).toISOString()
  const { promotion } = await market.create({ amountOffMinor: '500', startsAt: at(DAY), endsAt: at(3 * DAY) })
  const total = async () => (await market.preview()).preview.total.amountMinor
  await market.world.clock.advance(DAY)
  expect(await total()).toBe('5000')
  await market.publish(promotion.id)
  expect(await total()).toBe('4500')
  await market.world.clock.advance(2 * DAY)
  expect(await total()).toBe('5000')
})
