import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, ORDER, openShop } from './shop.ts'

const shop = openShop()

const ops = claimsFor('OPS')
const mutate = async (name: string, type: string, input: object, claims = ops): Promise<Answer> => {
  const { data, errors } = await shop.run(
    `mutation ($input: ${type}!) { ${name}(input: $input) { order { ${ORDER} } refund { id status amount { amountMinor } } userErrors { code path } } }`,
    { input },
    claims,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data[name]
}
const request = (orderId: string, lines?: object[], key: string = randomUUID()) =>
  mutate(
    'orderRefundRequest',
    'OrderRefundRequestInput',
    { orderId, lines, reason: 'broken', idempotencyKey: key },
    claimsFor('SHOPPER'),
  )
const share = (orderLineId: string, amountMinor: string, currencyCode = 'CNY') => ({
  orderLineId,
  amount: { amountMinor, currencyCode },
})
const approve = (refundId: string) => mutate('orderRefundApprove', 'OrderRefundApproveInput', { refundId })
const refunded = (orderId: string, refundId: string) =>
  shop.emit('payment.refunded', orderId, { refundId, orderId, businessId: 'biz_test' })

it('gives part of a completed order back, then the rest, and never more', async () => {
  const order = await shop.orderThatIs('COMPLETED')
  const [tea] = order.lines
  const first = await request(order.id, [share(tea.id, '2000')])
  expect(first).toMatchObject({ refund: { status: 'REQUESTED' }, order: { refundStatus: 'IN_PROGRESS' } })
  expect((await approve(first.refund.id)).refund.status).toBe('APPROVED')
  await refunded(order.id, first.refund.id)
  await refunded(order.id, first.refund.id)
  const rest = await request(order.id)
  expect(rest.refund.amount.amountMinor).toBe('4999')
  expect(rest.order).toMatchObject({ paymentStatus: 'PARTIALLY_REFUNDED', refunded: { amountMinor: '2000' } })
  await approve(rest.refund.id)
  await refunded(order.id, rest.refund.id)
  const more = await request(order.id)
  expect(more.userErrors).toEqual([{ code: 'AMOUNT_OUT_OF_RANGE', path: ['input', 'lines'] }])
  const { data } = await shop.run(`query ($id: ID!) { order(id: $id) { ${ORDER} } }`, { id: order.id }, ops)
  expect(data.order).toMatchObject({
    status: 'COMPLETED',
    paymentStatus: 'REFUNDED',
    refundStatus: 'REFUNDED',
    refunded: { amountMinor: '6999' },
  })
})

it('closes an order that is wholly refunded before it was sent, and puts its stock back on sale', async () => {
  const order = await shop.orderThatIs('PAID')
  expect(shop.neighbours.stock.get('sku_tea')).toBe(99)
  const { refund } = await request(order.id)
  await approve(refund.id)
  await refunded(order.id, refund.id)
  const [row] = await shop.world.sql<Answer>('SELECT status, stock_status FROM orders.sales_order WHERE id = $1', [
    order.id,
  ])
  expect(row).toEqual({ status: 'CLOSED', stock_status: 'RELEASED' })
  expect(shop.neighbours.stock.get('sku_tea')).toBe(100)
})

it('sets what is asked for aside at once: requests in a crowd share no cent', async () => {
  const order = await shop.orderThatIs('PAID')
  const [tea] = order.lines
  const answers = await Promise.all(Array.from({ length: 8 }, () => request(order.id, [share(tea.id, '2000')])))
  expect(answers.filter(answer => answer.refund)).toHaveLength(2)
})

it('rejects a refund and frees what it had set aside', async () => {
  const order = await shop.orderThatIs('PAID')
  const { refund } = await request(order.id)
  const rejected = await mutate('orderRefundReject', 'OrderRefundRejectInput', { refundId: refund.id, reason: 'used' })
  expect(rejected).toMatchObject({ refund: { status: 'REJECTED' }, order: { refundStatus: 'NONE' } })
  const late = await approve(refund.id)
  expect(late.userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'refundId'] }])
  expect((await request(order.id)).refund.amount.amountMinor).toBe('6999')
})

it('answers the same refund for the same key', async () => {
  const order = await shop.orderThatIs('PAID')
  const first = await request(order.id, [share(order.lines[0].id, '100')], 'refund-key-1')
  const again = await request(order.id, [share(order.lines[0].id, '100')], 'refund-key-1')
  expect(again.refund.id).toBe(first.refund.id)
})

it.each([
  [
    'a negative amount',
    (id: string) => [share(id, '-1')],
    'AMOUNT_OUT_OF_RANGE',
    ['input', 'lines', '0', 'amount', 'amountMinor'],
  ],
  [
    'a huge amount',
    (id: string) => [share(id, '5001')],
    'AMOUNT_OUT_OF_RANGE',
    ['input', 'lines', '0', 'amount', 'amountMinor'],
  ],
  [
    'another currency',
    (id: string) => [share(id, '1', 'USD')],
    'CURRENCY_MISMATCH',
    ['input', 'lines', '0', 'amount', 'currencyCode'],
  ],
  ['a line of no order', () => [share('oln_none', '1')], 'NOT_FOUND', ['input', 'lines', '0', 'orderLineId']],
  ['a line twice', (id: string) => [share(id, '1'), share(id, '1')], 'INVALID', ['input', 'lines', '1', 'orderLineId']],
  ['no lines', () => [], 'REQUIRED', ['input', 'lines']],
  [
    'ten thousand lines',
    (id: string) => Array.from({ length: 10_000 }, () => share(id, '1')),
    'TOO_MANY_ITEMS',
    ['input', 'lines'],
  ],
])('refuses %s', async (_name, lines, code, path) => {
  const order = await shop.orderThatIs('PAID')
  const { refund, userErrors } = await request(order.id, lines(order.lines[0].id))
  expect(refund).toBeNull()
  expect(userErrors[0]).toEqual({ code, path })
})
