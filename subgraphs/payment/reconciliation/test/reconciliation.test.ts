import { randomUUID } from 'node:crypto'
import { beforeEach, expect, it } from 'vitest'
import { mutationText } from '#shared/testing.ts'
import { openTill, type Till } from '../../routing/test/till.ts'
import type { Discrepancy } from '../../sandbox/settlements.ts'
import { type Answer, openShop } from '../../test/shop.ts'
import { CARD, GOOD, until } from '../../test/steps.ts'

/** A day's payments against the sandbox's file, through the graph. Each test is a business of its own. */
const DAY = 86_400_000
const shop = openShop()
let till: Till
beforeEach(async () => {
  // At noon, so that no test crosses a midnight that it does not want to.
  await shop.world.clock.advance(DAY - ((shop.world.clock.now().getTime() + DAY / 2) % DAY))
  till = openTill(shop)
})

const today = () => shop.world.clock.now().toISOString().slice(0, 10)
/** The day is over, and its file is written. */
const nextDay = () => shop.world.clock.advance(DAY + 3_600_000)

const RUN = 'id day channelCode state rows compared matched missing unexpected mismatched failure'
const runs = async (): Promise<Answer[]> =>
  (await till.ask(`{ paymentReconciliations(first: 50) { nodes { ${RUN} } } }`, {}, 'FINANCE')).paymentReconciliations
    .nodes
const of = async (day: string, channelCode = CARD) =>
  (await runs()).find(run => run.day === day && run.channelCode === channelCode)
const FIGURES = 'rows gross { amountMinor currencyCode } fee { amountMinor }'
const EXCEPTION = `id day type reference kind fields expected { ${FIGURES} } actual { ${FIGURES} } paymentIntent { id } resolution resolvedBy note`
const exceptions = async (filter = 'open: true'): Promise<Answer[]> =>
  (await till.ask(`{ paymentReconciliationExceptions(${filter}) { nodes { ${EXCEPTION} } } }`, {}, 'FINANCE'))
    .paymentReconciliationExceptions.nodes
const mutate = async (name: string, input: object, result: string, by: Till = till): Promise<Answer> => {
  const query = mutationText(name, `${result} userErrors { code path }`)
  return (await by.ask(query, { input }, 'FINANCE'))[name]
}
const resolve = (exceptionId: string, resolution: string, by: Till = till) =>
  mutate(
    'paymentExceptionResolve',
    { exceptionId, resolution, note: 'called the bank' },
    `exception { ${EXCEPTION} }`,
    by,
  )
const reconcile = (day: string, channelCode = CARD) =>
  mutate('paymentReconcile', { channelCode, day }, `reconciliation { ${RUN} }`)
const REFUNDS = 'query ($id: ID!) { paymentIntent(id: $id) { refunds { status } refunded { amountMinor } } }'
/** Payments of a day, with a refund of the first. */
const trade = async (count: number, card = GOOD) => {
  const paid: Awaited<ReturnType<Till['pay']>>[] = []
  for (let n = 0; n < count; n += 1) paid.push(await till.pay(card))
  const { id: paymentIntentId, orderId } = paid[0]!
  const event = { refundId: `rfd_${randomUUID()}`, orderId, businessId: till.businessId, paymentIntentId }
  await shop.emit('order.refundApproved', orderId, { ...event, amountMinor: '1200', currencyCode: 'CNY' })
  return { day: today(), paid, refundId: event.refundId }
}

it('matches a day’s charges and refunds once its file is there, and every day after it', async () => {
  const { day } = await trade(3)
  expect(await runs()).toEqual([])
  await nextDay()
  await until(() => of(day)).toMatchObject({
    ...{ state: 'COMPARED', rows: 4, compared: 4, matched: 4 },
    ...{ missing: 0, unexpected: 0, mismatched: 0, failure: null },
  })
  expect(await exceptions()).toEqual([])
  const second = await trade(1)
  await nextDay()
  await until(() => of(second.day)).toMatchObject({ state: 'COMPARED', matched: 2 })
  expect(await of(day)).toMatchObject({ matched: 4 })
})

