import { buildASTSchema, type ExecutionResult, execute, parse } from 'graphql'
import { beforeAll, beforeEach, expect, it } from 'vitest'
import { claimsFor, mutationText } from '#shared/testing.ts'
import { type Answer, openShop, terms } from '../../test/shop.ts'
import { reconcileBusiness, reconcilePayments } from '../commands/reconcile.ts'

const shop = openShop()
/** What payments say, by order. */
const payments = new Map<string, { id: string; received: string; refunded: string }>()
let failing = false

/** The one thing that orders ask of payments; that the real ones answer it is proved by gateway/test. */
const SDL = `scalar _Any union _Entity = Order type Query { _entities(representations: [_Any!]!): [_Entity]! }
  type Order { id: ID! paymentIntent: PaymentIntent } type PaymentIntent { id: ID! received: Money! refunded: Money! }
  type Money { amountMinor: String! currencyCode: String! }`
const schema = buildASTSchema(parse(SDL))
const money = (amountMinor: string) => ({ amountMinor, currencyCode: 'CNY' })
const rootValue = {
  _entities: ({ representations }: { representations: { id: string }[] }) => {
    if (failing) throw new Error('payments are away')
    return representations.map(({ id }) => {
      const payment = payments.get(id)
      const paymentIntent = payment && {
        ...payment,
        received: money(payment.received),
        refunded: money(payment.refunded),
      }
      return { __typename: 'Order', id, paymentIntent }
    })
  },
}

beforeAll(async () => {
  shop.world.registry.register('payment', {
    execute: async ({ query, variables }) =>
      (await execute({ schema, document: parse(query), rootValue, variableValues: variables })) as ExecutionResult,
  })
})
beforeEach(() => {
  failing = false
})

const finance = claimsFor('FINANCE')
const deps = () => ({ platform: shop.world.platform('order'), terms, testClock: true })
const RUN = `mutation ($repair: Boolean!) { orderReconciliationRun(input: { repair: $repair }) { reconciliation { id state } userErrors { code } } }`
const reconcile = async (repair = false) => {
  await shop.run(RUN, { repair }, finance)
  // The sweeper may have taken it: whoever does it, it is done when none is open.
  await reconcileBusiness(deps(), 'biz_test')
  await expect
    .poll(() => shop.world.sql(`SELECT 1 FROM orders.reconciliation_run WHERE state IN ('QUEUED', 'RUNNING')`))
    .toEqual([])
}
const OPEN = `{ orderReconciliationExceptions(first: 50) { nodes { id problem fields order { id } expected { received { amountMinor } }
  actual { received { amountMinor } paymentIntentId } resolution resolvedBy } } }`
const open = async (claims = finance): Promise<Answer[]> =>
  (await shop.run(OPEN, {}, claims)).data.orderReconciliationExceptions.nodes
const problems = async () => Object.fromEntries((await open()).map(({ order, problem }) => [order.id, problem]))
const place = async () => (await shop.place()).order
const paid = async () => {
  const order = await place()
  await shop.pay(order, `pay_${order.id}`)
  payments.set(order.id, { id: `pay_${order.id}`, received: '5000', refunded: '0' })
  return order
}

it('finds what was paid and not recorded, recorded and not paid, sent unpaid, and what differs', async () => {
  const [lost, ghost, less] = [await place(), await paid(), await paid()]
  await paid()
  await place()
  payments.set(lost.id, { id: 'pay_lost', received: '5000', refunded: '0' })
  payments.delete(ghost.id)
  payments.set(less.id, { id: `pay_${less.id}`, received: '5000', refunded: '100' })
  const sent = await place()
  await shop.world.sql(`UPDATE orders.sales_order SET fulfilment_status = 'FULFILLED' WHERE id = $1`, [sent.id])
  // What was paid just now may be on its way.
  await reconcile()
  expect(Object.values(await problems())).not.toContain('PAID_NOT_RECORDED')
  await shop.world.clock.advance(11 * 60_000)
  await reconcile()
  expect(await problems()).toEqual({
    [lost.id]: 'PAID_NOT_RECORDED',
    [ghost.id]: 'RECORDED_NOT_PAID',
    [less.id]: 'DIFFERS',
    [sent.id]: 'FULFILLED_UNPAID',
  })
  expect((await open()).find(({ order }) => order.id === less.id).fields).toEqual(['refundedMinor'])
  const { data } = await shop.run(
    '{ orderReconciliations { nodes { state compared matched differing requestedBy } } }',
    {},
    finance,
  )
  expect(data.orderReconciliations.nodes).toContainEqual({
    ...{ state: 'SUCCEEDED', compared: 5, matched: 1, differing: 4, requestedBy: 'usr_finance' },
  })
})

