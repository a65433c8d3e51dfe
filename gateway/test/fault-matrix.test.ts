import { afterAll, beforeAll, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Cell, cells, type End } from './fault-matrix/cells.ts'
import { interfere } from './fault-matrix/channel.ts'
import { openTill, type Till, UNPAID_MS } from './fault-matrix/world.ts'

/**
 * The channel's faults at every step of an order: one order each, all at once. Whatever goes wrong, an order is paid with all
 * of its money at the channel, or undone with none of it there; what is owed is made good by operations.
 */
let till: Till
let channel: ReturnType<typeof interfere>
/** Orders by their cells' names. */
const orders = new Map<string, { id: string; intent: string }>()
beforeAll(async () => {
  till = await openTill()
  channel = interfere(cells, till.sandbox.url, till.webhookUrl)
})
afterAll(async () => {
  channel?.end()
  await till?.close()
})

const GOOD = '4242424242424242'
const ops = claimsFor('OPS')
const at = (step: Cell['step']) => cells.filter(cell => cell.step === step)
const orderOf = ({ name }: Cell) => orders.get(name)!
/** As many at once as the connections take. */
async function each(some: readonly Cell[], work: (cell: Cell) => Promise<unknown>): Promise<void> {
  const left = [...some]
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let cell = left.pop(); cell; cell = left.pop()) await work(cell)
    }),
  )
}

async function place(cell: Cell): Promise<void> {
  const { neighbours } = till.shop
  const skuId = `sku_${cell.price}`
  neighbours.prices.set(skuId, cell.price)
  neighbours.stock.set(skuId, 1)
  const placed = await till.order(
    'orderCreate',
    { lines: [{ skuId, quantity: 1 }], currencyCode: 'CNY' },
    'order { id }',
  )
  const captureMethod = cell.step === 'capture' ? 'MANUAL' : 'AUTOMATIC'
  const input = { orderId: placed.order.id, captureMethod }
  const { paymentIntent } = await till.payment('paymentIntentCreate', input, 'paymentIntent { id }')
  orders.set(cell.name, { id: placed.order.id, intent: paymentIntent.id })
}

async function confirm(cell: Cell): Promise<void> {
  const input = { paymentIntentId: orderOf(cell).intent, method: 'CARD', methodToken: GOOD }
  const { paymentIntent } = await till.payment('paymentIntentConfirm', input, 'paymentIntent { nextAction { url } }')
  if (!paymentIntent?.nextAction) return
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  await fetch(paymentIntent.nextAction.url, { method: 'POST', headers, body: 'outcome=approve' })
}

async function refund(cell: Cell): Promise<void> {
  const asked = await till.order('orderRefundRequest', { orderId: orderOf(cell).id, reason: 'broken' }, 'refund { id }')
  const query = `mutation ($input: OrderRefundApproveInput!) { orderRefundApprove(input: $input) { userErrors { code } } }`
  await till.shop.run(query, { input: { refundId: asked.refund.id } }, ops)
}

/** Has the janitors look, until the rows are what is expected. */
async function settles(sql: string, expected: Record<string, string>): Promise<void> {
  const look = async () => {
    await till.world.clock.advance(11_000)
    const rows = await till.world.sql<{ id: string; state: string }>(sql)
    const byOrder = new Map(rows.map(({ id, state }) => [id, state]))
    return Object.fromEntries(Object.keys(expected).map(name => [name, byOrder.get(orders.get(name)!.id) ?? null]))
  }
  await expect.poll(look, { timeout: 30_000, interval: 250 }).toEqual(expected)
}
const expectedOf = (some: readonly Cell[], of: (end: End) => string) =>
  Object.fromEntries(some.map(({ name, end }) => [name, of(end)]))

/** What the channel's own books hold of each order. */
async function held(): Promise<Record<string, string>> {
  const charges = await till.world.sql<{ id: string; attempt: string }>(
    `SELECT i.order_id AS id, a.id AS attempt FROM payment.payment_intent i JOIN payment.payment_attempt a ON a.intent_id = i.id`,
  )
  const { store } = till.sandbox
  const of = (attempt: string): bigint => {
    const charge = store.find('charge', attempt)
    const taken = charge?.status === 'SUCCEEDED' ? BigInt(charge.amountMinor) : store.claimedOf('capture', attempt)
    return taken - store.refundedOf(attempt)
  }
  return Object.fromEntries(
    [...orders].map(([name, { id }]) => {
      const attempts = charges.filter(charge => charge.id === id)
      return [name, String(attempts.reduce((sum, { attempt }) => sum + of(attempt), 0n))]
    }),
  )
}

