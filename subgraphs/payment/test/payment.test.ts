import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, openShop, SECRETS, sign } from './shop.ts'
import { GOOD, stepsOf, until } from './steps.ts'

const shop = openShop()
const steps = stepsOf(shop)

const status = (id: string) => until(async () => (await shop.read(id)).status)
const refunded = (id: string) => until(async () => (await shop.read(id)).refunded.amountMinor)
const charges = (id: string) =>
  shop.world.sql<{ id: string }>('SELECT id FROM payment.payment_attempt WHERE intent_id = $1', [id])
const chargedAtProvider = async (id: string) =>
  (await charges(id)).filter(attempt => shop.sandbox.store.find('charge', attempt.id)?.status === 'SUCCEEDED').length
const succeededOnce = async (id: string) => {
  expect(await chargedAtProvider(id)).toBe(1)
  expect((await shop.read(id)).received.amountMinor).toBe('5000')
  const subscribers = await shop.world.sql(`SELECT 1 FROM pgboss.subscription WHERE event = 'payment.succeeded'`)
  expect(await shop.published('payment.succeeded', await steps.orderOf(id))).toHaveLength(subscribers.length)
}

it('pays at once, and says so once however often the webhook comes', async () => {
  const { id } = await shop.intent()
  const before = shop.webhooks.taken
  expect(await shop.confirm(id, '4000000000000077')).toMatchObject({
    paymentIntent: { status: 'SUCCEEDED' },
    userErrors: [],
  })
  await until(async () => shop.webhooks.taken - before).toBeGreaterThanOrEqual(10)
  await succeededOnce(id)
})

it('tells a decline with its intent, and takes another card', async () => {
  const { id } = await shop.intent()
  const declined = await shop.confirm(id, '4000000000000002')
  expect(declined).toMatchObject({
    paymentIntent: { status: 'REQUIRES_PAYMENT_METHOD' },
    userErrors: [{ code: 'PROVIDER_DECLINED' }],
  })
  expect((await shop.confirm(id, GOOD)).paymentIntent.status).toBe('SUCCEEDED')
  await succeededOnce(id)
})

it('learns a lost success from the webhook', async () => {
  const { id } = await shop.intent()
  shop.webhooks.open = false
  const lost = await shop.confirm(id, '4000000000000259')
  expect(lost).toMatchObject({ paymentIntent: { status: 'PROCESSING' }, userErrors: [{ code: 'PROVIDER_UNKNOWN' }] })
  const second = await shop.confirm(id, GOOD)
  expect(second.userErrors[0].code).toBe('INVALID_TRANSITION')
  shop.webhooks.open = true
  await status(id).toBe('SUCCEEDED')
  await succeededOnce(id)
})

it('learns a lost success by looking it up when no webhook comes', async () => {
  const { id } = await shop.intent()
  shop.webhooks.open = false
  await shop.confirm(id, '4000000000000259')
  await shop.world.clock.advance(10_000)
  await status(id).toBe('SUCCEEDED')
  await succeededOnce(id)
})

it('lets the shopper pay again when the channel never got the first try', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, '4000000000000119')
  expect((await shop.read(id)).status).toBe('PROCESSING')
  await shop.world.clock.advance(10_000)
  await status(id).toBe('REQUIRES_PAYMENT_METHOD')
  expect((await shop.confirm(id, GOOD)).paymentIntent.status).toBe('SUCCEEDED')
  await succeededOnce(id)
})

it.each([
  ['4000000000000341', 'SUCCEEDED'],
  ['4000000000000044', 'REQUIRES_PAYMENT_METHOD'],
  ['4000000000000101', 'SUCCEEDED'],
])('ends a payment with card %s as %s', async (card, end) => {
  const { id } = await shop.intent()
  await shop.confirm(id, card)
  await status(id).toBe(end)
})