it('finds every discrepancy that is planted, and says on which payment and by how much', async () => {
  const kinds: Discrepancy[] = ['missing', 'amount', 'duplicate', 'currency', 'fee', 'extra']
  shop.sandbox.plant(till.businessId, CARD, kinds)
  const { day, paid } = await trade(6)
  await nextDay()
  await until(() => of(day)).toMatchObject({ state: 'COMPARED', missing: 1, unexpected: 1, mismatched: 4, matched: 2 })
  const found = new Map((await exceptions()).map(each => [each.reference, each]))
  const [missing, amount, duplicate, currency, fee] = paid.map(({ attempts }) => found.get(attempts[0].id))
  const ours = { rows: 1, gross: { amountMinor: '5000', currencyCode: 'CNY' }, fee: { amountMinor: '30' } }
  expect(missing).toMatchObject({ kind: 'MISSING', expected: ours, actual: null, paymentIntent: { id: paid[0]!.id } })
  expect(amount).toMatchObject({ kind: 'MISMATCHED', fields: ['gross'], actual: { gross: { amountMinor: '5001' } } })
  expect(duplicate).toMatchObject({ kind: 'MISMATCHED', fields: ['rows'], actual: { rows: 2 } })
  expect(currency).toMatchObject({ fields: ['currency'], actual: { gross: { currencyCode: 'USD' } } })
  expect(fee).toMatchObject({ fields: ['fee'], actual: { fee: { amountMinor: '37' } } })
  expect(found.get(`unheard_of_${day}`)).toMatchObject({
    ...{ kind: 'UNEXPECTED', type: 'charge', expected: null, paymentIntent: null, day },
    actual: { gross: { amountMinor: '1234' } },
  })
})

it('keeps who resolved a difference and why; what was accepted is not found again, what was corrected is', async () => {
  shop.sandbox.plant(till.businessId, CARD, ['missing', 'amount'])
  const { day } = await trade(2)
  await nextDay()
  await until(() => of(day)).toMatchObject({ state: 'COMPARED', missing: 1, mismatched: 1 })
  const open = await exceptions()
  const [accepted, corrected] = ['MISSING', 'MISMATCHED'].map(kind => open.find(each => each.kind === kind))
  const answer = await resolve(accepted.id, 'ACCEPTED')
  expect(answer.exception).toMatchObject({ resolution: 'ACCEPTED', resolvedBy: 'usr_finance', note: 'called the bank' })
  expect((await resolve(accepted.id, 'ACCEPTED')).userErrors).toEqual([])
  const path = ['input', 'exceptionId']
  expect((await resolve(accepted.id, 'WRITTEN_OFF')).userErrors).toEqual([{ code: 'INVALID_TRANSITION', path }])
  expect((await resolve(corrected.id, 'VANISHED')).userErrors).toEqual([
    { code: 'INVALID', path: ['input', 'resolution'] },
  ])
  expect((await resolve(corrected.id, 'CORRECTED', openTill(shop))).userErrors).toEqual([{ code: 'NOT_FOUND', path }])
  expect((await resolve(corrected.id, 'CORRECTED')).userErrors).toEqual([])
  expect(await exceptions()).toEqual([])
  const audit = `SELECT actor, note FROM payment.audit_entry WHERE action = 'reconciliation.resolve' AND business_id = $1`
  expect(await shop.world.sql(audit, [till.businessId])).toHaveLength(2)

  expect((await reconcile(day)).reconciliation).toMatchObject({ day, state: 'DUE' })
  await shop.world.clock.advance(1000)
  await until(async () => (await exceptions()).map(({ kind }) => kind)).toEqual(['MISMATCHED'])
  // The channel has set its file right: what was open is gone by itself.
  shop.sandbox.plant(till.businessId, CARD, [])
  await reconcile(day)
  await shop.world.clock.advance(1000)
  await until(() => exceptions()).toEqual([])
  const resolutions = (await exceptions('open: false')).map(({ resolution }) => resolution)
  expect(resolutions.sort()).toEqual(['ACCEPTED', 'CORRECTED', 'VANISHED'])
})

it('fetches again what could not be had, says so meanwhile, and stores a file once', async () => {
  const { day } = await trade(1)
  shop.sandbox.setFault('unavailable')
  await nextDay()
  await until(() => of(day)).toMatchObject({ state: 'DUE', failure: expect.stringContaining('got 503') })
  shop.sandbox.setFault('none')
  await shop.world.clock.advance(60_000)
  await until(() => of(day)).toMatchObject({ state: 'COMPARED', matched: 2, failure: null })
  const rows = () => shop.world.sql('SELECT file_id, line, xmin::text FROM payment.settlement_row ORDER BY 1, 2')
  const before = await rows()
  await reconcile(day)
  await shop.world.clock.advance(1000)
  await until(() => of(day)).toMatchObject({ state: 'COMPARED' })
  expect(await rows()).toEqual(before)
})

