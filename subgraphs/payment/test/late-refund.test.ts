import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { sendRefund } from '../commands/sendRefund.ts'
import { type Answer, openShop, sign } from './shop.ts'
import { CARD, stepsOf, until } from './steps.ts'

/** A refund that its channel declines and pays all the same, while operations have had it made again. */
const shop = openShop()
const steps = stepsOf(shop)

/** A payment with a refund that the channel declined. */
const declined = async (amountMinor: string, fault: 'decline' | 'async-decline' = 'decline') => {
  const id = await steps.pay()
  shop.sandbox.setFault(fault, CARD)
  const refundId = await steps.refund(id, amountMinor)
  await until(() => statuses(id)).toEqual(['FAILED'])
  shop.sandbox.setFault('none', CARD)
  return { id, refundId, orderId: await steps.orderOf(id) }
}
type Declined = Awaited<ReturnType<typeof declined>>
const statuses = async (id: string) => (await shop.read(id)).refunds.map(({ status }: Answer) => status)
const retry = ({ id, orderId, refundId }: Declined, amountMinor: string) =>
  shop.emit('order.refundApproved', orderId, {
    ...{ refundId, reference: `${refundId}_2`, orderId, businessId: 'biz_test', paymentIntentId: id },
    ...{ amountMinor, currencyCode: 'CNY' },
  })
/** The channel pays what it declined, and says so by this webhook. */
const paidAfterAll = async (reference: string) => {
  const url = new URL('/v1/test/paid-after-all', shop.sandbox.url)
  const headers = { 'content-type': 'application/json' }
  expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify({ reference }) })).status).toBe(200)
}
/** What orders are told of the attempts, without repeats. */
const told = async (orderId: string) => {
  const [paid, failed] = [
    await shop.published('payment.refunded', orderId),
    await shop.published('payment.refundFailed', orderId),
  ]
  const line = ({ data }: Answer) => [data.reference, data.reason ?? 'paid'].join(' ')
  return [...new Set([...paid, ...failed].map(line))].sort()
}
const atChannel = (reference: string) => shop.sandbox.store.find('refund', reference)?.status

it.each([
  ['decline', 'none'],
  ['async-decline', 'duplicate-webhook'],
  ['decline', 'reordered-webhook'],
  ['async-decline', 'bad-signature'],
] as const)('records the late success of a refund with %s, told with %s, once', async (how, fault) => {
  const first = await declined('2000', how)
  shop.sandbox.setFault(fault, CARD)
  await paidAfterAll(first.refundId)
  await until(() => statuses(first.id)).toEqual(['SUCCEEDED'])
  shop.sandbox.setFault('none', CARD)
  // What was asked for meanwhile is never sent, and orders learn what became of it.
  await retry(first, '2000')
  expect((await shop.read(first.id)).refunds).toMatchObject([
    { id: first.refundId, status: 'SUCCEEDED' },
    { id: `${first.refundId}_2`, status: 'FAILED', failure: 'superseded' },
  ])
  expect(atChannel(`${first.refundId}_2`)).toBeUndefined()
  expect(await told(first.orderId)).toContain(`${first.refundId}_2 superseded`)
  expect(await steps.end(first.id)).toMatchObject({ refunded: 2000 })
})

it('asks the channel about what it declined before it sends another, and sends none when that was paid', async () => {
  const first = await declined('5000')
  shop.webhooks.open = false
  await paidAfterAll(first.refundId)
  await retry(first, '5000')
  expect(await statuses(first.id)).toEqual(['SUCCEEDED', 'FAILED'])
  expect(atChannel(`${first.refundId}_2`)).toBeUndefined()
  shop.webhooks.open = true
  await until(() => steps.end(first.id)).toMatchObject({ refunded: 5000 })
})

it('waits with another as long as the channel does not say what became of the first', async () => {
  const first = await declined('5000')
  shop.sandbox.setFault('down', CARD)
  await retry(first, '5000')
  expect(await statuses(first.id)).toEqual(['FAILED', 'PENDING'])
  shop.webhooks.open = true
  shop.sandbox.setFault('none', CARD)
  await paidAfterAll(first.refundId)
  // The webhook comes before the janitor: what was never sent is withdrawn by it.
  await until(() => statuses(first.id)).toEqual(['SUCCEEDED', 'FAILED'])
  await shop.world.clock.advance(3_700_000)
  expect(atChannel(`${first.refundId}_2`)).toBeUndefined()
  expect(await steps.end(first.id)).toMatchObject({ refunded: 5000 })
})

it('sends another later when the channel could not be asked, and gives the money once', async () => {
  const first = await declined('5000')
  shop.sandbox.setFault('down', CARD)
  await retry(first, '5000')
  shop.sandbox.setFault('none', CARD)
  await shop.world.clock.advance(3_700_000)
  await until(() => statuses(first.id)).toEqual(['FAILED', 'SUCCEEDED'])
  expect(await steps.end(first.id)).toMatchObject({ refunded: 5000 })
})

