import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { MAX_VOIDS } from '../commands/giveBack.ts'
import { lookUpOpen } from '../commands/lookUp.ts'
import { releaseLingering } from '../commands/releaseLingering.ts'
import { openTill } from '../routing/test/till.ts'
import { openShop } from './shop.ts'
import { GOOD, stepsOf, until } from './steps.ts'

/** Money that is held first and collected by operations. */
const shop = openShop()
const steps = stepsOf(shop)

const codeOf = ({ code }: { code: string }) => code
const paidEvents = async (id: string) => shop.published('payment.succeeded', await steps.orderOf(id))

it('holds, collects in parts, and tells the order once everything is there', async () => {
  const id = await steps.hold()
  expect(await shop.read(id)).toMatchObject({
    status: 'REQUIRES_CAPTURE',
    authorised: { amountMinor: '5000' },
    attempts: [{ status: 'AUTHORISED' }],
  })
  expect(await steps.capture(id, { amountMinor: '2000' })).toMatchObject({
    paymentIntent: { status: 'REQUIRES_CAPTURE', received: { amountMinor: '2000' } },
  })
  expect(await paidEvents(id)).toEqual([])
  expect(await steps.capture(id)).toMatchObject({ paymentIntent: { status: 'SUCCEEDED' }, userErrors: [] })
  expect((await paidEvents(id)).length).toBeGreaterThan(0)
  const { captures, events } = await shop.read(id)
  expect(captures).toMatchObject([
    { kind: 'CAPTURE', amount: { amountMinor: '2000' }, requestedBy: 'usr_ops' },
    { kind: 'CAPTURE', amount: { amountMinor: '3000' } },
  ])
  expect(events.map(({ kind }: { kind: string }) => kind)).toEqual(['AUTHORISED', 'CAPTURED', 'CAPTURED'])
  const audit = 'SELECT actor, detail FROM payment.audit_entry WHERE subject_id = $1 ORDER BY id'
  expect(await shop.world.sql(audit, [id])).toMatchObject([
    { actor: 'usr_ops', detail: { amountMinor: '2000' } },
    { actor: 'usr_ops', detail: { amountMinor: '3000' } },
  ])
  await expect(shop.world.sql('DELETE FROM payment.audit_entry')).rejects.toThrow(/append-only/)
})

it('collects once per key, and never more than is held, whoever asks at once', async () => {
  const id = await steps.hold()
  const part = { amountMinor: '3000', idempotencyKey: randomUUID() }
  await Promise.all(Array.from({ length: 3 }, () => steps.capture(id, part)))
  expect(await steps.capture(id, part)).toMatchObject({ paymentIntent: { received: { amountMinor: '3000' } } })
  expect((await steps.capture(id, { ...part, amountMinor: '1' })).userErrors.map(codeOf)).toEqual([
    'IDEMPOTENCY_KEY_REUSED',
  ])
  const others = Array.from({ length: 4 }, () => steps.capture(id, { amountMinor: '1500' }))
  const codes = (await Promise.all(others)).flatMap(({ userErrors }) => userErrors.map(codeOf))
  expect(codes).toEqual(['AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE', 'AMOUNT_OUT_OF_RANGE'])
  expect(await steps.end(id)).toMatchObject({ status: 'REQUIRES_CAPTURE', received: 4500 })
  expect(shop.sandbox.store.claimedOf('capture', (await shop.read(id)).attempts[0].id)).toBe(4500n)
})

it('lets go of what is held and gives back what was collected when the order is cancelled', async () => {
  const id = await steps.hold()
  await steps.capture(id, { amountMinor: '1200' })
  await steps.cancelOrder(id)
  await shop.world.clock.advance(1000)
  await until(() => steps.end(id)).toEqual({ status: 'CANCELLED', received: 1200, refunded: 1200 })
  await until(async () => (await shop.read(id)).captures.at(-1)).toMatchObject({
    kind: 'VOID',
    status: 'SUCCEEDED',
    amount: { amountMinor: '3800' },
  })
  expect((await shop.read(id)).authorised.amountMinor).toBe('1200')
})