it('records on request what was lost, as the event would have, and finds it in order then', async () => {
  const [lost] = (await open()).filter(({ problem }) => problem === 'PAID_NOT_RECORDED')
  await reconcile(true)
  const { data } = await shop.run(
    'query ($id: ID!) { order(id: $id) { paymentStatus } }',
    { id: lost.order.id },
    finance,
  )
  expect(data.order.paymentStatus).toBe('PAID')
  await reconcile()
  expect(Object.values(await problems())).not.toContain('PAID_NOT_RECORDED')
})

it('keeps who resolved a difference and why, and finds it again if it is still there', async () => {
  const [ghost] = (await open()).filter(({ problem }) => problem === 'RECORDED_NOT_PAID')
  const resolve = async (exceptionId: string, claims = finance) => {
    const query = `mutation ($input: OrderReconciliationResolveInput!) { orderReconciliationResolve(input: $input) {
      exception { resolution resolvedBy } userErrors { code path } } }`
    const input = { exceptionId, resolution: 'paid in cash, receipt 17' }
    return (await shop.run(query, { input }, claims)).data.orderReconciliationResolve
  }
  const stranger = claimsFor('FINANCE', { businessId: 'biz_other' })
  const notFound = [{ code: 'NOT_FOUND', path: ['input', 'exceptionId'] }]
  expect((await resolve(ghost.id, stranger)).userErrors).toEqual(notFound)
  expect((await resolve('x')).userErrors).toEqual(notFound)
  expect(await open(stranger)).toEqual([])
  expect((await resolve(ghost.id)).exception).toEqual({
    ...{ resolution: 'paid in cash, receipt 17', resolvedBy: 'usr_finance' },
  })
  expect((await resolve(ghost.id)).userErrors).toEqual([])
  const other = await resolve(ghost.id, claimsFor('OPS'))
  expect(other.userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'exceptionId'] }])
  expect(Object.values(await problems())).not.toContain('RECORDED_NOT_PAID')
  await reconcile()
  expect((await open()).filter(({ problem }) => problem === 'RECORDED_NOT_PAID')).toHaveLength(1)
})

it('runs by itself every hour, business by business, and says when it could not', async () => {
  const count = async () => (await shop.world.sql('SELECT 1 FROM orders.reconciliation_run')).length
  const before = await count()
  await shop.world.clock.advance(3_600_001)
  await reconcilePayments(deps())
  await expect.poll(count).toBe(before + 1)
  failing = true
  await shop.world.clock.advance(3_600_001)
  await reconcilePayments(deps())
  const states = () =>
    shop.world.sql<Answer>(`SELECT state, failure FROM orders.reconciliation_run ORDER BY requested_at DESC LIMIT 1`)
  await expect.poll(states).toMatchObject([{ state: 'FAILED', failure: expect.stringContaining('payments are away') }])
})

const TWICE = `{ orderReconciliationExceptions { nodes { id problem order { id } expected { refunded { amountMinor } } actual { refunded { amountMinor } }
  refundedTwice { refund { id } references settledOtherwise amount { amountMinor currencyCode } } } } }`
const twice = async (orderId: string): Promise<Answer> =>
  (await shop.run(TWICE, {}, finance)).data.orderReconciliationExceptions.nodes.find(
    ({ order }: Answer) => order.id === orderId,
  )
