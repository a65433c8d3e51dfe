import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, openShop, SECRETS, sign } from '../../test/shop.ts'

/** Webhooks that wait at the same time share a transaction, and come to what each alone would have come to. */
const shop = openShop()

interface Payment {
  intentId: string
  reference: string
}

/** Payments that wait for their channel, with more than one attempt where it is asked for. */
async function waiting(count: number, attemptsEach = 1): Promise<Payment[]> {
  const run = randomUUID()
  await shop.world.sql(
    `INSERT INTO payment.payment_intent (id, business_id, order_id, customer_id, status, currency_code, amount_minor, created_at, updated_at)
     SELECT 'pay_${run}_' || n, 'biz_test', 'ord_${run}_' || n, 'usr_shopper', 'PROCESSING', 'CNY', 5000, now(), now() FROM generate_series(1, ${count}) n`,
  )
  return shop.world.sql<Payment>(
    `INSERT INTO payment.payment_attempt (id, intent_id, business_id, channel_code, method, status, routing, check_at, created_at)
     SELECT 'atm_${run}_' || n || '_' || a, 'pay_${run}_' || n, 'biz_test', 'sandbox-card', 'CARD', CASE a WHEN 1 THEN 'PENDING' ELSE 'DECLINED' END, '{}',
       now() + interval '1 day', now() FROM generate_series(1, ${count}) n, generate_series(1, ${attemptsEach}) a
     RETURNING intent_id AS "intentId", id AS reference`,
  )
}

const post = (event: object) => {
  const body = JSON.stringify(event)
  return shop.post(body, sign(body, SECRETS[0]!))
}
const eventOf = (reference: string, change: object = {}) => ({
  id: `evt_${randomUUID()}`,
  type: 'charge.succeeded',
  movementId: `ch_${reference}`,
  reference,
  amountMinor: '5000',
  currency: 'CNY',
  ...change,
})
const at = (payments: readonly Payment[], index: number) => payments[index]!.reference
const statesOf = async (payments: readonly Payment[]): Promise<Record<string, string>> => {
  const rows = await shop.world.sql<{ id: string; state: string }>(
    `SELECT id, status || ' ' || received_minor || ' ' || authorised_minor AS state FROM payment.payment_intent WHERE id = ANY($1)`,
    [payments.map(({ intentId }) => intentId)],
  )
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
}
const toldOf = async (payments: readonly Payment[]) =>
  (
    await shop.world.sql<{ key: string }>(
      `SELECT data->'data'->>'paymentIntentId' AS key FROM pgboss.job
       WHERE data->>'type' = 'payment.succeeded' AND data->'data'->>'paymentIntentId' = ANY($1)`,
      [payments.map(({ intentId }) => intentId)],
    )
  ).length

it('takes all that wait at once in a few transactions, each payment once', async () => {
  const payments = await waiting(40)
  const events = payments.map(({ reference }) => eventOf(reference))
  const answers = await Promise.all([...events, ...events.slice(0, 10)].map(post))
  expect(new Set(answers)).toEqual(new Set([200]))
  expect(new Set(Object.values(await statesOf(payments)))).toEqual(new Set(['SUCCEEDED 5000 0']))
  const one = await toldOf(payments.slice(0, 1))
  expect(await toldOf(payments)).toBe(40 * one)
  const [{ transactions }] = (await shop.world.sql(
    `SELECT count(DISTINCT xmin::text)::int AS transactions FROM payment.webhook_event WHERE reference = ANY($1)`,
    [payments.map(({ reference }) => reference)],
  )) as [{ transactions: number }]
  expect(transactions).toBeLessThan(10)
})