it('sends the shopper to the bank’s page and hears what came of it', async () => {
  const { id } = await shop.intent()
  expect((await shop.confirm(id, '4000000000003220')).paymentIntent.status).toBe('REQUIRES_ACTION')
  await steps.approve(id)
  await status(id).toBe('SUCCEEDED')
  await succeededOnce(id)
})

it('charges once when confirmed by a crowd, with one key or with many', async () => {
  const { id } = await shop.intent()
  const idempotencyKey = randomUUID()
  const sameKey = Array.from({ length: 5 }, () => shop.confirm(id, GOOD, { idempotencyKey }))
  const otherKeys = Array.from({ length: 5 }, () => shop.confirm(id, GOOD))
  await Promise.all([...sameKey, ...otherKeys])
  await status(id).toBe('SUCCEEDED')
  await succeededOnce(id)
})

it('makes one intent of an order, also for a crowd', async () => {
  const orderId = `ord_${randomUUID()}`
  const intents = await Promise.all(Array.from({ length: 8 }, () => shop.intent(orderId)))
  expect(new Set(intents.map(intent => intent.id)).size).toBe(1)
})

it('sends money back that comes after its order or intent was cancelled', async () => {
  const { id } = await shop.intent()
  shop.webhooks.open = false
  await shop.confirm(id, '4000000000003220')
  const { url } = (await shop.read(id)).nextAction
  await steps.cancelOrder(id)
  expect((await shop.read(id)).status).toBe('CANCELLED')
  await steps.approve(id, 'approve', url)
  shop.webhooks.open = true
  await refunded(id).toBe('5000')
  expect(shop.sandbox.store.refundedOf((await charges(id))[0]!.id)).toBe(5000n)
})

it('refunds an approved amount once, however often it is asked, and a late payment whole', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, GOOD)
  const refundId = `rfd_${randomUUID()}`
  await Promise.all([1, 2, 3].map(() => steps.refund(id, '2000', { refundId })))
  expect((await shop.read(id)).refunded.amountMinor).toBe('2000')
  expect(shop.sandbox.store.refundedOf((await charges(id))[0]!.id)).toBe(2000n)
  const late = await shop.intent()
  await shop.confirm(late.id, GOOD)
  const lateOrder = await steps.orderOf(late.id)
  await shop.emit('order.paymentRejected', lateOrder, {
    orderId: lateOrder,
    paymentIntentId: late.id,
    businessId: 'biz_test',
  })
  expect((await shop.read(late.id)).refunded.amountMinor).toBe('5000')
})

it('finishes a refund whose answer was lost, without a second one', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, GOOD)
  shop.webhooks.open = false
  shop.sandbox.setFault('lost')
  await steps.refund(id, '700')
  shop.sandbox.setFault('none')
  await shop.world.clock.advance(6000)
  await refunded(id).toBe('700')
  expect(shop.sandbox.store.refundedOf((await charges(id))[0]!.id)).toBe(700n)
})

it('believes a webhook only when a known secret signed these bytes just now', async () => {
  const { id } = await shop.intent()
  shop.webhooks.open = false
  await shop.confirm(id, '4000000000000259')
  const [attempt] = await charges(id)
  const body = JSON.stringify({
    id: `evt_${randomUUID()}`,
    type: 'charge.succeeded',
    movementId: 'ch_x',
    reference: attempt!.id,
  })
  const now = Math.floor(Date.now() / 1000)
  expect(await shop.post(body, sign(body, 'another secret'))).toBe(401)
  expect(await shop.post(body, sign(body, SECRETS[0]!, now - 301))).toBe(401)
  expect(await shop.post(body, sign(body, SECRETS[0]!, now + 301))).toBe(401)
  expect(await shop.post(`${body} `, sign(body, SECRETS[0]!))).toBe(401)
  expect(await shop.post(body, '')).toBe(401)
  expect(await shop.post('{"type":"nonsense"}', sign('{"type":"nonsense"}', SECRETS[0]!))).toBe(400)
  expect((await shop.read(id)).status).toBe('PROCESSING')
  expect(await shop.post(body, sign(body, SECRETS[1]!))).toBe(200)
  expect((await shop.read(id)).status).toBe('SUCCEEDED')
})