/** A refund of 20.00 whose first attempt the channel declined. */
const declined = async () => {
  const order = await paid()
  const lines = [{ orderLineId: order.lines[0].id, amount: { amountMinor: '2000', currencyCode: 'CNY' } }]
  const change = async (name: string, input: object) => {
    const { data } = await shop.run(
      mutationText(name, 'refund { id } userErrors { code }'),
      { input },
      claimsFor('OPS'),
    )
    expect(data[name].userErrors).toEqual([])
    return data[name].refund.id as string
  }
  const idempotencyKey = order.id
  const refundId = await change('orderRefundRequest', { orderId: order.id, lines, reason: 'broken', idempotencyKey })
  await change('orderRefundApprove', { refundId })
  const tell = async (type: string, reference: string, change: object = {}) => {
    const data = { refundId, reference, orderId: order.id, businessId: 'biz_test', reason: 'closed', ...change }
    await shop.emit(type, order.id, data)
  }
  await tell('payment.refundFailed', refundId)
  return { order, refundId, change, tell }
}
const paidBack = (order: Answer, refunded: string) =>
  payments.set(order.id, { id: `pay_${order.id}`, received: '5000', refunded })

it('finds a refund that two attempts gave, names both and the amount, until one is taken back', async () => {
  const { order, refundId, change, tell } = await declined()
  const second = `${refundId}_2`
  await change('orderRefundRetry', { refundId, reason: 'open again', idempotencyKey: `again-${refundId}` })
  paidBack(order, '4000')
  await tell('payment.refunded', second)
  // Told twice, and after the other.
  await tell('payment.refunded', refundId)
  await tell('payment.refunded', refundId)
  await reconcile(true)
  const found = await twice(order.id)
  expect(found).toMatchObject({
    problem: 'REFUNDED_TWICE',
    expected: { refunded: { amountMinor: '2000' } },
    actual: { refunded: { amountMinor: '4000' } },
    refundedTwice: [
      {
        refund: { id: refundId },
        references: [refundId, second],
        settledOtherwise: null,
        amount: { amountMinor: '2000', currencyCode: 'CNY' },
      },
    ],
  })
  const sums = await shop.run('query ($id: ID!) { order(id: $id) { refunded { amountMinor } paymentStatus } }', {
    id: order.id,
  })
  expect(sums.data.order).toEqual({ refunded: { amountMinor: '2000' }, paymentStatus: 'PARTIALLY_REFUNDED' })
  await tell('payment.refundFailed', second, { reversed: true })
  paidBack(order, '2000')
  await reconcile(true)
  expect(await twice(order.id)).toBeUndefined()
})

it('finds a refund that was settled otherwise and paid all the same, however old its order, and takes note once', async () => {
  const { order, refundId, change, tell } = await declined()
  const settlement = 'bank transfer 4711'
  await change('orderRefundSettle', { refundId, settlement, idempotencyKey: `by-hand-${refundId}` })
  await reconcile(true)
  expect(await twice(order.id)).toBeUndefined()
  await shop.world.sql(`UPDATE orders.sales_order SET created_at = created_at - interval '200 days' WHERE id = $1`, [
    order.id,
  ])
  paidBack(order, '2000')
  await tell('payment.refunded', refundId)
  // The news itself asks for a comparison.
  await reconcileBusiness(deps(), 'biz_test')
  await expect.poll(() => twice(order.id)).toBeDefined()
  const found = await twice(order.id)
  expect(found).toMatchObject({
    problem: 'REFUNDED_TWICE',
    refundedTwice: [{ references: [refundId], settledOtherwise: settlement, amount: { amountMinor: '2000' } }],
  })
  const input = { exceptionId: found.id, resolution: 'written off, case 12' }
  const resolved = mutationText('orderReconciliationResolve', 'exception { resolution } userErrors { code }')
  expect((await shop.run(resolved, { input }, finance)).data.orderReconciliationResolve.userErrors).toEqual([])
  await reconcile(true)
  expect(await twice(order.id)).toBeUndefined()
})
