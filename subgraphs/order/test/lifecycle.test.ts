import { expect, it } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { claimsFor, createTestWorld } from '#shared/testing.ts'
import { createOrderSubgraph } from '../server.ts'
import { lockOrder } from '../store/write.ts'
import { type Answer, gate, ORDER, openShop, terms } from './shop.ts'

const shop = openShop()

const ops = claimsFor('OPS')
const read = async (id: string) =>
  (await shop.run(`query ($id: ID!) { order(id: $id) { ${ORDER} nextTransitions } }`, { id }, ops)).data.order
const mutate = async (name: string, type: string, input: object, claims = ops) => {
  const { data, errors } = await shop.run(
    `mutation ($input: ${type}!) { ${name}(input: $input) { order { ${ORDER} } userErrors { code path } } }`,
    { input },
    claims,
  )
  if (errors) throw new Error(JSON.stringify(errors))
  return data[name]
}
const published = (type: string, key: string) =>
  shop.world.sql<{ data: Answer }>(`SELECT data FROM pgboss.job WHERE data->>'type' = $1 AND data->>'key' = $2`, [
    type,
    key,
  ])

it('goes from placed to paid, fulfilled and completed, and logs each step', async () => {
  const order = await shop.orderThatIs('COMPLETED')
  expect(await read(order.id)).toMatchObject({
    status: 'COMPLETED',
    paymentStatus: 'PAID',
    fulfilmentStatus: 'FULFILLED',
  })
  const { data } = await shop.run(
    'query ($id: ID!) { order(id: $id) { transitions { axis from to actor reason } } }',
    { id: order.id },
    ops,
  )
  const { transitions } = data.order
  expect(transitions.every(({ reason }: Answer) => reason)).toBe(true)
  expect(transitions.map(({ reason: _why, ...move }: Answer) => move)).toEqual([
    { axis: 'ORDER', from: null, to: 'CREATED', actor: 'usr_shopper' },
    { axis: 'ORDER', from: 'CREATED', to: 'PAID', actor: 'payment' },
    { axis: 'PAYMENT', from: 'UNPAID', to: 'PAID', actor: 'payment' },
    { axis: 'ORDER', from: 'PAID', to: 'FULFILLED', actor: 'usr_ops' },
    { axis: 'FULFILMENT', from: 'UNFULFILLED', to: 'FULFILLED', actor: 'usr_ops' },
    { axis: 'ORDER', from: 'FULFILLED', to: 'COMPLETED', actor: 'usr_shopper' },
  ])
})

it('does not start on a database with other transitions, and says which', async () => {
  const world = await createTestWorld()
  try {
    await world.sql(
      `DELETE FROM orders.order_transition_rule WHERE axis = 'ORDER' AND from_state = 'PAID' AND to_state = 'CLOSED'`,
    )
    await world.sql(`INSERT INTO orders.order_transition_rule VALUES ('ORDER', 'CLOSED', 'PAID')`)
    const subgraph = createOrderSubgraph({ platform: world.platform('order'), terms, testClock: true })
    await expect(subgraph.start()).rejects.toThrow(
      'only in the code: ORDER PAID > CLOSED; only in the database: ORDER CLOSED > PAID.',
    )
  } finally {
    await world.close()
  }
})

it('refuses in the database what the table does not list, and changes of the log', async () => {
  const { order } = await shop.place()
  const update = shop.world.sql(`UPDATE orders.sales_order SET status = 'COMPLETED' WHERE id = $1`, [order.id])
  await expect(update).rejects.toThrow(/cannot move/)
  const rewrite = shop.world.sql(`UPDATE orders.order_transition SET actor = 'nobody' WHERE order_id = $1`, [order.id])
  await expect(rewrite).rejects.toThrow(/append-only/)
})

it('cancels an unpaid order, gives its stock back, and takes a repeat as done', async () => {
  const { order } = await shop.place()
  expect(shop.neighbours.stock.get('sku_tea')).toBe(99)
  expect((await mutate('orderCancel', 'OrderCancelInput', { orderId: order.id })).order.status).toBe('CLOSED')
  expect((await mutate('orderCancel', 'OrderCancelInput', { orderId: order.id })).userErrors).toEqual([])
  await shop.world.settled()
  expect(shop.neighbours.stock.get('sku_tea')).toBe(100)
  expect(await published('order.cancelled', order.id)).toHaveLength(await subscribers('order.cancelled'))
})

const subscribers = async (event: string) =>
  (await shop.world.sql('SELECT 1 FROM pgboss.subscription WHERE event = $1', [event])).length