it('lets a movement be a day early or late in the channel’s files', async () => {
  const { day, paid } = await trade(2)
  const [late, early] = paid.map(({ attempts }) => attempts[0].id)
  // The channel books one payment a day later than we do, and learnt of another a day before us.
  const move = (reference: string, days: number) =>
    shop.world.sql(
      `BEGIN; SET LOCAL session_replication_role = replica;
       UPDATE payment.payment_event SET at = at + interval '${days} days' WHERE reference = '${reference}'; COMMIT`,
    )
  await move(late, -1)
  await move(early, 1)
  const beside = (days: number) => new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10)
  await nextDay()
  await until(() => of(day)).toMatchObject({ state: 'COMPARED', missing: 0, unexpected: 0 })
  await reconcile(beside(-1))
  await shop.world.clock.advance(1000)
  await until(() => of(beside(-1))).toMatchObject({ state: 'COMPARED', compared: 1, matched: 1 })
  await nextDay()
  await until(() => of(beside(1))).toMatchObject({ state: 'COMPARED', compared: 1, matched: 1 })
  expect(await exceptions()).toEqual([])
  // A day from before anything was paid brings no others with it.
  await reconcile(beside(-40))
  await shop.world.clock.advance(31_000)
  await until(() => of(beside(-40))).toMatchObject({ state: 'COMPARED', rows: 0 })
  expect((await runs()).map(run => run.day).sort()).toEqual([-40, -1, 0, 1].map(beside))
})

it('has lines for captures, and for refunds that the channel took back', async () => {
  const shopper = till.as('SHOPPER')
  const { id } = await shop.intent(undefined, shopper, { captureMethod: 'MANUAL' })
  await shop.confirm(id, GOOD, {}, shopper)
  for (const amountMinor of ['2000', null]) {
    const input = { paymentIntentId: id, amountMinor, idempotencyKey: randomUUID() }
    expect(await mutate('paymentIntentCapture', input, '')).toEqual({ userErrors: [] })
  }
  const { day, paid } = await trade(1, '4000000000000135')
  await until(async () => (await till.ask(REFUNDS, { id: paid[0]!.id })).paymentIntent.refunds).toEqual([
    { status: 'REVERSED' },
  ])
  await nextDay()
  await until(() => of(day)).toMatchObject({ state: 'COMPARED', rows: 5, matched: 5 })
  expect(await exceptions()).toEqual([])
})

it('records a refund that was declined and is in the file all the same, though no webhook told of it', async () => {
  const { id, orderId } = await till.pay(GOOD)
  const refundId = `rfd_${randomUUID()}`
  shop.sandbox.setFault('decline', CARD)
  const event = { refundId, orderId, businessId: till.businessId, paymentIntentId: id }
  await shop.emit('order.refundApproved', orderId, { ...event, amountMinor: '1200', currencyCode: 'CNY' })
  shop.sandbox.setFault('none', CARD)
  const refund = async () => (await till.ask(REFUNDS, { id })).paymentIntent
  expect(await refund()).toMatchObject({ refunds: [{ status: 'FAILED' }], refunded: { amountMinor: '0' } })
  const day = today()
  shop.webhooks.open = false
  try {
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify({ reference: refundId })
    await fetch(new URL('/v1/test/paid-after-all', shop.sandbox.url), { method: 'POST', headers, body })
    await nextDay()
    await until(() => of(day)).toMatchObject({ state: 'COMPARED', rows: 2, missing: 0, unexpected: 0 })
    expect(await refund()).toMatchObject({ refunds: [{ status: 'SUCCEEDED' }], refunded: { amountMinor: '1200' } })
    expect(await exceptions()).toEqual([])
  } finally {
    shop.webhooks.open = true
  }
})

it.each([
  ['a channel that is none', 'nowhere', '2026-01-01', 'NOT_FOUND', 'channelCode'],
  ['a day that is not over', CARD, '2999-01-01', 'INVALID', 'day'],
  ['no day of the calendar', CARD, '2026-02-30', 'INVALID', 'day'],
])('refuses to fetch the file of %s', async (_name, channelCode, day, code, field) => {
  expect((await reconcile(day, channelCode)).userErrors).toEqual([{ code, path: ['input', field] }])
  expect(await runs()).toEqual([])
})

it('shows nothing of a business to another one, and pages through what there is', async () => {
  shop.sandbox.plant(till.businessId, CARD, ['missing', 'amount', 'fee'])
  const { day } = await trade(3)
  await nextDay()
  await until(() => of(day)).toMatchObject({ state: 'COMPARED', missing: 1 })
  const own = till
  till = openTill(shop)
  expect(await runs()).toEqual([])
  expect(await exceptions('first: 50')).toEqual([])
  till = own
  const page = async (after: string | null) =>
    (
      await till.ask(
        `query ($after: String) { paymentReconciliationExceptions(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }`,
        { after },
      )
    ).paymentReconciliationExceptions
  const first = await page(null)
  const second = await page(first.pageInfo.endCursor)
  expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false])
  expect(new Set([...first.nodes, ...second.nodes].map(({ id }: Answer) => id)).size).toBe(3)
})
