import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { claimsFor, mutationText } from '#shared/testing.ts'
import { lockOrder } from '../store/write.ts'
import { type Answer, createShop, gate, ORDER, openShop, shopper, terms } from './shop.ts'

const shop = openShop()

const ops = claimsFor('OPS')
const merchant = claimsFor('MERCHANT')
const REFUND = `id status withReturn decideBy returnBy escalatedAt receivedAt returnParcel { trackingNumber } amount { amountMinor }
  lines { orderLineId quantity withdrawnQuantity returnQuantity amount { amountMinor } }`
const mutate = async (name: string, input: object, claims: Claims): Promise<Answer> => {
  const query = mutationText(name, `refund { ${REFUND} } userErrors { code path }`)
  const { data, errors } = await shop.run(query, { input }, claims)
  if (errors) throw new Error(JSON.stringify(errors))
  return data[name]
}
const request = async (orderId: string, input: object = {}): Promise<Answer> => {
  const asked = { orderId, withReturn: true, reason: 'too big', idempotencyKey: randomUUID(), ...input }
  return mutate('orderRefundRequest', asked, shopper)
}
const approve = (refundId: string) => mutate('orderRefundApprove', { refundId }, merchant)
const send = (refundId: string, claims = shopper) =>
  mutate('orderRefundReturn', { refundId, trackingNumber: 'SF9' }, claims)
const receive = (refundId: string, claims = merchant) => mutate('orderRefundReceive', { refundId }, claims)
const reject = (refundId: string) => mutate('orderRefundReject', { refundId, reason: 'used' }, merchant)
const repaid = (orderId: string, refundId: string) =>
  shop.emit('payment.refunded', orderId, { refundId, orderId, businessId: 'biz_test' })
const read = async (id: string) =>
  (await shop.run(`query ($id: ID!) { order(id: $id) { ${ORDER} refunds { ${REFUND} } } }`, { id }, ops)).data.order
const approvals = async (orderId: string) =>
  shop.world.sql(`SELECT 1 FROM orders.order_refund WHERE order_id = $1 AND status IN ('APPROVED', 'SUCCEEDED')`, [
    orderId,
  ])

it('sends no money before the goods are back, and puts them on sale again', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  const [tea] = order.lines
  const { refund } = await request(order.id, { lines: [{ orderLineId: tea.id, quantity: 1 }] })
  expect(refund.lines).toMatchObject([{ quantity: 1, withdrawnQuantity: 0, returnQuantity: 1 }])
  expect((await approve(refund.id)).refund).toMatchObject({ status: 'AWAITING_RETURN', receivedAt: null })
  // A payment that answers for a refund that was never sent changes nothing.
  await repaid(order.id, refund.id)
  expect(await approvals(order.id)).toEqual([])
  expect((await send(refund.id)).refund).toMatchObject({ status: 'RETURNING', returnParcel: { trackingNumber: 'SF9' } })
  expect((await send(refund.id)).userErrors).toEqual([])
  expect(shop.neighbours.stock.get('sku_tea')).toBe(99)
  expect((await receive(refund.id)).refund.status).toBe('APPROVED')
  expect((await receive(refund.id)).userErrors).toEqual([])
  await shop.world.settled()
  expect(shop.neighbours.stock.get('sku_tea')).toBe(100)
  await repaid(order.id, refund.id)
  expect(await read(order.id)).toMatchObject({
    ...{ status: 'FULFILLED', paymentStatus: 'PARTIALLY_REFUNDED', refundStatus: 'PARTIALLY_REFUNDED' },
    refunded: { amountMinor: '5000' },
  })
})

it('lets a return that is not sent in time lapse, and its money be asked for again', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  const { refund } = await request(order.id)
  await approve(refund.id)
  await shop.world.clock.advance(terms.refundReturnMs - 1000)
  expect((await read(order.id)).refunds[0].status).toBe('AWAITING_RETURN')
  await shop.world.clock.advance(2000)
  await expect.poll(async () => (await read(order.id)).refunds[0].status).toBe('LAPSED')
  expect((await read(order.id)).refundStatus).toBe('NONE')
  expect((await send(refund.id)).userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'refundId'] }])
  expect((await request(order.id)).refund.amount.amountMinor).toBe('6999')
})