it.each([
  ['an unknown order', { orderId: 'xyz' }, 'NOT_FOUND', ['input', 'orderId']],
  ['another shopper’s order', { orderId: 'ord_foreign1' }, 'NOT_FOUND', ['input', 'orderId']],
  ['a closed order', { orderId: 'ord_closed1' }, 'INVALID_TRANSITION', ['input', 'orderId']],
  ['an empty key', { orderId: 'ord_1', idempotencyKey: '' }, 'REQUIRED', ['input', 'idempotencyKey']],
])('refuses an intent for %s and writes nothing', async (_name, input, code, path) => {
  const query =
    'mutation ($input: PaymentIntentCreateInput!) { paymentIntentCreate(input: $input) { paymentIntent { id } userErrors { code path } } }'
  const { data } = await shop.run(query, { input: { idempotencyKey: randomUUID(), ...input } })
  expect(data.paymentIntentCreate).toEqual({ paymentIntent: null, userErrors: [{ code, path }] })
  expect(await shop.world.sql('SELECT 1 FROM payment.payment_intent WHERE order_id = $1', [input.orderId])).toEqual([])
})

it('refuses to confirm what is unknown, foreign, or by a method nobody takes, and a key used before', async () => {
  const { id } = await shop.intent()
  expect((await shop.confirm('pay_none', GOOD)).userErrors).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'paymentIntentId'] },
  ])
  expect((await shop.confirm(id, GOOD, { method: 'CHEQUE' })).userErrors).toEqual([
    { code: 'INVALID', path: ['input', 'method'] },
  ])
  const idempotencyKey = randomUUID()
  await shop.confirm(id, GOOD, { idempotencyKey })
  expect((await shop.confirm(id, '4000000000000002', { idempotencyKey })).userErrors[0].code).toBe(
    'IDEMPOTENCY_KEY_REUSED',
  )
})

it('refuses in the database what must never be', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, GOOD)
  await expect(shop.world.sql('UPDATE payment.payment_event SET amount_minor = 1')).rejects.toThrow(/append-only/)
  await expect(
    shop.world.sql(`UPDATE payment.payment_intent SET status = 'PROCESSING' WHERE id = $1`, [id]),
  ).rejects.toThrow(/cannot move/)
  await expect(
    shop.world.sql('UPDATE payment.payment_intent SET refunded_minor = -1 WHERE id = $1', [id]),
  ).rejects.toThrow(/refunded/)
})

it('shows a payment to agents who see its order, and to no stranger who asks _entities', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, GOOD)
  const [attempt] = await charges(id)
  const ask = (type: string, entity: string, claims: ReturnType<typeof claimsFor>): Promise<Answer> =>
    shop.run(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`,
      { r: [{ __typename: type, id: entity }] },
      claims,
    )
  for (const skill of ['orders', 'refunds']) {
    const agent = claimsFor('AGENT', { skillGroups: [skill] })
    expect((await ask('PaymentIntent', id, agent)).data._entities[0].id).toBe(id)
  }
  for (const [type, entity] of [
    ['PaymentIntent', id],
    ['PaymentAttempt', attempt!.id],
  ] as const) {
    expect((await ask(type, entity, claimsFor('OPS'))).data._entities[0].id).toBe(entity)
    const strangers = [
      claimsFor('SHOPPER', { id: 'usr_other' }),
      claimsFor('CREATOR'),
      claimsFor('ANONYMOUS'),
      claimsFor('OPS', { businessId: 'biz_other' }),
      claimsFor('AGENT'),
      claimsFor('AGENT', { businessId: 'biz_other', skillGroups: ['orders'] }),
    ]
    for (const claims of strangers)
      expect((await ask(type, entity, claims)).data?._entities?.[0]?.id ?? null).toBeNull()
  }
})