it('gives every outcome its own effect, whatever else is in the group', async () => {
  const payments = await waiting(9)
  const known = eventOf(at(payments, 5), { type: 'charge.pending' })
  expect(await post(known)).toBe(200)
  const answers = await Promise.all([
    post(eventOf(at(payments, 0))),
    post(eventOf(at(payments, 1), { type: 'charge.failed', declineCode: 'insufficient_funds' })),
    post(eventOf(at(payments, 2), { type: 'charge.pending' })),
    post(eventOf(at(payments, 3), { amountMinor: '2500' })),
    post(eventOf(at(payments, 4), { type: 'charge.authorised' })),
    post({ ...known, type: 'charge.succeeded' }),
    post(eventOf(at(payments, 6), { currency: 'USD' })),
    post(eventOf(`atm_${randomUUID()}`)),
    // Another one under the id of its neighbour in the same group.
    ...[7, 8].map(index => post(eventOf(at(payments, index), { id: `evt_shared_${payments[0]!.intentId}` }))),
  ])
  expect(answers.slice(0, 8)).toEqual([200, 200, 200, 200, 200, 409, 422, 422])
  expect(answers.slice(8).sort()).toEqual([200, 409])
  const states = await statesOf(payments)
  expect(payments.slice(0, 7).map(({ intentId }) => states[intentId])).toEqual([
    'SUCCEEDED 5000 0',
    'REQUIRES_PAYMENT_METHOD 0 0',
    'PROCESSING 0 0',
    'REQUIRES_PAYMENT_METHOD 2500 0',
    'REQUIRES_PAYMENT_METHOD 0 5000',
    'PROCESSING 0 0',
    'PROCESSING 0 0',
  ])
  const { nodes }: Answer = (
    await shop.run(`{ webhookEvents(reference: "${at(payments, 6)}") { nodes { state error } } }`, {}, claimsFor('OPS'))
  ).data.webhookEvents
  expect(nodes).toMatchObject([{ state: 'REFUSED', error: expect.stringContaining('expected CNY, got USD') }])
})

it('lets the second attempt of an intent see what the first has done', async () => {
  const payments = await waiting(3, 2)
  expect(new Set(await Promise.all(payments.map(({ reference }) => post(eventOf(reference)))))).toEqual(new Set([200]))
  expect(new Set(Object.values(await statesOf(payments)))).toEqual(new Set(['SUCCEEDED 10000 0']))
  // What was paid twice goes back once.
  const refunds = await shop.world.sql('SELECT 1 FROM payment.payment_refund WHERE intent_id = ANY($1)', [
    payments.map(({ intentId }) => intentId),
  ])
  expect(refunds).toHaveLength(3)
})

it('takes each alone when the group fails, and only what failed is to come again', async () => {
  const payments = await waiting(8)
  const poisoned = at(payments, 3)
  await shop.world.sql(
    `CREATE FUNCTION payment.poison() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'poisoned'; END $$;
     CREATE TRIGGER poison BEFORE INSERT ON payment.payment_event FOR EACH ROW WHEN (NEW.reference = '${poisoned}') EXECUTE FUNCTION payment.poison()`,
  )
  const events = payments.map(({ reference }) => eventOf(reference))
  const answers = await Promise.allSettled(events.map(post))
  expect(answers.map(({ status }) => status).filter(status => status === 'rejected')).toHaveLength(1)
  expect(answers[3]!.status).toBe('rejected')
  const states = await statesOf(payments)
  expect(payments.filter(({ intentId }) => states[intentId] === 'SUCCEEDED 5000 0')).toHaveLength(7)
  expect(states[payments[3]!.intentId]).toBe('PROCESSING 0 0')
  const kept = 'SELECT state FROM payment.webhook_event WHERE reference = $1'
  expect(await shop.world.sql(kept, [poisoned])).toEqual([{ state: 'FAILED' }])
  await shop.world.sql('DROP TRIGGER poison ON payment.payment_event')
  expect(await post(events[3]!)).toBe(200)
  expect((await statesOf(payments))[payments[3]!.intentId]).toBe('SUCCEEDED 5000 0')
  expect(await shop.world.sql(kept, [poisoned])).toEqual([{ state: 'APPLIED' }])
})
