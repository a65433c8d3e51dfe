import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { BUSINESS, claimsFor } from '#shared/testing.ts'
import { type Answer, openShop, SECRETS, sign } from './shop.ts'
import { GOOD, stepsOf, until } from './steps.ts'

/** What somebody might try with a payment: refused with a type, nothing moved, and somebody can see it. */
const shop = openShop()
const steps = stepsOf(shop)

const codesOf = ({ userErrors }: Answer) => userErrors.map(({ code }: Answer) => code)
const PAID = { status: 'SUCCEEDED', received: 5000, refunded: 0 }

it.each([
  ['above what was paid', ['5001']],
  ['above what is left', ['3000', '2001']],
  ['one on its way beside another', ['5000', '1']],
])('a refund %s is refused before the channel hears of it, and told', async (_name, amounts) => {
  const id = await steps.pay()
  const ids: string[] = []
  for (const amount of amounts) ids.push(await steps.refund(id, amount))
  const { refunds, attempts } = await shop.read(id)
  expect(refunds.at(-1)).toMatchObject({ id: ids.at(-1), status: 'FAILED', failure: 'above_received' })
  const before = amounts.slice(0, -1).reduce((sum, amount) => sum + Number(amount), 0)
  expect(await steps.end(id)).toEqual({ ...PAID, refunded: before })
  expect(shop.sandbox.store.refundedOf(attempts[0].id)).toBe(BigInt(before))
})

it('shows an intent to those it is for only, when others ask for it at the same time', async () => {
  const id = await steps.pay()
  const asking = {
    shopper: claimsFor('SHOPPER'),
    stranger: claimsFor('SHOPPER', { id: 'usr_stranger' }),
    operations: claimsFor('OPS'),
    others: claimsFor('OPS', { businessId: 'biz_other' }),
  }
  const all = Array.from({ length: 8 }, () => Object.entries(asking)).flat()
  const query = 'query ($id: ID!) { paymentIntent(id: $id) { id } }'
  const answers = await Promise.all(
    all.map(async ([who, claims]) => [who, (await shop.run(query, { id }, claims)).data.paymentIntent?.id ?? null]),
  )
  expect(answers).toEqual(all.map(([who]) => [who, who === 'shopper' || who === 'operations' ? id : null]))
})

it('refunds at once from many sides never exceed what was paid', async () => {
  const id = await steps.pay()
  await Promise.all(Array.from({ length: 6 }, () => steps.refund(id, '2000')))
  await until(async () => (await shop.read(id)).refunds.length).toBe(6)
  await until(() => steps.end(id)).toEqual({ ...PAID, refunded: 4000 })
  await expect(
    shop.world.sql(
      `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, amount_minor, status, created_at)
       SELECT 'rfd_forged', intent_id, id, 1001, 'PENDING', now() FROM payment.payment_attempt WHERE intent_id = $1`,
      [id],
    ),
  ).rejects.toThrow(/above what/)
})

it.each([
  ['0', {}],
  ['-100', {}],
  ['100', { businessId: 'biz_other' }],
  ['100', { orderId: 'ord_somebody_elses' }],
])('a refund of %s with %o moves nothing', async (amount, change) => {
  const id = await steps.pay()
  const orderId = await steps.orderOf(id)
  const { refundOrder } = await import('../commands/refund.ts')
  const event = {
    refundId: `rfd_${randomUUID()}`,
    orderId,
    businessId: 'biz_test',
    paymentIntentId: id,
    amountMinor: amount,
  }
  await expect(refundOrder(shop.deps, { ...event, ...change })).rejects.toThrow(/^refund rfd_.*: expected/)
  expect((await shop.read(id)).refunds).toEqual([])
})

it('an order whose currency or total changed after the quote is not paid by the old intent', async () => {
  const orderId = `ord_${randomUUID()}`
  const { id } = await shop.intent(orderId)
  shop.totals.set(orderId, { amountMinor: '5000', currencyCode: 'USD' })
  expect(codesOf(await shop.confirm(id, GOOD))).toEqual(['CURRENCY_MISMATCH'])
  shop.totals.set(orderId, { amountMinor: '9000', currencyCode: 'CNY' })
  expect(codesOf(await shop.confirm(id, GOOD))).toEqual(['CONFLICT'])
  expect((await shop.read(id)).attempts).toEqual([])
  const renewed = await shop.intent(orderId)
  expect(renewed.id).not.toBe(id)
  expect((await shop.confirm(renewed.id, GOOD)).paymentIntent.status).toBe('SUCCEEDED')
  expect((await shop.read(renewed.id)).received.amountMinor).toBe('9000')
  expect(codesOf(await shop.confirm(id, GOOD))).not.toEqual([])
  await expect(
    shop.world.sql(`UPDATE payment.payment_intent SET amount_minor = 1 WHERE id = $1`, [renewed.id]),
  ).rejects.toThrow(/cannot change/)
})

