import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { claimsFor, mutationText } from '#shared/testing.ts'
import { type Answer, openShop, shopper, terms } from '../../test/shop.ts'
import { deliverVirtualGoods } from '../commands/autoDeliver.ts'

const shop = openShop()
beforeEach(() => void shop.neighbours.stock.set('sku_tea', 1000).set('sku_cup', 1000))

const ops = claimsFor('OPS')
const merchant = claimsFor('MERCHANT')
const DAY = 86_400_000

const mutate = async (name: string, input: object, selection: string, claims: Claims = merchant): Promise<Answer> => {
  const query = mutationText(name, `${selection} userErrors { code path }`)
  const { data, errors } = await shop.run(query, { input }, claims)
  if (errors) throw new Error(JSON.stringify(errors))
  return data[name]
}
const goodSet = (input: object, claims?: Claims) =>
  mutate('digitalGoodSet', input, 'digitalGood { delivery membershipDays availableCodes }', claims)
const codesAdd = (codes: string[], claims?: Claims, key: string = randomUUID()) =>
  mutate('deliveryCodesAdd', { skuId: 'sku_tea', codes, idempotencyKey: key }, 'digitalGood { availableCodes }', claims)
const fulfil = (orderId: string) =>
  mutate(
    'orderFulfil',
    { orderId, kind: 'DIGITAL', idempotencyKey: randomUUID() },
    'fulfilment { id } order { status }',
  )
const paidOrder = async (skuId: string, quantity = 1, claims?: Claims) => {
  const { order } = await shop.place({ lines: [{ skuId, quantity }] }, claims)
  await shop.pay(order, `pay_${randomUUID()}`)
  return order
}
const codesOf = async (orderId: string, claims: Claims = shopper) => {
  const query = 'query ($id: ID!) { order(id: $id) { status fulfilments { codes { code } } } }'
  const { data, errors } = await shop.run(query, { id: orderId }, claims)
  return errors
    ? errors[0].extensions.code
    : data.order?.fulfilments.flatMap((one: Answer) => one.codes.map((row: Answer) => row.code))
}
/** Until the sweeper has delivered what it can. */
const delivered = () =>
  deliverVirtualGoods({ platform: shop.world.platform('order'), terms, testClock: true }).then(() =>
    shop.world.settled(),
  )

it('delivers a code by itself once the order is paid, to its shopper and nobody else', async () => {
  expect((await goodSet({ skuId: 'sku_tea', kind: 'CODE' })).digitalGood).toEqual({
    ...{ delivery: 'CODE', membershipDays: null, availableCodes: 0 },
  })
  expect((await codesAdd(['AAAA-1', 'AAAA-2'])).digitalGood.availableCodes).toBe(2)
  const order = await paidOrder('sku_tea')
  await expect.poll(() => codesOf(order.id)).toEqual(['AAAA-1'])
  const agent = claimsFor('AGENT', { skillGroups: ['orders'] })
  for (const claims of [ops, merchant, agent]) expect(await codesOf(order.id, claims)).toBe('FORBIDDEN')
  expect(await codesOf(order.id, claimsFor('ADMIN'))).toEqual([])
  expect(await codesOf(order.id, claimsFor('SHOPPER', { id: 'usr_stranger' }))).toBeUndefined()
  // Not in what other systems, or people who read the queues, get to see.
  const told = await shop.world.sql(
    `SELECT 1 FROM pgboss.job WHERE data::text LIKE '%AAAA-%' UNION ALL
     SELECT 1 FROM orders.idempotency_key WHERE response::text LIKE '%AAAA-%' UNION ALL
     SELECT 1 FROM orders.order_transition WHERE reason LIKE '%AAAA-%'`,
  )
  expect(told).toEqual([])
})