it('ends well whatever the channel does, at each step', { timeout: 120_000 }, async () => {
  await each(cells, place)
  // To create an intent asks no channel: nothing can go wrong there.
  expect(channel.asked).toEqual([])

  await each(cells, confirm)
  await settles(
    `SELECT order_id AS id, status AS state FROM payment.payment_intent WHERE status = 'REQUIRES_CAPTURE'`,
    Object.fromEntries(at('capture').map(({ name }) => [name, 'REQUIRES_CAPTURE'])),
  )
  await each(at('capture'), cell =>
    till.payment('paymentIntentCapture', { paymentIntentId: orderOf(cell).intent }, 'paymentIntent { id }', ops),
  )
  const PAID = `SELECT o.id, o.status AS state FROM orders.sales_order o
    WHERE NOT EXISTS (SELECT 1 FROM payment.payment_attempt a JOIN payment.payment_intent i ON i.id = a.intent_id
      WHERE i.order_id = o.id AND a.status IN ('PENDING', 'UNKNOWN', 'PROCESSING'))`
  await settles(
    PAID,
    expectedOf(cells, end => (end === 'UNPAID' ? 'CREATED' : 'PAID')),
  )

  await each(at('refund'), refund)
  const REFUNDS = `SELECT order_id AS id, status AS state FROM orders.order_refund`
  await settles(
    REFUNDS,
    expectedOf(at('refund'), end => (end === 'REFUNDED' ? 'SUCCEEDED' : 'FAILED')),
  )
  const owed = cells.filter(({ end }) => end === 'OWED' || end === 'OWED_AGAIN')
  const SAGAS = `SELECT order_id AS id, state FROM orders.saga`
  await settles(
    SAGAS,
    expectedOf(owed, end => (end === 'OWED' ? 'WAITING' : 'STUCK')),
  )

  const open = await till.shop.run(
    '{ orderRefunds(first: 50, filter: { status: [FAILED] }) { nodes { id } } }',
    {},
    ops,
  )
  expect(open.data.orderRefunds.nodes).toHaveLength(owed.length)
  for (const { id: refundId } of open.data.orderRefunds.nodes)
    await till.order('orderRefundRetry', { refundId, reason: 'made again' }, 'refund { id }', ops)
  await settles(
    REFUNDS,
    expectedOf(at('refund'), () => 'SUCCEEDED'),
  )

  // The time of those that were not paid is over.
  await till.world.clock.advance(UNPAID_MS)
  await settles(
    SAGAS,
    expectedOf(cells, end => (end === 'PAID' ? 'WAITING' : 'COMPENSATED')),
  )
  const money = Object.fromEntries(cells.map(({ name, end, price }) => [name, end === 'PAID' ? String(price) : '0']))
  await expect.poll(held, { timeout: 10_000 }).toEqual(money)
  await till.world.settled()
  await holds()
})

async function holds(): Promise<void> {
  const none = async (sql: string) => expect(await till.world.sql(sql), sql).toEqual([])
  await none(`SELECT id, status FROM orders.sales_order WHERE status NOT IN ('PAID', 'CLOSED')`)
  await none(`SELECT o.id FROM orders.sales_order o JOIN payment.payment_intent i ON i.order_id = o.id
    WHERE i.received_minor - i.refunded_minor <> CASE o.status WHEN 'PAID' THEN o.total_minor ELSE 0 END`)
  await none(`SELECT o.id FROM orders.sales_order o WHERE o.payment_status <> 'UNPAID' AND o.refunded_minor <>
    (SELECT coalesce(sum(l.refunded_minor), 0) FROM orders.order_line l WHERE l.order_id = o.id)`)
  await none(
    `SELECT order_id, step FROM orders.saga_step WHERE state IN ('FAILED', 'COMPENSATION_FAILED', 'COMPENSATING')`,
  )
  await none(`SELECT name, data FROM pgboss.job WHERE name LIKE '%/dead'`)
  await none(`SELECT id, status FROM payment.payment_refund WHERE status IN ('PENDING', 'UNKNOWN')`)
  const reservations = [...till.shop.neighbours.held.values()]
  for (const cell of cells) {
    const { status } = reservations.find(({ orderId }) => orderId === orderOf(cell).id)!
    expect([cell.name, status]).toEqual([cell.name, cell.end === 'PAID' ? 'CLAIMED' : 'RELEASED'])
  }
}
