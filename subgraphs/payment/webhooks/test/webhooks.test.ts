import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, openShop, SECRETS, sign } from '../../test/shop.ts'
import { stepsOf, until } from '../../test/steps.ts'

/** What is kept of webhooks, what is refused, and what operations can do about it. */
const shop = openShop()
const steps = stepsOf(shop)

const FIELDS = 'id eventId type reference state error body appliedAt replays { actor note }'
const events = async (filter: string, claims: Claims = claimsFor('OPS')): Promise<Answer[]> =>
  (await shop.run(`{ webhookEvents(${filter}) { nodes { ${FIELDS} } } }`, {}, claims)).data.webhookEvents.nodes
const replay = async (webhookEventId: string, claims: Claims = claimsFor('OPS')): Promise<Answer> => {
  const query = `mutation ($input: WebhookEventReplayInput!) { webhookEventReplay(input: $input) {
    webhookEvent { ${FIELDS} } userErrors { code path } } }`
  const { data, errors } = await shop.run(query, { input: { webhookEventId, note: 'asked by support' } }, claims)
  return data?.webhookEventReplay ?? { errors }
}
const post = (event: object | string, secret = SECRETS[0]!) => {
  const body = typeof event === 'string' ? event : JSON.stringify(event)
  return shop.post(body, sign(body, secret))
}
const eventOf = (reference: string, change: object = {}) => ({
  id: `evt_${randomUUID()}`,
  type: 'charge.succeeded',
  movementId: 'ch_x',
  reference,
  amountMinor: '5000',
  currency: 'CNY',
  ...change,
})
/** A payment that only a webhook can end. */
const unknownPayment = async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, '4000000000000119')
  return { id, reference: (await shop.read(id)).attempts[0].id as string }
}

it('takes effect once for a crowd of copies, and keeps the bytes that were signed', async () => {
  const { id, reference } = await unknownPayment()
  const body = ` ${JSON.stringify(eventOf(reference))}\n`
  const answers = await Promise.all(Array.from({ length: 10 }, () => post(body)))
  expect(new Set(answers)).toEqual(new Set([200]))
  expect(await steps.end(id)).toEqual({ status: 'SUCCEEDED', received: 5000, refunded: 0 })
  expect(await events(`reference: "${reference}"`)).toMatchObject([{ state: 'APPLIED', error: null, body }])
})

it('is taken in any order: what came before, after it', async () => {
  const { id, reference } = await unknownPayment()
  expect(await post(eventOf(reference))).toBe(200)
  for (const type of ['charge.pending', 'charge.failed']) expect(await post(eventOf(reference, { type }))).toBe(200)
  expect(await steps.end(id)).toEqual({ status: 'SUCCEEDED', received: 5000, refunded: 0 })
  const paid = await steps.pay()
  shop.webhooks.open = false
  shop.sandbox.setFault('lost')
  const refundId = await steps.refund(paid, '100')
  shop.sandbox.setFault('none')
  expect((await shop.read(paid)).refunds).toMatchObject([{ status: 'UNKNOWN' }])
  const refund = { type: 'refund.reversed', amountMinor: '100' }
  expect(await post(eventOf(refundId, refund))).toBe(200)
  expect(await post(eventOf(refundId, { ...refund, type: 'refund.succeeded' }))).toBe(200)
  expect((await shop.read(paid)).refunds).toMatchObject([{ status: 'REVERSED' }])
  expect(await steps.end(paid)).toEqual({ status: 'SUCCEEDED', received: 5000, refunded: 0 })
})

it('refuses another body under a known id, whatever it says', async () => {
  const { id, reference } = await unknownPayment()
  const event = eventOf(reference, { type: 'charge.pending' })
  expect(await post(event)).toBe(200)
  expect(await post({ ...event, type: 'charge.succeeded' })).toBe(409)
  expect((await shop.read(id)).status).toBe('PROCESSING')
  expect(await events(`reference: "${reference}"`)).toMatchObject([{ body: JSON.stringify(event) }])
})

it('keeps what it cannot use, once, and applies it when it is replayed and fits by then', async () => {
  const { id, reference } = await unknownPayment()
  const intended = await steps.orderOf(id)
  // As if the event came before the attempt was known: its reference leads nowhere yet.
  const hide = (from: string, to: string) =>
    shop.world.sql(
      `BEGIN; SET LOCAL session_replication_role = replica; UPDATE payment.payment_attempt SET id = '${to}' WHERE id = '${from}'; COMMIT`,
    )
  await hide(reference, 'atm_elsewhere')
  const event = eventOf(reference)
  expect(await post(event)).toBe(422)
  expect(await post(event)).toBe(422)
  await hide('atm_elsewhere', reference)
  const admin = claimsFor('ADMIN')
  const kept = await events(`reference: "${reference}"`, admin)
  expect(kept).toMatchObject([{ state: 'REFUSED', error: expect.stringContaining(reference), appliedAt: null }])
  // Nobody's payment: operations of one business do not see it.
  expect(await events(`reference: "${reference}"`)).toEqual([])
  expect((await replay(kept[0].id)).userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'webhookEventId'] }])
  expect((await replay(kept[0].id, admin)).webhookEvent).toMatchObject({
    state: 'APPLIED',
    error: null,
    replays: [{ actor: 'usr_admin', note: 'asked by support' }],
  })
  expect(await steps.end(id)).toEqual({ status: 'SUCCEEDED', received: 5000, refunded: 0 })
  const told = await shop.published('payment.succeeded', intended)
  // Again, by somebody else: the effect is there, and so are both names.
  expect((await replay(kept[0].id)).webhookEvent.replays).toMatchObject([{ actor: 'usr_admin' }, { actor: 'usr_ops' }])
  expect(await steps.end(id)).toEqual({ status: 'SUCCEEDED', received: 5000, refunded: 0 })
  expect(await shop.published('payment.succeeded', intended)).toHaveLength(told.length)
})