it.each([
  ['another shopper’s', claimsFor('SHOPPER', { id: 'usr_thief' })],
  ['another business’s', claimsFor('SHOPPER', { businessId: 'biz_other' })],
])('%s payment is neither confirmed, cancelled nor seen', async (_name, thief) => {
  const { id } = await shop.intent()
  expect((await shop.confirm(id, GOOD, {}, thief)).userErrors).toEqual([
    { code: 'NOT_FOUND', path: ['input', 'paymentIntentId'] },
  ])
  const cancel = `mutation ($input: PaymentIntentCancelInput!) { paymentIntentCancel(input: $input) { userErrors { code } } }`
  const { data } = await shop.run(cancel, { input: { paymentIntentId: id } }, thief)
  expect(codesOf(data.paymentIntentCancel)).toEqual(['NOT_FOUND'])
  const seen = await shop.run('query ($id: ID!) { paymentIntent(id: $id) { id } }', { id }, thief)
  expect(seen.data.paymentIntent).toBeNull()
  expect((await shop.read(id)).status).toBe('REQUIRES_PAYMENT_METHOD')
})

it('a used confirmation is answered as it was, and is no payment of anything else', async () => {
  const idempotencyKey = randomUUID()
  const first = await shop.intent()
  const paid = await shop.confirm(first.id, GOOD, { idempotencyKey })
  const again = await shop.confirm(first.id, GOOD, { idempotencyKey })
  expect(again).toEqual(paid)
  const second = await shop.intent()
  expect(codesOf(await shop.confirm(second.id, GOOD, { idempotencyKey }))).toEqual(['IDEMPOTENCY_KEY_REUSED'])
  expect(codesOf(await shop.confirm(first.id, GOOD))).toEqual(['INVALID_TRANSITION'])
  expect(await steps.end(first.id)).toEqual(PAID)
  expect((await shop.read(second.id)).attempts).toEqual([])
})

