import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { orderSide } from '../reconciliation/store/sides.ts'
import { openStage, ops, states } from '../saga/test/stage.ts'
import { type Answer, ORDER } from './shop.ts'

const stage = openStage()

const REFUND = `refund { id status settledOtherwise failure log { attempt kind actor reason } }`
const decide = async (name: string, input: object, claims = ops): Promise<Answer> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${REFUND} order { ${ORDER} } userErrors { code path } } }`
  const { data, errors } = await stage.run(query, { input }, claims)
  await stage.world.settled()
  return errors ? { errors } : data[name]
}
const retry = (refundId: string, change: object = {}, claims = ops) =>
  decide('orderRefundRetry', { refundId, reason: 'open again', idempotencyKey: randomUUID(), ...change }, claims)
const settle = (refundId: string, claims = ops) =>
  decide('orderRefundSettle', { refundId, settlement: 'bank transfer 4711', idempotencyKey: randomUUID() }, claims)
const request = async (orderId: string, lines?: object[]): Promise<Answer> => {
  const input = { orderId, lines, reason: 'broken', idempotencyKey: randomUUID() }
  const query = `mutation ($input: OrderRefundRequestInput!) { orderRefundRequest(input: $input) { refund { id } userErrors { code } } }`
  return (await stage.run(query, { input })).data.orderRefundRequest
}
/** A refund of all of an order that is approved. */
const approved = async (state: 'PAID' | 'FULFILLED' | 'COMPLETED' = 'COMPLETED') => {
  const order = await stage.orderThatIs(state)
  const { refund } = await request(order.id)
  await decide('orderRefundApprove', { refundId: refund.id })
  return { order, refundId: refund.id as string }
}
type News = 'refunded' | 'declined' | 'reversed'
const tell = (orderId: string, refundId: string, news: News, reference = refundId) => {
  const data = { refundId, reference, orderId, businessId: 'biz_test', reason: 'account_closed' }
  return news === 'refunded'
    ? stage.emit('payment.refunded', orderId, data)
    : stage.emit('payment.refundFailed', orderId, { ...data, reversed: news === 'reversed' })
}
const read = async (id: string, claims = ops): Promise<Answer> => {
  const fields = claims === ops ? REFUND.replace('refund', 'refunds') : 'refunds { id status settledOtherwise }'
  return (await stage.run(`query ($id: ID!) { order(id: $id) { ${ORDER} ${fields} } }`, { id }, claims)).data.order
}
const refundIds = async (orderId: string) =>
  (await stage.world.sql<{ id: string }>('SELECT id FROM orders.order_refund WHERE order_id = $1', [orderId])).map(
    ({ id }) => id,
  )
/** What the payment hub was asked for. */
const asked = async (orderId: string): Promise<string[]> => {
  const rows = await stage.world.sql<{ reference: string }>(
    `SELECT DISTINCT data->'data'->>'reference' AS reference FROM pgboss.job
     WHERE data->>'type' = 'order.refundApproved' AND data->>'key' = $1 ORDER BY 1`,
    [orderId],
  )
  return rows.map(({ reference }) => reference)
}

it('owes what the channel declined, tells the shopper so, and gives it by another attempt', async () => {
  const { order, refundId } = await approved()
  await tell(order.id, refundId, 'declined')
  await tell(order.id, refundId, 'declined')
  const owed = await read(order.id)
  expect(owed).toMatchObject({ paymentStatus: 'PAID', refundStatus: 'IN_PROGRESS', refunded: { amountMinor: '0' } })
  expect(owed.refunds).toMatchObject([{ status: 'FAILED', failure: 'account_closed' }])
  expect((await read(order.id, claimsFor('SHOPPER'))).refunds).toMatchObject([{ status: 'FAILED' }])
  expect((await request(order.id)).userErrors).toEqual([{ code: 'AMOUNT_OUT_OF_RANGE' }])

  const input = { idempotencyKey: randomUUID() }
  expect((await retry(refundId, input)).refund.status).toBe('APPROVED')
  expect((await retry(refundId, input)).refund.status).toBe('APPROVED')
  expect(await asked(order.id)).toEqual([refundId, `${refundId}_2`])
  // The first attempt's news come once more, and change nothing.
  await tell(order.id, refundId, 'declined')
  await tell(order.id, refundId, 'refunded', `${refundId}_2`)
  const done = await read(order.id)
  expect(done).toMatchObject({ paymentStatus: 'REFUNDED', refundStatus: 'REFUNDED', refunded: { amountMinor: '6999' } })
  expect(done.refunds).toMatchObject([
    {
      status: 'SUCCEEDED',
      failure: null,
      log: [
        { attempt: 1, kind: 'FAILED', actor: 'payment', reason: 'account_closed' },
        { attempt: 2, kind: 'RETRIED', actor: 'usr_ops', reason: 'open again' },
        { attempt: 2, kind: 'SUCCEEDED', actor: 'payment' },
      ],
    },
  ])
})

const HISTORIES: [News[], status: string, refunded: string][] = [
  [['refunded', 'reversed'], 'FAILED', '0'],
  [['reversed', 'refunded'], 'FAILED', '0'],
  [['declined', 'refunded'], 'SUCCEEDED', '6999'],
  [['refunded', 'declined'], 'SUCCEEDED', '6999'],
  [['declined', 'refunded', 'reversed'], 'FAILED', '0'],
]

it('comes to the same in whatever order news come, each told twice', async () => {
  const play = async ([news, status, refunded]: (typeof HISTORIES)[number]) => {
    const { order, refundId } = await approved()
    for (const one of [...news, ...news]) await tell(order.id, refundId, one)
    const end = await read(order.id)
    const paymentStatus = refunded === '0' ? 'PAID' : 'REFUNDED'
    expect(end, news.join()).toMatchObject({
      paymentStatus,
      refunded: { amountMinor: refunded },
      refunds: [{ status }],
    })
    const paid = end.lines.reduce((sum: bigint, line: Answer) => sum + BigInt(line.refunded.amountMinor), 0n)
    expect(String(paid), news.join()).toBe(refunded)
  }
  await Promise.all(HISTORIES.map(play))
})

it('takes it for given when operations say how else it was, once and for all', async () => {
  const { order, refundId } = await approved()
  await tell(order.id, refundId, 'declined')
  expect(await settle(refundId)).toMatchObject({
    refund: { status: 'SUCCEEDED', settledOtherwise: 'bank transfer 4711' },
    order: { paymentStatus: 'REFUNDED', refunded: { amountMinor: '6999' } },
  })
  await tell(order.id, refundId, 'reversed')
  expect((await read(order.id, claimsFor('SHOPPER'))).refunds).toEqual([
    { id: refundId, status: 'SUCCEEDED', settledOtherwise: 'bank transfer 4711' },
  ])
  const window = { businessId: 'biz_test', since: new Date(0), settledBefore: new Date() }
  const [item] = await orderSide(stage.world.platform('order'), window).find([order.id])
  // The payment knows nothing of it, and is not said to differ.
  expect(item?.value.refundedMinor).toBe('0')
})

it('lets only operations decide, of their business, and only on what failed', async () => {
  const { order, refundId } = await approved()
  expect((await retry(refundId)).userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'refundId'] }])
  await tell(order.id, refundId, 'declined')
  const elsewhere = claimsFor('OPS', { businessId: 'biz_other' })
  const none = [{ code: 'NOT_FOUND', path: ['input', 'refundId'] }]
  expect((await retry(refundId, {}, elsewhere)).userErrors).toEqual(none)
  expect((await settle(refundId, elsewhere)).userErrors).toEqual(none)
  const agent = claimsFor('AGENT', { skillGroups: ['refunds'] })
  for (const claims of [claimsFor('SHOPPER'), claimsFor('MERCHANT'), claimsFor('FINANCE'), agent])
    expect((await settle(refundId, claims)).errors[0].extensions.code).toBe('FORBIDDEN')
  const query = 'query ($id: ID!) { order(id: $id) { refunds { failure log { kind } } } }'
  const { data, errors } = await stage.run(query, { id: order.id }, claimsFor('SHOPPER'))
  expect([data.order, errors[0].extensions.code]).toEqual([null, 'FORBIDDEN'])
  const shown = await stage.run(query.replace('log { kind }', ''), { id: order.id }, claimsFor('SHOPPER'))
  expect(shown.data.order.refunds).toEqual([{ failure: null }])
})

it('is stuck with an undone order whose money did not go back, until operations have it made again', async () => {
  const order = await stage.paid()
  await stage.operate('Compensate', { orderId: order.id })
  const [refundId = ''] = await refundIds(order.id)
  await tell(order.id, refundId, 'declined')
  const stuck = await stage.read(order.id)
  expect(stuck).toMatchObject({ status: 'PAID', saga: { state: 'STUCK' } })
  expect(stuck.saga.steps[2]).toMatchObject({
    state: 'COMPENSATION_FAILED',
    lastError: expect.stringContaining('account_closed'),
  })
  expect((await stage.operate('Retry', { orderId: order.id, step: 'PAY' })).userErrors).toEqual([])
  expect((await read(order.id)).refunds).toMatchObject([{ status: 'APPROVED' }])
  expect(await asked(order.id)).toEqual([refundId, `${refundId}_2`])
  await tell(order.id, refundId, 'refunded', `${refundId}_2`)
  expect(await stage.read(order.id)).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
  expect(stage.neighbours.stock.get('sku_tea')).toBe(100)
})

it('owes the money of a closed order that the channel took back, and gives up goods only once', async () => {
  const { order, refundId } = await approved('PAID')
  await tell(order.id, refundId, 'refunded')
  await tell(order.id, refundId, 'reversed')
  const owed = await stage.read(order.id)
  expect(owed).toMatchObject({ status: 'CLOSED', saga: { state: 'STUCK' } })
  expect(states(owed)).toMatchObject({ PAY: 'COMPENSATION_FAILED', RESERVE: 'COMPENSATED' })
  expect(await read(order.id)).toMatchObject({ paymentStatus: 'PAID', refundStatus: 'IN_PROGRESS' })
  expect((await retry(refundId)).userErrors).toEqual([])
  expect((await stage.read(order.id)).saga.state).toBe('COMPENSATING')
  await tell(order.id, refundId, 'refunded', `${refundId}_2`)
  expect((await stage.read(order.id)).saga.state).toBe('COMPENSATED')
  expect(await read(order.id)).toMatchObject({ paymentStatus: 'REFUNDED', refundStatus: 'REFUNDED' })
  const told = await stage.world.sql(
    `SELECT DISTINCT data->>'eventId' AS id FROM pgboss.job WHERE data->>'type' = 'order.refunded' AND data->>'key' = $1`,
    [order.id],
  )
  expect(told).toHaveLength(1)
})

it('has all the money asked for when an order is undone: what nobody decided, what failed, and the rest', async () => {
  const order = await stage.paid()
  const part = (amountMinor: string) => [
    { orderLineId: order.lines[0].id, amount: { amountMinor, currencyCode: 'CNY' } },
  ]
  const [failed, undecided] = [await request(order.id, part('1000')), await request(order.id, part('2000'))]
  await decide('orderRefundApprove', { refundId: failed.refund.id })
  await tell(order.id, failed.refund.id, 'declined')
  await stage.operate('Compensate', { orderId: order.id })
  const { refunds } = await read(order.id)
  expect(refunds.map(({ status }: Answer) => status)).toEqual(['APPROVED', 'APPROVED', 'APPROVED'])
  const rejected = await decide('orderRefundReject', { refundId: undecided.refund.id, reason: 'used' })
  expect(rejected.userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'refundId'] }])
  for (const { id } of refunds) await tell(order.id, id, 'refunded', id === failed.refund.id ? `${id}_2` : id)
  expect(await stage.read(order.id)).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
  expect((await read(order.id)).refunded.amountMinor).toBe('5000')
})

it('finds the rest of the money of an order that is being undone, if somebody rejected a part of it before', async () => {
  const order = await stage.paid()
  const lines = [{ orderLineId: order.lines[0].id, amount: { amountMinor: '2000', currencyCode: 'CNY' } }]
  const { refund } = await request(order.id, lines)
  await stage.operate('Compensate', { orderId: order.id })
  // As a process of before left it: the request was not approved along with the rest, and then rejected.
  await stage.world.sql(`BEGIN; SET LOCAL session_replication_role = replica;
    UPDATE orders.order_refund SET status = 'REJECTED' WHERE id = '${refund.id}';
    UPDATE orders.order_line SET asked_minor = 3000 WHERE order_id = '${order.id}'; COMMIT`)
  const rest = (await refundIds(order.id)).filter(id => id !== refund.id)
  await tell(order.id, rest[0]!, 'refunded')
  expect(await stage.read(order.id)).toMatchObject({ status: 'PAID', saga: { state: 'COMPENSATING' } })
  await stage.world.clock.advance(11 * 60_000)
  await stage.drive(order.id)
  const [found] = (await refundIds(order.id)).filter(id => id !== refund.id && !rest.includes(id))
  await tell(order.id, found!, 'refunded')
  expect(await stage.read(order.id)).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
})
