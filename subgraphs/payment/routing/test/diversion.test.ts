import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { openShop, SECRETS, sign } from '../../test/shop.ts'
import { CARD, GOOD } from '../../test/steps.ts'
import { OTHER, openTill, orderThat, QUICK, type Till } from './till.ts'

/** Payments through the graph at the real sandbox provider, whose channels fail one at a time. */
const shop = openShop()
let till: Till
const LIST = { name: 'card first', fallback: [CARD, OTHER] }

beforeEach(async () => {
  till = openTill(shop)
  await till.channel(OTHER)
})

/** Pays until the card channel has failed as often as it takes to be called unhealthy. */
async function bringDown() {
  shop.sandbox.setFault('down', CARD)
  const lost = []
  for (let n = 0; n < QUICK.minSamples; n += 1) lost.push(await till.pay())
  return lost
}

it('diverts from a channel that is down, leaves it a trickle, and sees it recover', async () => {
  await till.rules([LIST])
  for (const { status, userErrors, attempts } of await bringDown()) {
    expect(status).toBe('PROCESSING')
    expect(userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
    expect(attempts).toMatchObject([{ channelCode: CARD, status: 'UNKNOWN' }])
  }
  expect(await till.health(CARD)).toEqual({ code: CARD, healthy: false, recentAttempts: 4, recentFailures: 4 })

  const diverted = await till.pay(GOOD, { orderId: orderThat(false) })
  expect(diverted).toMatchObject({ status: 'SUCCEEDED', userErrors: [] })
  expect(diverted.attempts).toMatchObject([
    {
      channelCode: OTHER,
      routing: {
        candidates: [CARD, OTHER],
        trickle: false,
        eliminated: [{ channelCode: CARD, code: 'UNHEALTHY', reason: '4 of 4 recent attempts failed' }],
      },
    },
  ])
  // Shoppers are shown the same channel that they would be charged by.
  expect(await till.methods(`orderId: "${orderThat(false)}"`)).toMatchObject([{ code: 'CARD', channelCode: OTHER }])
  expect(await till.methods(`orderId: "${orderThat(true)}"`)).toMatchObject([{ code: 'CARD', channelCode: CARD }])

  shop.sandbox.setFault('none', CARD)
  for (let paid = 1; !(await till.health(CARD)).healthy; paid += 1) {
    expect(paid).toBeLessThanOrEqual(QUICK.samples)
    await shop.world.clock.advance(1000)
    const kept = await till.pay(GOOD, { orderId: orderThat(true) })
    expect(kept).toMatchObject({ status: 'SUCCEEDED', attempts: [{ channelCode: CARD, routing: { trickle: true } }] })
  }
  const back = await till.pay(GOOD, { orderId: orderThat(false) })
  expect(back.attempts).toMatchObject([{ channelCode: CARD, routing: { trickle: false, eliminated: [] } }])
})

it('forgets failures when their window is over', async () => {
  await till.rules([LIST])
  await bringDown()
  shop.sandbox.setFault('none', CARD)
  await shop.world.clock.advance(QUICK.windowSeconds * 1000 + 1)
  expect(await till.health(CARD)).toMatchObject({ healthy: true, recentAttempts: 0 })
  expect((await till.pay(GOOD, { orderId: orderThat(false) })).attempts).toMatchObject([{ channelCode: CARD }])
})

it('judges a channel by the payments of this business alone, and not by cards that are declined', async () => {
  await till.rules([LIST])
  await bringDown()
  const other = openTill(shop)
  expect(await other.health(CARD)).toMatchObject({ healthy: true, recentAttempts: 0 })
  shop.sandbox.setFault('none', CARD)
  for (let n = 0; n < QUICK.minSamples; n += 1) await other.pay('4000000000000002')
  expect(await other.health(CARD)).toMatchObject({ healthy: true, recentAttempts: 4, recentFailures: 0 })
})

it.each(['lost', 'timeout', 'down'] as const)(
  'never tries another channel after an outcome that is not known: %s',
  async fault => {
    await till.rules([LIST])
    shop.webhooks.open = false
    shop.sandbox.setFault(fault, CARD)
    const { id, status, attempts } = await till.pay()
    expect(status).toBe('PROCESSING')
    expect(attempts).toMatchObject([{ channelCode: CARD, status: 'UNKNOWN' }])
    const again = await shop.confirm(id, GOOD, {}, till.as('SHOPPER'))
    expect(again.userErrors).toMatchObject([{ code: 'INVALID_TRANSITION' }])
    expect(shop.sandbox.store.find('charge', attempts[0].id)?.status).toBe(fault === 'lost' ? 'SUCCEEDED' : undefined)
    shop.sandbox.setFault('none', CARD)
    await shop.world.clock.advance(10_000)
    const read = async () =>
      (await till.ask('query ($id: ID!) { paymentIntent(id: $id) { status } }', { id })).paymentIntent
    const end = fault === 'lost' ? 'SUCCEEDED' : 'REQUIRES_PAYMENT_METHOD'
    await expect.poll(async () => (await read()).status, { timeout: 8000 }).toBe(end)
    expect(await till.attempts(id)).toHaveLength(1)
    // It answered late what it had done, which is no answer when it was asked.
    expect(await till.health(CARD)).toMatchObject({ recentAttempts: 1, recentFailures: 1 })
  },
)

it.each([
  ['takes nothing now', 'unavailable', 'channel_unavailable'],
  ['declines', 'decline', 'card_declined'],
] as const)('tries the next channel of a list when one certainly %s', async (_name, fault, declineCode) => {
  await till.rules([LIST])
  shop.sandbox.setFault(fault, CARD)
  const idempotencyKey = randomUUID()
  const { id, status, userErrors, attempts } = await till.pay(GOOD, { idempotencyKey })
  expect(status).toBe('SUCCEEDED')
  expect(userErrors).toEqual([])
  expect(attempts).toMatchObject([
    { channelCode: CARD, status: 'DECLINED', declineCode, fallbackOf: null },
    {
      channelCode: OTHER,
      status: 'SUCCEEDED',
      fallbackOf: attempts[0].id,
      routing: { rule: 'card first', outcome: 'FALLBACK', eliminated: [{ channelCode: CARD, code: 'TRIED' }] },
    },
  ])
  const repeat = await shop.confirm(id, GOOD, { idempotencyKey }, till.as('SHOPPER'))
  expect(repeat).toMatchObject({ paymentIntent: { status: 'SUCCEEDED' }, userErrors: [] })
  expect(await till.attempts(id)).toHaveLength(2)
  expect(await till.chargedFor(id)).toBe(1)
})

it('says that nothing was charged when no channel of a list takes it, and lets the shopper pay later', async () => {
  await till.rules([LIST])
  shop.sandbox.setFault('unavailable')
  const { id, status, userErrors, attempts } = await till.pay()
  expect(status).toBe('REQUIRES_PAYMENT_METHOD')
  expect(userErrors).toMatchObject([{ code: 'UNAVAILABLE' }])
  expect(attempts.map(({ status }) => status)).toEqual(['DECLINED', 'DECLINED'])
  shop.sandbox.setFault('none')
  expect((await shop.confirm(id, GOOD, {}, till.as('SHOPPER'))).paymentIntent.status).toBe('SUCCEEDED')
  expect(await till.chargedFor(id)).toBe(1)
})

it('stops at the second channel when that one does not answer', async () => {
  await till.rules([{ name: 'r', fallback: [CARD, OTHER] }])
  shop.sandbox.setFault('unavailable', CARD)
  shop.sandbox.setFault('lost', OTHER)
  shop.webhooks.open = false
  const { id, userErrors, attempts } = await till.pay()
  expect(userErrors).toMatchObject([{ code: 'PROVIDER_UNKNOWN' }])
  expect(attempts.map(({ status }) => status)).toEqual(['DECLINED', 'UNKNOWN'])
  shop.webhooks.open = true
  await expect.poll(() => till.attempts(id).then(all => all.at(-1)?.status), { timeout: 8000 }).toBe('SUCCEEDED')
  expect(await till.chargedFor(id)).toBe(1)
})

it.each([
  ['a rule of one channel', { name: 'r', channelCode: CARD }, {}],
  ['a channel whose tokens are its own', LIST, { tokenisation: 'CHANNEL' }],
])('tries no other channel for %s', async (_name, rule, change) => {
  await till.channel(CARD, change)
  await till.rules([rule])
  shop.sandbox.setFault('unavailable', CARD)
  const { status, attempts } = await till.pay()
  expect(status).toBe('REQUIRES_PAYMENT_METHOD')
  expect(attempts).toMatchObject([{ channelCode: CARD, status: 'DECLINED', declineCode: 'channel_unavailable' }])
})

it('gives back what a channel took after all, once the next one was paid too', async () => {
  await till.rules([LIST])
  shop.sandbox.setFault('decline', CARD)
  shop.sandbox.setFault('lost', OTHER)
  shop.webhooks.open = false
  const { id, attempts } = await till.pay()
  expect(attempts.map(({ status }) => status)).toEqual(['DECLINED', 'UNKNOWN'])
  const event = {
    id: `evt_${randomUUID()}`,
    type: 'charge.succeeded',
    movementId: 'ch_late',
    reference: attempts[0].id,
  }
  const body = JSON.stringify(event)
  expect(await shop.post(body, sign(body, SECRETS[0]!))).toBe(200)
  shop.sandbox.setFault('none', OTHER)
  await shop.world.clock.advance(10_000)
  const query =
    'query ($id: ID!) { paymentIntent(id: $id) { status received { amountMinor } refunded { amountMinor } } }'
  await expect
    .poll(async () => (await till.ask(query, { id })).paymentIntent, { timeout: 8000 })
    .toEqual({ status: 'SUCCEEDED', received: { amountMinor: '10000' }, refunded: { amountMinor: '5000' } })
})

it('charges once when a crowd confirms while the first channel takes nothing', async () => {
  await till.rules([LIST])
  shop.sandbox.setFault('unavailable', CARD)
  const { id } = await shop.intent(undefined, till.as('SHOPPER'))
  await Promise.all(Array.from({ length: 8 }, () => shop.confirm(id, GOOD, {}, till.as('SHOPPER'))))
  expect(await till.chargedFor(id)).toBe(1)
  expect((await till.attempts(id)).filter(({ status }) => status === 'SUCCEEDED')).toHaveLength(1)
})

it('sends a refund to the channel that was paid, not to the one that comes first', async () => {
  await till.rules([LIST])
  shop.sandbox.setFault('unavailable', CARD)
  const { id, orderId } = await till.pay()
  const event = { refundId: `rfd_${randomUUID()}`, orderId, businessId: till.businessId, paymentIntentId: id }
  await shop.emit('order.refundApproved', orderId, { ...event, amountMinor: '1200', currencyCode: 'CNY' })
  const { paymentIntent } = await till.ask('query ($id: ID!) { paymentIntent(id: $id) { refunded { amountMinor } } }', {
    id,
  })
  expect(paymentIntent.refunded.amountMinor).toBe('1200')
})
