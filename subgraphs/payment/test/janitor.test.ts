import { expect, it } from 'vitest'
import { lookUpOpen } from '../commands/lookUp.ts'
import { firstCheck, nextCheck } from '../domain/schedule.ts'
import { openTill } from '../routing/test/till.ts'
import { openShop } from './shop.ts'
import { CARD, GOOD, stepsOf, until, WALLET } from './steps.ts'

/** What becomes of outcomes that nobody knows. */
const shop = openShop()
const steps = stepsOf(shop)

const checksOf = async (id: string) =>
  (
    await shop.world.sql<{ checks: number }>('SELECT checks FROM payment.payment_attempt WHERE intent_id = $1', [id])
  )[0]!.checks

it('looks soon, then after 30 seconds, 5 minutes, an hour, and then daily', () => {
  const now = new Date('2026-01-01T00:00:00Z')
  const waits = [0, 1, 2, 3, 4, 5, 50].map(checks => (nextCheck(now, checks).getTime() - now.getTime()) / 1000)
  expect(waits).toEqual([5, 30, 300, 3600, 86_400, 86_400, 86_400])
  expect(firstCheck(now).getTime() - now.getTime()).toBe(10_000)
})

it('goes on where one cannot be looked up, and puts that one off', async () => {
  const poisoned = (await shop.intent()).id
  await shop.confirm(poisoned, '4000000000000259')
  const good = (await shop.intent()).id
  shop.webhooks.open = false
  await shop.confirm(good, '4000000000000259')
  await until(async () => (await shop.read(poisoned)).attempts[0].status).toMatch(/UNKNOWN|SUCCEEDED/)
  await shop.world.sql(
    `BEGIN; SET LOCAL session_replication_role = replica;
     UPDATE payment.payment_attempt SET channel_code = 'gone', status = 'UNKNOWN', check_at = '2020-01-01' WHERE intent_id = '${poisoned}'; COMMIT`,
  )
  const before = await checksOf(poisoned)
  await shop.world.clock.advance(6000)
  await until(async () => (await shop.read(good)).status).toBe('SUCCEEDED')
  await until(() => checksOf(poisoned)).toBe(before + 1)
  const [row] = await shop.world.sql<{ later: boolean; status: string }>(
    'SELECT check_at > $2 AS later, status FROM payment.payment_attempt WHERE intent_id = $1',
    [poisoned, shop.world.clock.now()],
  )
  expect(row).toEqual({ later: true, status: 'UNKNOWN' })
  // It waits: another look at once does nothing to it.
  await lookUpOpen(shop.deps)
  expect(await checksOf(poisoned)).toBe(before + 1)
})

it('loses nothing while the provider is down for a minute, and recovers by itself', async () => {
  const held = await steps.hold()
  const paid = await steps.pay()
  shop.sandbox.setFault('down')
  const { id } = await shop.intent()
  expect((await shop.confirm(id, GOOD)).userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
  expect((await steps.capture(held)).userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
  const refundId = await steps.refund(paid, '700')
  for (const seconds of [11, 49]) {
    const before = await checksOf(id)
    await shop.world.clock.advance(seconds * 1000)
    await until(() => checksOf(id)).toBeGreaterThan(before)
  }
  expect((await shop.read(id)).status).toBe('PROCESSING')
  expect((await shop.confirm(id, GOOD)).userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  expect((await shop.read(held)).captures).toMatchObject([{ status: 'UNKNOWN' }])
  expect((await shop.read(paid)).refunds).toMatchObject([{ id: refundId, status: 'UNKNOWN' }])
  shop.sandbox.setFault('none')
  await shop.world.clock.advance(300_000)
  await until(async () => (await shop.read(id)).status).toBe('REQUIRES_PAYMENT_METHOD')
  await until(() => steps.end(held)).toMatchObject({ status: 'SUCCEEDED', received: 5000 })
  await until(() => steps.end(paid)).toMatchObject({ received: 5000, refunded: 700 })
  expect((await shop.confirm(id, GOOD)).paymentIntent.status).toBe('SUCCEEDED')
})

it.each(['lost', 'timeout', 'down'] as const)(
  'a charge with the outcome %s is sent again where the channel repeats its answer, and charges once',
  async fault => {
    const till = openTill(shop)
    await till.channel('sandbox-acquirer')
    await till.rules([{ name: 'all', channelCode: 'sandbox-acquirer' }])
    shop.webhooks.open = false
    const { id } = await shop.intent(undefined, till.as('SHOPPER'))
    const pay = () => shop.confirm(id, GOOD, {}, till.as('SHOPPER'))
    shop.sandbox.setFault(fault)
    expect(await pay()).toMatchObject({ paymentIntent: { status: 'PROCESSING' } })
    // Another method would be another attempt.
    const other = await shop.confirm(id, GOOD, { method: 'WALLET' }, till.as('SHOPPER'))
    expect(other.userErrors).toMatchObject([{ code: 'INVALID' }])
    shop.sandbox.setFault('none')
    const crowd = await Promise.all([pay(), pay(), pay()])
    expect(crowd.map(({ paymentIntent }) => paymentIntent?.status)).toContain('SUCCEEDED')
    expect(await till.attempts(id)).toMatchObject([{ status: 'SUCCEEDED' }])
    expect(await till.chargedFor(id)).toBe(1)
    const { paymentIntent } = await till.ask(
      'query ($id: ID!) { paymentIntent(id: $id) { received { amountMinor } } }',
      { id },
    )
    expect(paymentIntent.received.amountMinor).toBe('5000')
  },
)

it.each([
  [CARD, GOOD, {}],
  [WALLET, undefined, { method: 'WALLET' }],
])('nothing is tried while an outcome is unknown at %s, which answers no repeats', async (channel, token, change) => {
  const { id } = await shop.intent()
  shop.webhooks.open = false
  shop.sandbox.setFault('lost', channel)
  expect((await shop.confirm(id, token, change)).userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
  shop.sandbox.setFault('none', channel)
  expect((await shop.confirm(id, token, change)).userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
  const { attempts } = await shop.read(id)
  expect(attempts).toHaveLength(1)
  const body = { reference: attempts[0].id, amountMinor: '5000', currency: 'CNY', token: GOOD }
  const headers = { 'content-type': 'application/json', 'x-sandbox-channel': channel }
  const again = await fetch(`${shop.sandbox.url}/v1/charges`, { method: 'POST', headers, body: JSON.stringify(body) })
  expect(again.status).toBe(409)
})

it('keeps what the risk check said with each attempt', async () => {
  const id = await steps.pay()
  expect((await shop.read(id)).attempts).toMatchObject([{ risk: { outcome: 'ALLOW', check: 'allow-all' } }])
  await expect(
    shop.world.sql(`UPDATE payment.payment_attempt SET risk = '{}' WHERE intent_id = $1`, [id]),
  ).rejects.toThrow(/cannot change/)
})