it('gives back a capture whose outcome was learnt after the order was cancelled', async () => {
  const id = await steps.hold()
  shop.webhooks.open = false
  shop.sandbox.setFault('lost')
  expect((await steps.capture(id)).userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
  shop.sandbox.setFault('none')
  await steps.cancelOrder(id)
  expect((await shop.read(id)).status).toBe('CANCELLED')
  await shop.world.clock.advance(11_000)
  await until(() => steps.end(id)).toEqual({ status: 'CANCELLED', received: 5000, refunded: 5000 })
  shop.webhooks.open = true
})

it('lets go of money that is held too late for its order', async () => {
  const { id } = await shop.intent(undefined, undefined, { captureMethod: 'MANUAL' })
  await shop.confirm(id, '4000000000003220')
  shop.webhooks.open = false
  await steps.approve(id)
  await steps.cancelOrder(id)
  shop.webhooks.open = true
  await until(async () => (await shop.read(id)).captures).toMatchObject([{ kind: 'VOID' }])
  await shop.world.clock.advance(1000)
  await until(async () => (await shop.read(id)).authorised.amountMinor).toBe('0')
  expect(await steps.end(id)).toEqual({ status: 'CANCELLED', received: 0, refunded: 0 })
})

it('lets go of money whose hold was only learnt of after its order was cancelled', async () => {
  shop.webhooks.open = false
  const { id } = await shop.intent(undefined, undefined, { captureMethod: 'MANUAL' })
  expect((await shop.confirm(id, '4000000000000259')).userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
  await steps.cancelOrder(id)
  expect((await shop.read(id)).status).toBe('PROCESSING')
  const [{ id: charge }] = (await shop.read(id)).attempts
  // As after a crash: nothing but the janitor is left to hear of it.
  await shop.world.clock.advance(11_000)
  await until(async () => shop.sandbox.store.find('void', `void_${charge}`)?.status).toBe('SUCCEEDED')
  shop.webhooks.open = true
  await until(async () => (await shop.read(id)).authorised.amountMinor).toBe('0')
  expect(await steps.end(id)).toEqual({ status: 'CANCELLED', received: 0, refunded: 0 })
  expect(await paidEvents(id)).toEqual([])
})

it('ends as cancelled when its order was, and the channel took nothing', async () => {
  shop.webhooks.open = false
  const { id } = await shop.intent(undefined, undefined, { captureMethod: 'MANUAL' })
  await shop.confirm(id, '4000000000000119')
  await steps.cancelOrder(id)
  await shop.world.clock.advance(11_000)
  await until(async () => (await shop.read(id)).status).toBe('CANCELLED')
  shop.webhooks.open = true
})

it('asks again, by another reference, for what a channel did not let go of, and not without end', async () => {
  const [id, other] = [await steps.hold(), await steps.hold()]
  shop.sandbox.setFault('decline', 'sandbox-card')
  await steps.cancelOrder(id)
  const voids = async () => (await shop.read(id)).captures.map(({ status }: { status: string }) => status)
  await lookUpOpen(shop.deps)
  expect(await voids()).toEqual(['FAILED'])
  for (let hours = 1; hours <= 12; hours += 1) {
    await shop.world.clock.advance(3_600_001)
    await releaseLingering(shop.deps)
    await lookUpOpen(shop.deps)
    await until(voids).toEqual(Array(Math.min(hours + 1, MAX_VOIDS)).fill('FAILED'))
  }
  await steps.cancelOrder(other)
  await lookUpOpen(shop.deps)
  await until(async () => (await shop.read(other)).captures).toMatchObject([{ status: 'FAILED' }])
  shop.sandbox.setFault('none', 'sandbox-card')
  await shop.world.clock.advance(3_600_001)
  await releaseLingering(shop.deps)
  await lookUpOpen(shop.deps)
  await until(async () => (await shop.read(other)).authorised.amountMinor).toBe('0')
})

it('lets go of what a refused capture left held of a cancelled order', async () => {
  const id = await steps.hold()
  shop.sandbox.setFault('async-decline', 'sandbox-card')
  shop.webhooks.open = false
  await steps.capture(id)
  shop.sandbox.setFault('none', 'sandbox-card')
  await steps.cancelOrder(id)
  expect((await shop.read(id)).captures).toMatchObject([{ kind: 'CAPTURE', status: 'PENDING' }])
  shop.webhooks.open = true
  await until(async () => (await shop.read(id)).captures).toMatchObject([{ status: 'FAILED' }, { kind: 'VOID' }])
  await shop.world.clock.advance(1000)
  await until(async () => (await shop.read(id)).authorised.amountMinor).toBe('0')
  expect(await steps.end(id)).toEqual({ status: 'CANCELLED', received: 0, refunded: 0 })
})

it('goes only to a channel that can hold money, and in parts only to one that can do that', async () => {
  const wallet = await shop.intent(undefined, undefined, { captureMethod: 'MANUAL' })
  expect((await shop.confirm(wallet.id, undefined, { method: 'WALLET' })).userErrors).toEqual([
    { code: 'INVALID', path: ['input', 'method'] },
  ])
  const till = openTill(shop)
  await till.channel('sandbox-acquirer')
  await till.rules([{ name: 'all', channelCode: 'sandbox-acquirer' }])
  const { id } = await shop.intent(undefined, till.as('SHOPPER'), { captureMethod: 'MANUAL' })
  expect((await shop.confirm(id, GOOD, {}, till.as('SHOPPER'))).paymentIntent.status).toBe('REQUIRES_CAPTURE')
  expect((await steps.capture(id, { amountMinor: '100' }, till.as('OPS'))).userErrors).toEqual([
    { code: 'AMOUNT_OUT_OF_RANGE', path: ['input', 'amountMinor'] },
  ])
  expect((await steps.capture(id, {}, till.as('FINANCE'))).paymentIntent.status).toBe('SUCCEEDED')
  const { paymentChannels } = await till.ask(
    '{ paymentChannels { code capabilities { idempotentRetry capture asynchronous } } }',
  )
  expect(paymentChannels).toEqual([
    { code: 'sandbox-card', capabilities: { idempotentRetry: false, capture: 'PARTIAL', asynchronous: false } },
    { code: 'sandbox-wallet', capabilities: { idempotentRetry: false, capture: 'NONE', asynchronous: true } },
    { code: 'sandbox-acquirer', capabilities: { idempotentRetry: true, capture: 'FULL', asynchronous: false } },
  ])
})

it('is not for shoppers, other businesses, or payments that hold nothing', async () => {
  const id = await steps.hold()
  expect(await steps.capture(id, {}, claimsFor('SHOPPER'))).toMatchObject({
    errors: [{ extensions: { code: 'FORBIDDEN' } }],
  })
  const stranger = await steps.capture(id, {}, claimsFor('OPS', { businessId: 'biz_other' }))
  expect(stranger.userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'paymentIntentId'] }])
  const paid = await steps.pay()
  expect((await steps.capture(paid)).userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  expect(await steps.end(id)).toMatchObject({ received: 0 })
})
