import { afterAll, beforeAll, expect, it } from 'vitest'
import { mutationText } from '#shared/testing.ts'
import { type Answer, type Graph, openGraph } from './bad-input/world.ts'

/**
 * A discounted order through all subgraphs: what the preview shows is what the order costs, the channel collects, the
 * settlement clears and a refund gives back, to the minor unit.
 */
let graph: Graph
beforeAll(async () => {
  graph = await openGraph()
})
afterAll(() => graph?.close())

let serial = 0
const key = () => ({ idempotencyKey: `promotions-${serial++}` })
const ask = async (as: Parameters<Graph['token']>[0], query: string, variables: object = {}): Promise<Answer> => {
  const { body } = await graph.ask(await graph.token(as), query, variables)
  if (body.errors) throw new Error(JSON.stringify(body.errors))
  return body.data
}
const run = async (as: Parameters<Graph['token']>[0], name: string, input: object, fields: string): Promise<Answer> => {
  const query = mutationText(name, `${fields} userErrors { code message path }`)
  const answer = (await ask(as, query, { input }))[name]
  expect(answer.userErrors).toEqual([])
  return answer
}
const minor = (money: { amountMinor: string }) => BigInt(money.amountMinor)

it('collects, clears and refunds what is left after discounts', async () => {
  const times = { startsAt: '2020-01-01T00:00:00Z', endsAt: '2100-01-01T00:00:00Z' }
  for (const terms of [
    { name: 'A third off', kind: 'PERCENTAGE', percentBps: 3333, skuIds: ['sku_demo_001', 'sku_demo_004'] },
    { name: 'A gift', kind: 'GIFT', giftSkuId: 'sku_demo_002', giftQuantity: 1 },
  ]) {
    const input = { ...terms, currencyCode: 'CNY', ...times, ...key() }
    const { promotion } = await run('MERCHANT', 'promotionCreate', input, 'promotion { id }')
    await run('MERCHANT', 'promotionPublish', { promotionId: promotion.id }, 'promotion { id }')
  }
  const lines = [
    { skuId: 'sku_demo_001', quantity: 1 },
    { skuId: 'sku_demo_004', quantity: 3 },
  ]
  const cart = { lines, currencyCode: 'CNY' }
  const preview =
    'query ($input: OrderPreviewInput!) { orderPreview(input: $input) { preview { total { amountMinor } } } }'
  const { total } = (await ask('SHOPPER', preview, { input: cart })).orderPreview.preview
  const placed = { ...cart, expectedTotalMinor: total.amountMinor, ...key() }
  const fields = 'order { id subtotal { amountMinor } discount { amountMinor } total { amountMinor } lines { gift } }'
  const { order } = await run('SHOPPER', 'orderCreate', placed, fields)
  expect(order.lines.map((line: Answer) => line.gift)).toEqual([false, false, true])
  expect(minor(order.discount)).toBeGreaterThan(0n)
  expect(minor(order.subtotal) - minor(order.discount)).toBe(minor(total))

  const intent = await run('SHOPPER', 'paymentIntentCreate', { orderId: order.id, ...key() }, 'paymentIntent { id }')
  const { id: paymentIntentId } = intent.paymentIntent
  const card = { paymentIntentId, method: 'CARD', methodToken: '4242424242424242', ...key() }
  await run('SHOPPER', 'paymentIntentConfirm', card, 'paymentIntent { id }')
  await graph.world.settled()
  await run('OPS', 'orderFulfil', { orderId: order.id, kind: 'SHIPMENT', ...key() }, 'order { id }')
  await run('SHOPPER', 'orderConfirm', { orderId: order.id }, 'order { id }')
  await graph.world.settled()
  const figures = async () => {
    const { paymentIntent } = await ask(
      'SHOPPER',
      'query ($id: ID!) { paymentIntent(id: $id) { received { amountMinor } refunded { amountMinor } } }',
      { id: paymentIntentId },
    )
    const { clearings, settlementInvariants } = await ask(
      'FINANCE',
      'query ($id: ID!) { clearings(orderId: $id) { amount { amountMinor } } settlementInvariants { name holds } }',
      { id: order.id },
    )
    expect(settlementInvariants.filter((one: Answer) => !one.holds)).toEqual([])
    const cleared = clearings.reduce((sum: bigint, one: Answer) => sum + minor(one.amount), 0n)
    return { received: minor(paymentIntent.received), refunded: minor(paymentIntent.refunded), cleared }
  }
  expect(await figures()).toEqual({ received: minor(total), refunded: 0n, cleared: minor(total) })

  const asked = { orderId: order.id, reason: 'broken', ...key() }
  const { refund } = await run('SHOPPER', 'orderRefundRequest', asked, 'refund { id }')
  await run('OPS', 'orderRefundApprove', { refundId: refund.id }, 'refund { id }')
  await graph.world.settled()
  expect(await figures()).toEqual({ received: minor(total), refunded: minor(total), cleared: 0n })
})