it('keeps what is unreadable or in another currency, and says why, also after a replay', async () => {
  const nonsense = `{"nonsense":"${randomUUID()}"}`
  expect(await post(nonsense)).toBe(400)
  expect(await post(nonsense)).toBe(400)
  const unreadable = (await events('state: REFUSED', claimsFor('ADMIN'))).filter(({ body }) => body === nonsense)
  expect(unreadable).toMatchObject([{ type: 'unreadable', eventId: expect.stringMatching(/^sha256:/) }])
  const { id, reference } = await unknownPayment()
  expect(await post(eventOf(reference, { currency: 'USD' }))).toBe(422)
  const [wrong] = await events(`state: REFUSED, reference: "${reference}"`)
  expect(wrong.error).toContain('expected CNY, got USD')
  expect((await replay(wrong.id)).webhookEvent).toMatchObject({ state: 'REFUSED', replays: [{ actor: 'usr_ops' }] })
  expect((await shop.read(id)).status).toBe('PROCESSING')
  await expect(
    shop.world.sql(`UPDATE payment.webhook_event SET body = '{}' WHERE id = $1`, [wrong.id]),
  ).rejects.toThrow(/cannot change/)
})

it('is not kept when its signature is wrong, only counted', async () => {
  const counted = async () => {
    const [line = ''] = (await shop.deps.platform.metrics.registry.metrics())
      .split('\n')
      .filter(text => text.startsWith('fairground_payment_webhooks_total{result="bad_signature"'))
    return Number(line.split(' ')[1] ?? 0)
  }
  const before = await counted()
  const { reference } = await unknownPayment()
  expect(await post(eventOf(reference), 'somebody else')).toBe(401)
  expect(await counted()).toBe(before + 1)
  expect(await events(`reference: "${reference}"`, claimsFor('ADMIN'))).toEqual([])
})

it('stays with its business, and with operations', async () => {
  const { reference } = await unknownPayment()
  await post(eventOf(reference))
  const [kept] = await events(`reference: "${reference}"`)
  const stranger = claimsFor('OPS', { businessId: 'biz_other' })
  expect(await events(`reference: "${reference}"`, stranger)).toEqual([])
  expect((await replay(kept.id, stranger)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }])
  for (const claims of [claimsFor('SHOPPER'), claimsFor('FINANCE')])
    expect(await replay(kept.id, claims)).toMatchObject({ errors: [{ extensions: { code: 'FORBIDDEN' } }] })
})

it('goes on through a change of the secret: the new one beside the old, then alone', async () => {
  const pay = async () => {
    const { id } = await shop.intent()
    await shop.confirm(id, undefined, { method: 'WALLET' })
    await steps.approve(id)
    return id
  }
  // The channel still signs by the old one, then by the new one: both are taken.
  for (const secret of [SECRETS[1]!, SECRETS[0]!]) {
    shop.sandbox.setWebhookSecret(secret)
    const id = await pay()
    await until(async () => (await shop.read(id)).status).toBe('SUCCEEDED')
  }
  const text = await shop.deps.platform.metrics.registry.metrics()
  expect(text).toMatch(/webhooks_total\{result="applied",secret="1"\} \d/)
  // A secret that was taken off is refused; what waits comes again once the channel signs rightly.
  shop.sandbox.setWebhookSecret('taken off long ago')
  const id = await pay()
  await until(async () => shop.deps.platform.metrics.registry.metrics()).toMatch(
    /result="bad_signature",secret=""\} [2-9]/,
  )
  expect((await shop.read(id)).status).toBe('REQUIRES_ACTION')
  shop.sandbox.setWebhookSecret(SECRETS[0]!)
  await until(async () => (await shop.read(id)).status).toBe('SUCCEEDED')
})

it('lists page by page, the newest first', async () => {
  const query = (after: string | null): Promise<Answer> =>
    shop.run(
      'query ($after: String) { webhookEvents(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }',
      { after },
      claimsFor('OPS'),
    )
  const first = (await query(null)).data.webhookEvents
  const second = (await query(first.pageInfo.endCursor)).data.webhookEvents
  const [{ ids }] = (await shop.world.sql<{ ids: string[] }>(
    `SELECT array_agg(id ORDER BY received_at DESC, id DESC) AS ids FROM payment.webhook_event WHERE business_id = 'biz_test'`,
  )) as [{ ids: string[] }]
  expect([...first.nodes, ...second.nodes].map(({ id }) => id)).toEqual(ids.slice(0, 4))
})