it('does not let goods lapse that are on their way', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  const { refund } = await request(order.id)
  await approve(refund.id)
  await send(refund.id)
  await shop.world.clock.advance(terms.refundReturnMs + terms.refundDecisionMs)
  await expect.poll(async () => (await read(order.id)).refunds[0].escalatedAt).not.toBeNull()
  expect((await read(order.id)).refunds[0].status).toBe('RETURNING')
  expect((await receive(refund.id, ops)).refund.status).toBe('APPROVED')
})

it('hands to operations what nobody decides in time, once', async () => {
  const order = await shop.orderThatIs('PAID')
  const { refund } = await request(order.id)
  await shop.world.clock.advance(terms.refundDecisionMs + 1000)
  await expect.poll(async () => (await read(order.id)).refunds[0].escalatedAt).not.toBeNull()
  const query = `{ orderRefunds(filter: { escalated: true, status: [REQUESTED] }) { nodes { id order { id } } } }`
  const list = async (claims: Claims) => (await shop.run(query, {}, claims)).data.orderRefunds.nodes
  expect(await list(ops)).toContainEqual({ id: refund.id, order: { id: order.id } })
  expect(await list(claimsFor('MERCHANT', { merchantId: 'mer_other' }))).toEqual([])
  expect(await list(claimsFor('OPS', { businessId: 'biz_other' }))).toEqual([])
  expect((await approve(refund.id)).refund.status).toBe('APPROVED')
})

it('approves by itself where the terms say so', async () => {
  const generous = await createShop({ undecidedRefund: 'APPROVE' })
  try {
    const order = await generous.orderThatIs('PAID')
    const query = `mutation ($input: OrderRefundRequestInput!) { orderRefundRequest(input: $input) { refund { id } } }`
    await generous.run(query, { input: { orderId: order.id, reason: 'late', idempotencyKey: randomUUID() } })
    await generous.world.clock.advance(terms.refundDecisionMs + 1000)
    const status = async () =>
      (await generous.run('query ($id: ID!) { order(id: $id) { refunds { status decision } } }', { id: order.id }, ops))
        .data.order.refunds
    await expect.poll(status).toEqual([{ status: 'APPROVED', decision: 'not decided in time' }])
  } finally {
    await generous.world.close()
  }
})

it('lets one row lock decide between a decision and a deadline, and between receiving and rejecting', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  const { refund } = await request(order.id)
  await approve(refund.id)
  const held = gate()
  const holder = inTransaction(shop.world.platform('order').prisma, async tx => {
    await lockOrder(tx, order.id)
    await held.pass()
  })
  await held.reached
  const racing = [receive(refund.id), reject(refund.id), send(refund.id)]
  await shop.world.clock.advance(terms.refundReturnMs + 1000)
  held.open()
  await Promise.all([holder, ...racing])
  await shop.world.settled()
  const { refunds, refundStatus } = await read(order.id)
  const status = refunds[0].status
  expect(['APPROVED', 'REJECTED', 'LAPSED', 'RETURNING']).toContain(status)
  expect(refundStatus).toBe(['APPROVED', 'RETURNING'].includes(status) ? 'IN_PROGRESS' : 'NONE')
  const [line] = await shop.world.sql<Answer>(
    'SELECT sum(asked_minor)::text AS asked FROM orders.order_line WHERE order_id = $1',
    [order.id],
  )
  expect(line.asked).toBe(refundStatus === 'NONE' ? '0' : '6999')
})

it('leaves who does what to them: shoppers send, merchants receive, strangers find nothing', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  const { refund } = await request(order.id)
  await approve(refund.id)
  const notFound = [{ code: 'NOT_FOUND', path: ['input', 'refundId'] }]
  expect((await send(refund.id, claimsFor('SHOPPER', { id: 'usr_stranger' }))).userErrors).toEqual(notFound)
  expect((await receive(refund.id, claimsFor('MERCHANT', { merchantId: 'mer_other' }))).userErrors).toEqual(notFound)
  expect((await receive(refund.id, claimsFor('OPS', { businessId: 'biz_other' }))).userErrors).toEqual(notFound)
  const query =
    'mutation ($input: OrderRefundReceiveInput!) { orderRefundReceive(input: $input) { userErrors { code } } }'
  const { errors } = await shop.run(query, { input: { refundId: refund.id } }, shopper)
  expect(errors[0].extensions.code).toBe('FORBIDDEN')
})

