import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, ORDER, openShop, terms } from './shop.ts'

const shop = openShop()
beforeAll(async () => {
  shop.neighbours.prices.set('sku_other', 700n)
})
beforeEach(() => void shop.neighbours.stock.set('sku_other', 100))

const ops = claimsFor('OPS')
const merchant = claimsFor('MERCHANT')
const fulfil = async (input: object, claims = ops): Promise<Answer> => {
  const { data, errors } = await shop.run(
    `mutation ($input: OrderFulfilInput!) { orderFulfil(input: $input) {
       fulfilment { id kind trackingNumber lines { orderLineId quantity } } order { ${ORDER} } userErrors { code path } } }`,
    { input: { idempotencyKey: randomUUID(), ...input } },
    claims,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data.orderFulfil
}
const read = async (id: string, claims = ops) =>
  (
    await shop.run(
      `query ($id: ID!) { order(id: $id) { ${ORDER} autoConfirmAt fulfilments { id lines { orderLineId quantity } } } }`,
      { id },
      claims,
    )
  ).data.order
const paidOrder = async (...lines: [skuId: string, quantity: number][]) => {
  const { order } = await shop.place({ lines: lines.map(([skuId, quantity]) => ({ skuId, quantity })) })
  await shop.pay(order, `pay_${randomUUID()}`)
  return order
}

it('sends an order in parts, and counts what was sent of each line', async () => {
  const order = await paidOrder(['sku_tea', 3], ['sku_cup', 1])
  const [tea, cup] = order.lines
  const first = await fulfil({
    orderId: order.id,
    trackingNumber: 'SF1',
    lines: [{ orderLineId: tea.id, quantity: 2 }],
  })
  expect(first.fulfilment).toMatchObject({ trackingNumber: 'SF1', lines: [{ orderLineId: tea.id, quantity: 2 }] })
  expect(first.order).toMatchObject({ status: 'FULFILLING', fulfilmentStatus: 'PARTIALLY_FULFILLED' })
  expect((await read(order.id)).autoConfirmAt).toBeNull()
  const rest = await fulfil({ orderId: order.id, trackingNumber: 'SF2' })
  expect(rest.fulfilment.lines).toEqual([
    { orderLineId: tea.id, quantity: 1 },
    { orderLineId: cup.id, quantity: 1 },
  ])
  const sent = await read(order.id)
  expect(sent).toMatchObject({ status: 'FULFILLED', fulfilmentStatus: 'FULFILLED' })
  expect(sent.fulfilments).toHaveLength(2)
  expect(sent.autoConfirmAt).not.toBeNull()
  expect((await fulfil({ orderId: order.id })).userErrors).toEqual([
    { code: 'INVALID_TRANSITION', path: ['input', 'orderId'] },
  ])
})

it('sends no unit twice, however many send at once', async () => {
  const order = await paidOrder(['sku_tea', 3])
  const [tea] = order.lines
  const one = { orderId: order.id, lines: [{ orderLineId: tea.id, quantity: 1 }] }
  const answers = await Promise.all(Array.from({ length: 8 }, () => fulfil(one)))
  expect(answers.filter(answer => answer.fulfilment)).toHaveLength(3)
  const same = { ...one, idempotencyKey: 'once-and-only-once' }
  const other = await paidOrder(['sku_tea', 2])
  const again = { ...same, orderId: other.id, lines: [{ orderLineId: other.lines[0].id, quantity: 1 }] }
  const ids = [(await fulfil(again)).fulfilment.id, (await fulfil(again)).fulfilment.id]
  expect(ids[0]).toBe(ids[1])
  expect((await read(other.id)).fulfilments).toHaveLength(1)
})

it('refuses in the database to send more than was ordered, or lines of another order', async () => {
  const order = await paidOrder(['sku_tea', 1])
  const other = await paidOrder(['sku_tea', 1])
  await shop.world.sql(
    `INSERT INTO orders.order_fulfilment (id, order_id, kind, created_at) VALUES ('ful_raw', $1, 'SHIPMENT', now())`,
    [order.id],
  )
  const insert = (lineId: string, quantity: number) =>
    shop.world.sql('INSERT INTO orders.order_fulfilment_line VALUES ($1, $2, $3)', ['ful_raw', lineId, quantity])
  await expect(insert(order.lines[0].id, 2)).rejects.toThrow(/order_line_sent/)
  await expect(insert(other.lines[0].id, 1)).rejects.toThrow(/not of the order/)
})

it.each([
  [
    'more than is left',
    (id: string) => [{ orderLineId: id, quantity: 2 }],
    'AMOUNT_OUT_OF_RANGE',
    ['input', 'lines', '0', 'quantity'],
  ],
  [
    'a line twice',
    (id: string) => [
      { orderLineId: id, quantity: 1 },
      { orderLineId: id, quantity: 1 },
    ],
    'INVALID',
    ['input', 'lines', '1', 'orderLineId'],
  ],
  [
    'a line of no order',
    () => [{ orderLineId: 'oln_none', quantity: 1 }],
    'NOT_FOUND',
    ['input', 'lines', '0', 'orderLineId'],
  ],
  [
    'a negative quantity',
    (id: string) => [{ orderLineId: id, quantity: -1 }],
    'INVALID',
    ['input', 'lines', '0', 'quantity'],
  ],
])('refuses %s', async (_name, lines, code, path) => {
  const order = await paidOrder(['sku_tea', 1])
  const { userErrors } = await fulfil({ orderId: order.id, lines: lines(order.lines[0].id) })
  expect(userErrors[0]).toEqual({ code, path })
})

it('lets each merchant of an order send and see its own lines', async () => {
  const order = await paidOrder(['sku_tea', 1], ['sku_other', 1])
  const [tea, others] = order.lines
  const other = claimsFor('MERCHANT', { id: 'usr_other', merchantId: 'mer_other' })
  const refused = await fulfil({ orderId: order.id, lines: [{ orderLineId: others.id, quantity: 1 }] }, merchant)
  expect(refused.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'lines', '0', 'orderLineId'] }])
  expect((await fulfil({ orderId: order.id }, merchant)).fulfilment.lines).toEqual([
    { orderLineId: tea.id, quantity: 1 },
  ])
  expect((await read(order.id)).status).toBe('FULFILLING')
  expect((await read(order.id, other)).fulfilments).toEqual([])
  await fulfil({ orderId: order.id }, other)
  expect((await read(order.id)).status).toBe('FULFILLED')
  expect((await read(order.id, merchant)).fulfilments).toHaveLength(1)
})