it('a token of the shopper is asked for where the channel has tokens, and is stored nowhere', async () => {
  const { id } = await shop.intent()
  expect((await shop.confirm(id, undefined)).userErrors).toEqual([{ code: 'REQUIRED', path: ['input', 'methodToken'] }])
  await shop.confirm(id, GOOD)
  const tables = await shop.world.sql<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'payment'`,
  )
  for (const { name } of tables) {
    const rows = await shop.world.sql(`SELECT 1 FROM payment.${name} AS t WHERE t::text LIKE '%${GOOD}%'`)
    expect(rows, name).toEqual([])
  }
})

it('webhooks that are old, changed, or another’s words are refused and do nothing', async () => {
  const { id } = await shop.intent()
  await shop.confirm(id, '4000000000000119')
  const reference = (await shop.read(id)).attempts[0].id
  const event = { id: `evt_${randomUUID()}`, type: 'charge.succeeded', movementId: 'ch_x', reference }
  const body = JSON.stringify(event)
  const seconds = Math.floor(Date.now() / 1000)
  const refused: [string, string, number][] = [
    [body, sign(body, SECRETS[0]!, seconds - 301), 401],
    [body.replace('charge', 'refund'), sign(body, SECRETS[0]!), 401],
    [body, sign(body, 'guessed'), 401],
    // Signed rightly, but about what they are not.
    [JSON.stringify({ ...event, type: 'refund.succeeded' }), '', 422],
    [JSON.stringify({ ...event, type: 'charge.reversed' }), '', 422],
    [JSON.stringify({ ...event, type: 'capture.authorised' }), '', 422],
    [JSON.stringify({ ...event, amountMinor: '-5000' }), '', 400],
    [JSON.stringify({ ...event, currency: 'USD' }), '', 422],
  ]
  for (const [text, signature, status] of refused) {
    // Each has an id of its own: a used id alone would be refused.
    const own = signature ? text : text.replace(event.id, `evt_${randomUUID()}`)
    expect(await shop.post(own, signature || sign(own, SECRETS[0]!)), text).toBe(status)
  }
  expect((await shop.read(id)).status).toBe('PROCESSING')
  // More or less than was asked for is recorded, is no payment, and goes back.
  const more = JSON.stringify({ ...event, amountMinor: '9999' })
  expect(await shop.post(more, sign(more, SECRETS[0]!))).toBe(200)
  const { status, received, refunds } = await shop.read(id)
  expect({ status, received }).toEqual({ status: 'REQUIRES_PAYMENT_METHOD', received: { amountMinor: '9999' } })
  expect(refunds).toMatchObject([{ amount: { amountMinor: '9999' } }])
})

/** The latest first. */
async function refusals(field: string, code: string, business: string | null = BUSINESS): Promise<Answer[]> {
  await shop.deps.platform.refusals.flush()
  const columns = 'actor, roles, path, count'
  return shop.world.sql<Answer>(
    `SELECT ${columns} FROM platform.refusal WHERE subgraph = 'payment' AND field = $1 AND code = $2
     AND business_id IS NOT DISTINCT FROM $3 ORDER BY id DESC`,
    [field, code, business],
  )
}

it('keeps what was tried with payments and refused: what, why, about what, and by whom', async () => {
  const orderId = `ord_${randomUUID()}`
  const { id } = await shop.intent(orderId)
  const tried = async (code: string, change: object = {}) =>
    expect((await refusals('paymentIntentConfirm', code))[0]).toMatchObject({ actor: 'usr_shopper', ...change })
  shop.totals.set(orderId, { amountMinor: '5000', currencyCode: 'USD' })
  await shop.confirm(id, GOOD)
  await tried('CURRENCY_MISMATCH')
  shop.totals.delete(orderId)
  const idempotencyKey = randomUUID()
  await shop.confirm(id, GOOD, { idempotencyKey })
  await shop.confirm(id, '4000000000000002', { idempotencyKey })
  await tried('IDEMPOTENCY_KEY_REUSED', { path: 'input.idempotencyKey' })
  await shop.confirm(id, GOOD)
  await tried('INVALID_TRANSITION')
  await shop.confirm(id, GOOD, {}, claimsFor('SHOPPER', { id: 'usr_thief' }))
  await tried('NOT_FOUND', { actor: 'usr_thief' })
  // A card's number in a wrong field is not kept either.
  await shop.confirm(GOOD, GOOD)
  expect(JSON.stringify(await refusals('paymentIntentConfirm', 'NOT_FOUND'))).not.toContain(GOOD)
  const held = await steps.hold()
  for (const amountMinor of ['5001', '-1'])
    expect(codesOf(await steps.capture(held, { amountMinor }))).toEqual(['AMOUNT_OUT_OF_RANGE'])
  const amounts = await refusals('paymentIntentCapture', 'AMOUNT_OUT_OF_RANGE')
  expect(amounts).toMatchObject([{ actor: 'usr_ops', path: 'input.amountMinor', count: 2 }])
})

it('keeps refused webhooks, a storm of them in few rows, and nothing of what they said', async () => {
  const counts = async () =>
    Promise.all(
      ['OUTSIDE_WINDOW', 'CHANGED', 'BAD_SIGNATURE'].map(async code => {
        const rows = await refusals('webhook', code, null)
        return { rows: rows.length, times: rows.reduce((sum, { count }) => sum + count, 0) }
      }),
    )
  const { id } = await shop.intent()
  await shop.confirm(id, '4000000000000119')
  const reference = (await shop.read(id)).attempts[0].id
  const event = { id: `evt_${randomUUID()}`, type: 'charge.pending', movementId: 'ch_x', reference }
  const body = JSON.stringify(event)
  const seconds = Math.floor(Date.now() / 1000)
  const before = await counts()
  expect(await shop.post(body, sign(body, SECRETS[0]!, seconds - 301))).toBe(401)
  expect(await shop.post(body, sign(body, SECRETS[0]!))).toBe(200)
  const other = JSON.stringify({ ...event, type: 'charge.succeeded' })
  expect(await shop.post(other, sign(other, SECRETS[0]!))).toBe(409)
  const flood = Array.from({ length: 40 }, () => shop.post(body, sign(body, 'guessed')))
  expect(new Set(await Promise.all(flood))).toEqual(new Set([401]))
  const after = await counts()
  expect(after.map(({ times }, kind) => times - before[kind]!.times)).toEqual([1, 1, 40])
  // One row for each second that they took.
  expect(after[2]!.rows - before[2]!.rows).toBeLessThan(40)
  expect(JSON.stringify(await refusals('webhook', 'CHANGED', null))).not.toContain(event.id)
})