it('delivers each code once, however many orders want one, and the rest when codes come', async () => {
  await shop.world.sql('DELETE FROM orders.delivery_code WHERE order_line_id IS NULL')
  await codesAdd(['B-1', 'B-2', 'B-3'])
  const orders = await Promise.all(Array.from({ length: 5 }, () => paidOrder('sku_tea')))
  await Promise.all([delivered(), ...orders.map(order => fulfil(order.id).catch(() => null))])
  const codes = async () => (await Promise.all(orders.map(order => codesOf(order.id)))).flat()
  await expect.poll(async () => (await codes()).sort()).toEqual(['B-1', 'B-2', 'B-3'])
  const waiting = await shop.world.sql<{ id: string }>(
    `SELECT id FROM orders.sales_order WHERE status = 'PAID' AND id = ANY($1)`,
    [orders.map(order => order.id)],
  )
  expect(waiting).toHaveLength(2)
  expect((await fulfil(waiting[0]!.id)).userErrors).toEqual([{ code: 'OUT_OF_STOCK', path: ['input', 'kind'] }])
  await codesAdd(['B-4', 'B-5'])
  await expect.poll(async () => (await codes()).sort()).toEqual(['B-1', 'B-2', 'B-3', 'B-4', 'B-5'])
})

it('takes a code into a pool once, for ever, and gives none away twice', async () => {
  expect((await codesAdd(['C-1'], merchant, 'codes-once-1')).userErrors).toEqual([])
  expect((await codesAdd(['C-1'], merchant, 'codes-once-1')).userErrors).toEqual([])
  expect((await codesAdd(['C-2', 'C-1'])).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'codes'] }])
  expect((await codesAdd(['C-3', 'C-3'])).userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'codes'] }])
  const order = await paidOrder('sku_tea')
  await expect.poll(() => codesOf(order.id)).toEqual(['C-1'])
  await expect(
    shop.world.sql(`UPDATE orders.delivery_code SET order_line_id = 'oln_x' WHERE code = 'C-1'`),
  ).rejects.toThrow(/was delivered/)
})

it('keeps pools and terms to the merchant whose SKU it is', async () => {
  const other = claimsFor('MERCHANT', { merchantId: 'mer_other' })
  const notFound = [{ code: 'NOT_FOUND', path: ['input', 'skuId'] }]
  expect((await goodSet({ skuId: 'sku_tea', kind: 'CODE' }, other)).userErrors).toEqual(notFound)
  expect((await codesAdd(['D-1'], other)).userErrors).toEqual(notFound)
  expect((await codesAdd(['D-1'], claimsFor('OPS', { businessId: 'biz_other' }))).userErrors).toEqual(notFound)
  const { data } = await shop.run('{ digitalGood(skuId: "sku_tea") { availableCodes } }', {}, other)
  expect(data.digitalGood).toBeNull()
  expect((await goodSet({ skuId: 'sku_tea', kind: 'MEMBERSHIP' })).userErrors).toEqual([
    { code: 'INVALID', path: ['input', 'membershipDays'] },
  ])
})

it('starts memberships one after the other, and ends what a refund gives up', async () => {
  await goodSet({ skuId: 'sku_cup', kind: 'MEMBERSHIP', membershipDays: 30 })
  const now = shop.world.clock.now().getTime()
  const first = await paidOrder('sku_cup', 2)
  const second = await paidOrder('sku_cup')
  const entitlements = async (): Promise<Answer[]> =>
    (await shop.run('{ entitlements { nodes { startsAt endsAt revokedAt orderLine { id } } } }')).data.entitlements
      .nodes
  await expect.poll(async () => (await entitlements()).length).toBe(3)
  const days = (await entitlements()).map(({ startsAt, endsAt }) =>
    [startsAt, endsAt].map(at => Math.round((Date.parse(at) - now) / DAY)),
  )
  expect(days).toEqual([
    [60, 90],
    [30, 60],
    [0, 30],
  ])
  const ask = { orderId: first.id, lines: [{ orderLineId: first.lines[0].id, quantity: 1 }], withReturn: true }
  const asked = await mutate(
    'orderRefundRequest',
    { ...ask, reason: 'too long', idempotencyKey: randomUUID() },
    'refund { id lines { quantity returnQuantity } }',
    shopper,
  )
  // A membership cannot be sent back: nothing is waited for.
  expect(asked.refund.lines).toEqual([{ quantity: 1, returnQuantity: 0 }])
  const approved = await mutate('orderRefundApprove', { refundId: asked.refund.id }, 'refund { status }')
  expect(approved.refund.status).toBe('APPROVED')
  await shop.emit('payment.refunded', first.id, {
    refundId: asked.refund.id,
    orderId: first.id,
    businessId: 'biz_test',
  })
  expect((await entitlements()).filter(one => one.revokedAt)).toMatchObject([{ orderLine: { id: first.lines[0].id } }])
  expect(second.id).not.toBe(first.id)
})