it('gives redemptions back with a whole refund before anything was sent, and not otherwise', async () => {
  const code = async (name: string) => {
    const day = (n: number) => new Date(shop.world.clock.now().getTime() + n * 86_400_000).toISOString()
    const terms = { kind: 'FIXED', amountOffMinor: '100', currencyCode: 'CNY', couponRequired: true, totalLimit: 1 }
    const made = await shop.run(
      `mutation ($p: PromotionCreateInput!) { promotionCreate(input: $p) { promotion { id } userErrors { code path } } }`,
      { p: { name, ...terms, startsAt: day(-1), endsAt: day(30), idempotencyKey: randomUUID() } },
      ops,
    )
    const { id } = made.data.promotionCreate.promotion
    await shop.run(
      `mutation ($c: CouponCreateInput!, $p: PromotionPublishInput!) { couponCreate(input: $c) { userErrors { code } } promotionPublish(input: $p) { userErrors { code } } }`,
      { c: { promotionId: id, code: name, idempotencyKey: randomUUID() }, p: { promotionId: id } },
      ops,
    )
    return async () =>
      (await shop.run('query ($id: ID!) { promotion(id: $id) { redemptions } }', { id }, ops)).data.promotion
        .redemptions
  }
  const refundAll = async (couponCodes: string[], sent: boolean) => {
    const { order } = await shop.place({ couponCodes })
    await shop.pay(order, `pay_${randomUUID()}`)
    if (sent) {
      const input = { orderId: order.id, idempotencyKey: randomUUID() }
      await shop.run(
        'mutation ($input: OrderFulfilInput!) { orderFulfil(input: $input) { userErrors { code } } }',
        { input },
        ops,
      )
    }
    const { refund } = await request(order.id, { withReturn: false })
    expect(refund.amount.amountMinor).toBe('4900')
    await approve(refund.id)
    await repaid(order.id, refund.id)
    expect((await read(order.id)).status).toBe('CLOSED')
  }
  const unsent = await code('UNSENT')
  await refundAll(['UNSENT'], false)
  expect(await unsent()).toBe(0)
  const sent = await code('SENT')
  await refundAll(['SENT'], true)
  expect(await sent()).toBe(1)
})

it('holds in the database that refunds never ask for more than was paid, nor move backwards', async () => {
  const order = await shop.orderThatIs('PAID')
  const [tea] = order.lines
  const { refund } = await request(order.id, { lines: [{ orderLineId: tea.id, quantity: 1 }] })
  const insert = (amount: number) =>
    shop.world.sql(
      `DO $$ BEGIN
       INSERT INTO orders.order_refund (id, order_id, business_id, status, amount_minor, reason, requested_by, created_at, decide_by)
         VALUES ('rfd_raw', '${order.id}', 'biz_test', 'APPROVED', ${amount}, 'x', 'x', now(), now());
       INSERT INTO orders.order_refund_line (refund_id, order_line_id, amount_minor) VALUES ('rfd_raw', '${tea.id}', 1);
       END $$`,
    )
  await expect(insert(1)).rejects.toThrow(/order_line_asked/)
  const { refund: none } = await request(order.id, { lines: [{ orderLineId: order.lines[1].id, quantity: 1 }] })
  await reject(none.id)
  await expect(
    shop.world.sql(`UPDATE orders.order_refund SET status = 'SUCCEEDED' WHERE id = $1`, [refund.id]),
  ).rejects.toThrow(/cannot move/)
  await expect(
    shop.world.sql(`UPDATE orders.order_refund SET amount_minor = 1 WHERE id = $1`, [refund.id]),
  ).rejects.toThrow(/is fixed/)
  await expect(
    shop.world.sql(`UPDATE orders.order_line SET asked_minor = 5001 WHERE id = $1`, [tea.id]),
  ).rejects.toThrow(/order_line_asked/)
  const asSubgraph = shop.world
    .platform('order')
    .pool.query('UPDATE orders.order_line SET asked_minor = 0 WHERE id = $1', [tea.id])
  await expect(asSubgraph).rejects.toThrow(/permission denied/)
})