it('closes an order that is not paid in time, and sends a late payment back', async () => {
  const { order } = await shop.place()
  await shop.world.clock.advance(terms.unpaidTimeoutMs + 1000)
  await shop.world.settled()
  expect((await read(order.id)).status).toBe('CLOSED')
  await shop.pay(order, 'pay_late')
  expect((await read(order.id)).paymentStatus).toBe('UNPAID')
  await rejectionOf(order.id)
})

async function rejectionOf(orderId: string) {
  // Nobody subscribes in this test world unless payment runs, so the decision is read from the order: it stayed unpaid.
  const [row] = await shop.world.sql<Answer>('SELECT payment_intent_id, status FROM orders.sales_order WHERE id = $1', [
    orderId,
  ])
  expect(row).toMatchObject({ payment_intent_id: null, status: 'CLOSED' })
}

it('lets one row lock decide between a payment and a cancellation', async () => {
  const { order } = await shop.place()
  const { prisma } = shop.world.platform('order')
  const held = gate()
  const holder = inTransaction(prisma, async tx => {
    await lockOrder(tx, order.id)
    await held.pass()
  })
  await held.reached
  const cancelled = mutate('orderCancel', 'OrderCancelInput', { orderId: order.id })
  const paid = shop.pay(order, 'pay_race')
  await waitersOn(order.id, 2)
  held.open()
  await Promise.all([holder, cancelled, paid])
  const [row] = await shop.world.sql<Answer>('SELECT status, payment_status FROM orders.sales_order WHERE id = $1', [
    order.id,
  ])
  expect([
    { status: 'CLOSED', payment_status: 'UNPAID' },
    { status: 'PAID', payment_status: 'PAID' },
  ]).toContainEqual(row)
  expect((await cancelled).userErrors).toHaveLength(row.status === 'PAID' ? 1 : 0)
})

/** Resolves when so many transactions wait for a lock: the race is then certain to happen. */
async function waitersOn(_orderId: string, count: number) {
  for (;;) {
    const rows = await shop.world.sql(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    )
    if (rows.length >= count) return
  }
}

it('takes a payment event twice as one payment', async () => {
  const { order } = await shop.place()
  await shop.pay(order, 'pay_twice')
  await shop.pay(order, 'pay_twice')
  const rows = await shop.world.sql(`SELECT 1 FROM orders.order_transition WHERE order_id = $1 AND axis = 'PAYMENT'`, [
    order.id,
  ])
  expect(rows).toHaveLength(1)
})

it('gives the money back when the stock is gone by the time of payment', async () => {
  shop.neighbours.claimsFail = true
  const { order } = await shop.place()
  await shop.pay(order, 'pay_gone')
  expect(await read(order.id)).toMatchObject({ status: 'PAID', refundStatus: 'IN_PROGRESS' })
  const { data } = await shop.run(
    'query ($id: ID!) { order(id: $id) { refunds { status amount { amountMinor } } } }',
    { id: order.id },
    ops,
  )
  expect(data.order.refunds).toEqual([{ status: 'APPROVED', amount: { amountMinor: '5000' } }])
})

it('confirms a fulfilled order by time, but not while a refund is under way', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  const other = await shop.orderThatIs('FULFILLED')
  await mutate('orderRefundRequest', 'OrderRefundRequestInput', {
    orderId: other.id,
    reason: 'broken',
    idempotencyKey: 'auto-confirm-1',
  })
  await shop.world.clock.advance(terms.autoConfirmMs + 1000)
  await shop.world.settled()
  expect((await read(order.id)).status).toBe('COMPLETED')
  expect((await read(other.id)).status).toBe('FULFILLED')
})

it.each([
  ['orderCancel', 'OrderCancelInput', {}],
  ['orderConfirm', 'OrderConfirmInput', {}],
  ['orderFulfil', 'OrderFulfilInput', { idempotencyKey: 'unknown-order' }],
  ['orderRefundRequest', 'OrderRefundRequestInput', { reason: 'x', idempotencyKey: 'unknown-order' }],
])('%s answers NOT_FOUND for an unknown order and for another shopper’s', async (name, type, input) => {
  const { order } = await shop.place()
  const stranger = claimsFor(name === 'orderFulfil' ? 'MERCHANT' : 'SHOPPER', {
    id: 'usr_stranger',
    merchantId: 'mer_other',
  })
  for (const orderId of ['ord_none', order.id]) {
    const { userErrors } = await mutate(name, type, { orderId, ...input }, stranger)
    expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'orderId'] }])
  }
})

it('says which transition is not possible', async () => {
  const order = await shop.orderThatIs('PAID')
  const errors = (await mutate('orderCancel', 'OrderCancelInput', { orderId: order.id })).userErrors
  expect(errors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'orderId'] }])
  expect((await read(order.id)).nextTransitions).toEqual(['FULFILLING', 'FULFILLED'])
})