it('does not send what a refund asks for while it is undecided, and is done when the rest was withdrawn', async () => {
  const order = await paidOrder(['sku_tea', 2], ['sku_cup', 1])
  const [tea, cup] = order.lines
  const ask = `mutation ($input: OrderRefundRequestInput!) { orderRefundRequest(input: $input) { refund { id lines { withdrawnQuantity } } userErrors { code } } }`
  const input = { orderId: order.id, reason: 'one is enough', lines: [{ orderLineId: tea.id, quantity: 1 }] }
  const { data } = await shop.run(ask, { input: { ...input, idempotencyKey: randomUUID() } })
  const { refund } = data.orderRefundRequest
  expect(refund.lines).toEqual([{ withdrawnQuantity: 1 }])
  const sent = await fulfil({ orderId: order.id })
  expect(sent.fulfilment.lines).toEqual([
    { orderLineId: tea.id, quantity: 1 },
    { orderLineId: cup.id, quantity: 1 },
  ])
  expect(sent.order.status).toBe('FULFILLING')
  await shop.run(
    `mutation ($input: OrderRefundApproveInput!) { orderRefundApprove(input: $input) { userErrors { code } } }`,
    { input: { refundId: refund.id } },
    ops,
  )
  await shop.emit('payment.refunded', order.id, { refundId: refund.id, orderId: order.id, businessId: 'biz_test' })
  const done = await read(order.id)
  expect(done).toMatchObject({ status: 'FULFILLED', refunded: { amountMinor: '5000' } })
  expect(shop.neighbours.stock.get('sku_tea')).toBe(99)
  await shop.world.clock.advance(terms.autoConfirmMs + 1000)
  await shop.world.settled()
  expect((await read(order.id)).status).toBe('COMPLETED')
})