it('withdraws what was sent and never arrived, once the first was paid', async () => {
  const first = await declined('2000')
  const second = `${first.refundId}_2`
  // The look-ups go through, the refund itself is lost on its way.
  const lost = { ...shop.deps.providers[CARD]!, follow: async () => ({ kind: 'UNKNOWN' }) as const }
  await shop.world.sql(
    `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, order_refund_id, amount_minor, status, check_at, created_at)
     SELECT $2, intent_id, attempt_id, order_refund_id, amount_minor, 'PENDING', created_at, created_at + interval '1 s' FROM payment.payment_refund WHERE id = $1`,
    [first.refundId, second],
  )
  await sendRefund({ ...shop.deps, providers: { ...shop.deps.providers, [CARD]: lost } }, second)
  expect(await statuses(first.id)).toEqual(['FAILED', 'UNKNOWN'])
  await paidAfterAll(first.refundId)
  await until(() => statuses(first.id)).toEqual(['SUCCEEDED', 'UNKNOWN'])
  await shop.world.clock.advance(11_000)
  await until(() => statuses(first.id)).toEqual(['SUCCEEDED', 'FAILED'])
  expect(atChannel(second)).toBeUndefined()
  expect(await steps.end(first.id)).toMatchObject({ refunded: 2000 })
})

it.each(['2000', '5000'])('records both when both were paid, also above what was received: %s', async amountMinor => {
  const first = await declined(amountMinor)
  const second = `${first.refundId}_2`
  await retry(first, amountMinor)
  expect(await statuses(first.id)).toEqual(['FAILED', 'SUCCEEDED'])
  shop.sandbox.setFault('duplicate-webhook', CARD)
  await paidAfterAll(first.refundId)
  const refunded = 2 * Number(amountMinor)
  await until(() => steps.end(first.id)).toMatchObject({ received: 5000, refunded })
  expect(await statuses(first.id)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect((await told(first.orderId)).filter(line => line.endsWith('paid'))).toEqual([
    `${first.refundId} paid`,
    `${second} paid`,
  ])
})

it('records the payment of what was withdrawn, if the channel makes it all the same', async () => {
  const first = await declined('2000')
  await paidAfterAll(first.refundId)
  await until(() => statuses(first.id)).toEqual(['SUCCEEDED'])
  await retry(first, '2000')
  const body = JSON.stringify({
    ...{ id: `evt_${randomUUID()}`, type: 'refund.succeeded', movementId: 're_x', reference: `${first.refundId}_2` },
    ...{ amountMinor: '2000', currency: 'CNY' },
  })
  expect(await shop.post(body, sign(body, 'webhook-secret-now'))).toBe(200)
  expect(await shop.post(body, sign(body, 'webhook-secret-now'))).toBe(200)
  expect(await statuses(first.id)).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  expect(await steps.end(first.id)).toMatchObject({ refunded: 4000 })
})

it('keeps another attempt when what was told late is that the money came back', async () => {
  const first = await declined('2000')
  shop.sandbox.setFault('down', CARD)
  await retry(first, '2000')
  const body = JSON.stringify({
    ...{ id: `evt_${randomUUID()}`, type: 'refund.reversed', movementId: 're_y', reference: first.refundId },
  })
  expect(await shop.post(body, sign(body, 'webhook-secret-now'))).toBe(200)
  expect(await statuses(first.id)).toEqual(['REVERSED', 'PENDING'])
  shop.sandbox.setFault('none', CARD)
  await shop.world.clock.advance(3_700_000)
  await until(() => statuses(first.id)).toEqual(['REVERSED', 'SUCCEEDED'])
  expect(await steps.end(first.id)).toMatchObject({ refunded: 2000 })
})

it.each([1, 2])('decides a race of the late success and another attempt one way or the other (%i)', async () => {
  const first = await declined('2000')
  await Promise.all([paidAfterAll(first.refundId), retry(first, '2000')])
  await until(() => statuses(first.id)).toContain('SUCCEEDED')
  await shop.world.clock.advance(11_000)
  await until(async () => (await statuses(first.id))[0]).toBe('SUCCEEDED')
  const paid = [first.refundId, `${first.refundId}_2`].filter(reference => atChannel(reference) === 'SUCCEEDED')
  await until(() => steps.end(first.id)).toMatchObject({ refunded: 2000 * paid.length })
  expect((await told(first.orderId)).filter(line => line.endsWith('paid'))).toHaveLength(paid.length)
})

it('lets nobody ask for more than was received, although a channel may give it', async () => {
  const above = `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, amount_minor, status, created_at)
    SELECT 'rfd_above', intent_id, id, 5001, 'PENDING', now() FROM payment.payment_attempt WHERE intent_id = $1`
  await expect(shop.world.sql(above, [await steps.pay()])).rejects.toThrow(/above what attempt/)
})
