import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import { clearOrder, type OrderCompleted, reverseOrder } from '../commands/clear.ts'
import type { SettlementDeps } from '../deps.ts'
import { httpTransfers } from '../provider/transfers.ts'
import { createSettlementSubgraph } from '../server.ts'
import { holdOpenPeriod } from '../store/write.ts'
import { startTransferServer, type TransferServer } from './provider.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
type Answer = any

let world: TestWorld
let bank: TransferServer
let deps: SettlementDeps
let subgraph: ReturnType<typeof createSettlementSubgraph>
beforeAll(async () => {
  world = await createTestWorld()
  bank = await startTransferServer()
  deps = { platform: world.platform('settlement'), transfers: httpTransfers(bank.url, 1000), holdMs: 0 }
  subgraph = await world.add(createSettlementSubgraph(deps))
})
beforeEach(() => {
  bank.fault = 'none'
})
afterAll(async () => {
  await world.close()
  await bank.close()
})

const finance = claimsFor('FINANCE')
const run = async (query: string, variables: object = {}, claims = finance): Promise<Answer> =>
  subgraph.execute({ query, variables: variables as Record<string, unknown>, claims })
let orders = 0
const completed = (change: Partial<OrderCompleted['lines'][0]> = {}, businessId = 'biz_test'): OrderCompleted => {
  orders += 1
  const attribution = { creatorId: 'cre_test', contentId: 'room_1', split: { creatorBps: 1500, platformBps: 500 } }
  const line = { lineId: `oln_${orders}`, merchantId: 'mer_test', amountMinor: '10001', attribution, ...change }
  return { orderId: `ord_${orders}`, businessId, currencyCode: 'CNY', lines: [line] }
}
const refund = (order: OrderCompleted, amountMinor: string, refundId = `rfd_${randomUUID()}`) => ({
  refundId,
  orderId: order.orderId,
  businessId: order.businessId,
  lines: [{ lineId: order.lines[0]!.lineId, amountMinor }],
})
const SHARES =
  'query ($id: ID!) { clearings(orderId: $id) { refundId amount { amountMinor } shares { partyType rule amount { amountMinor } } } }'
const clearings = async (orderId: string) => (await run(SHARES, { id: orderId })).data.clearings
const balances = async (orderId: string) => {
  const sums: Record<string, bigint> = {}
  for (const { shares } of await clearings(orderId)) {
    for (const { partyType, amount } of shares) sums[partyType] = (sums[partyType] ?? 0n) + BigInt(amount.amountMinor)
  }
  return sums
}
const close = async (input: object = {}) =>
  (
    await run(
      'mutation ($input: SettlementPeriodCloseInput!) { settlementPeriodClose(input: $input) { period { id status statements { partyType opening { amountMinor } earned { amountMinor } closing { amountMinor } } } userErrors { code path } } }',
      {
        input: { idempotencyKey: randomUUID(), ...input },
      },
    )
  ).data.settlementPeriodClose
const payOut = async (periodId: string, idempotencyKey: string = randomUUID()) =>
  (
    await run(
      'mutation ($input: SettlementPayoutRunInput!) { settlementPayoutRun(input: $input) { payouts { id partyType status amount { amountMinor } } userErrors { code path } } }',
      {
        input: { periodId, idempotencyKey },
      },
    )
  ).data.settlementPayoutRun
const invariantsHold = async () => {
  const { data } = await run('{ settlementInvariants { name holds violations } }')
  expect(data.settlementInvariants.filter((one: Answer) => !one.holds)).toEqual([])
}

it('splits a completed order between creator, platform and merchant, to the unit', async () => {
  const order = completed()
  await clearOrder(deps, order)
  const [clearing] = await clearings(order.orderId)
  expect(clearing.shares).toEqual([
    { partyType: 'CREATOR', rule: '1500 bps', amount: { amountMinor: '1500' } },
    { partyType: 'MERCHANT', rule: 'REMAINING', amount: { amountMinor: '8001' } },
    { partyType: 'PLATFORM', rule: '500 bps', amount: { amountMinor: '500' } },
  ])
  await invariantsHold()
})

it('clears a sale that no content earned, and goods that are the platform’s own', async () => {
  const natural = completed({ attribution: null })
  const own = completed({ attribution: null, merchantId: null })
  await clearOrder(deps, natural)
  await clearOrder(deps, own)
  expect(await balances(natural.orderId)).toEqual({ MERCHANT: 9501n, PLATFORM: 500n })
  expect(await balances(own.orderId)).toEqual({ PLATFORM: 10001n })
})

it('takes an event ten times at once as one', async () => {
  const order = completed()
  await Promise.all(Array.from({ length: 10 }, () => clearOrder(deps, order)))
  const back = refund(order, '3333')
  await Promise.all(Array.from({ length: 10 }, () => reverseOrder(deps, back)))
  expect(await clearings(order.orderId)).toHaveLength(2)
  await invariantsHold()
})

it('reverses parts to exactly zero, whichever event comes first', async () => {
  const order = completed()
  const first = refund(order, '3333')
  await reverseOrder(deps, first)
  expect(await clearings(order.orderId)).toEqual([])
  await Promise.all([
    clearOrder(deps, order),
    reverseOrder(deps, refund(order, '3334')),
    reverseOrder(deps, refund(order, '3334')),
  ])
  expect(await balances(order.orderId)).toEqual({ CREATOR: 0n, MERCHANT: 0n, PLATFORM: 0n })
  await invariantsHold()
})

it('closes a period, pays it out once, and carries what a late refund took back', async () => {
  const order = completed({ merchantId: 'mer_carry', attribution: null, amountMinor: '1000' })
  await clearOrder(deps, order)
  const { period } = await close()
  expect(period.status).toBe('CLOSED')
  const key = randomUUID()
  const [once, twice] = await Promise.all([payOut(period.id, key), payOut(period.id)])
  const paid = [...(once.payouts ?? []), ...(twice.payouts ?? [])]
  expect(paid.length).toBeGreaterThan(0)
  await payOut(period.id, key)
  expect([...bank.made.values()].filter(transfer => transfer.destination === 'merchant:mer_carry')).toEqual([
    expect.objectContaining({ amountMinor: '950' }),
  ])
  await reverseOrder(deps, refund(order, '1000'))
  const next = await close()
  const rows = await world.sql<Answer>(
    `SELECT opening_minor, earned_minor, closing_minor FROM settlement.settlement_statement WHERE period_id = $1 AND party_id = 'mer_carry'`,
    [next.period.id],
  )
  expect(rows).toEqual([{ opening_minor: '0', earned_minor: '-950', closing_minor: '-950' }])
  const later = await payOut(next.period.id)
  expect(later.payouts.map((one: Answer) => one.amount.amountMinor)).not.toContain('-950')
  await invariantsHold()
})

it('looks a lost transfer up instead of sending it twice', async () => {
  await clearOrder(deps, completed({ merchantId: 'mer_lost', attribution: null, amountMinor: '2000' }))
  const { period } = await close()
  bank.fault = 'lost'
  const { payouts } = await payOut(period.id)
  expect(payouts.map((one: Answer) => one.status)).toEqual(payouts.map(() => 'UNKNOWN'))
  const asked = bank.asked
  bank.fault = 'none'
  await world.clock.advance(60_000)
  await expect
    .poll(
      async () =>
        (await world.sql<Answer>(`SELECT status FROM settlement.payout WHERE party_id = 'mer_lost'`))[0].status,
    )
    .toBe('PAID')
  expect(bank.asked).toBe(asked)
  await invariantsHold()
})

it('sends a transfer that the provider never got, and records a refusal', async () => {
  await clearOrder(deps, completed({ merchantId: 'mer_down', attribution: null, amountMinor: '2000' }))
  const { period } = await close()
  bank.fault = 'down'
  await payOut(period.id)
  bank.fault = 'refuse'
  await world.clock.advance(60_000)
  await expect
    .poll(
      async () =>
        (await world.sql<Answer>(`SELECT status FROM settlement.payout WHERE party_id = 'mer_down'`))[0].status,
    )
    .toBe('FAILED')
  expect([...bank.made.values()].map(transfer => transfer.destination)).not.toContain('merchant:mer_down')
})

it('puts a clearing that races the close into exactly one period', async () => {
  const order = completed({ merchantId: 'mer_race' })
  const held = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  const holder = inTransaction(deps.platform.prisma, async tx => {
    await holdOpenPeriod(tx, 'biz_test', world.clock.now())
    entered.resolve()
    await held.promise
  })
  await entered.promise
  const closing = close()
  await expect
    .poll(
      async () =>
        (
          await world.sql(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).length,
    )
    .toBeGreaterThan(0)
  const cleared = clearOrder(deps, order)
  held.resolve()
  await Promise.all([holder, closing, cleared])
  const { period } = await closing
  const [row] = await world.sql<Answer>(`SELECT period_id FROM settlement.clearing WHERE order_id = $1`, [
    order.orderId,
  ])
  const [statement] = await world.sql<Answer>(
    `SELECT earned_minor FROM settlement.settlement_statement WHERE period_id = $1 AND party_id = 'mer_race'`,
    [period.id],
  )
  expect(statement !== undefined).toBe(row.period_id === period.id)
  await invariantsHold()
})

it('refuses in the database what the books must never hold', async () => {
  await clearOrder(deps, completed())
  await expect(world.sql('UPDATE settlement.ledger_entry SET amount_minor = 1')).rejects.toThrow(/append-only/)
  await expect(world.sql('DELETE FROM settlement.clearing')).rejects.toThrow(/append-only/)
  const unbalanced = `WITH t AS (INSERT INTO settlement.ledger_transaction (id, business_id, kind, reference, posted_at) VALUES ('led_x', 'biz_test', 'X', 'x', now()) RETURNING id)
    INSERT INTO settlement.ledger_entry (transaction_id, account, side, amount_minor, currency_code) SELECT id, 'a', 'DEBIT', 1, 'CNY' FROM t`
  await expect(world.sql(unbalanced)).rejects.toThrow(/not balanced/)
  await expect(deps.platform.pool.query('UPDATE settlement.ledger_entry SET amount_minor = 1')).rejects.toThrow(
    /permission denied/,
  )
})

it.each([
  ['an unknown period', { periodId: 'per_none' }, 'NOT_FOUND', ['input', 'periodId']],
  ['an empty key', { idempotencyKey: '' }, 'REQUIRED', ['input', 'idempotencyKey']],
])('refuses to close or pay out %s', async (_name, change, code, path) => {
  expect((await close(change)).userErrors).toEqual([{ code, path }])
  const input = { periodId: 'per_none', idempotencyKey: randomUUID(), ...change }
  expect((await payOut(input.periodId, input.idempotencyKey)).userErrors).toEqual([{ code, path }])
})

it('refuses a key that was used for another request, and to pay out an open period', async () => {
  const key = randomUUID()
  const { period } = await close({ idempotencyKey: key })
  expect((await close({ idempotencyKey: key, periodId: period.id })).userErrors[0].code).toBe('IDEMPOTENCY_KEY_REUSED')
  expect((await close({ periodId: period.id })).userErrors[0].code).toBe('INVALID_TRANSITION')
  const [open] = await world.sql<Answer>(
    `SELECT id FROM settlement.settlement_period WHERE status = 'OPEN' AND business_id = 'biz_test'`,
  )
  expect((await payOut(open.id)).userErrors[0].code).toBe('INVALID_TRANSITION')
})

it('shows earnings to the creator whose content it is, and accounts to their partners', async () => {
  const query =
    '{ _entities(representations: [{ __typename: "LiveRoom", id: "room_own" }]) { ... on LiveRoom { earnings(currencyCode: "CNY") { gross { amountMinor } creatorNet { amountMinor } lineCount } } } }'
  await clearOrder(
    deps,
    completed({
      attribution: { creatorId: 'cre_test', contentId: 'room_own', split: { creatorBps: 1500, platformBps: 500 } },
    }),
  )
  const own = await run(query, {}, claimsFor('CREATOR'))
  expect(own.data._entities[0].earnings).toEqual({
    gross: { amountMinor: '10001' },
    creatorNet: { amountMinor: '1500' },
    lineCount: 1,
  })
  expect((await run(query, {}, claimsFor('CREATOR', { creatorId: 'cre_other' }))).data._entities[0].earnings).toBeNull()
  expect(
    (await run(query, {}, claimsFor('FINANCE', { businessId: 'biz_other' }))).data._entities[0].earnings,
  ).toBeNull()
  const account =
    'query ($id: ID!) { settlementAccount(partyType: MERCHANT, partyId: $id, currencyCode: "CNY") { balance { amountMinor } } }'
  expect((await run(account, { id: 'mer_test' }, claimsFor('MERCHANT'))).data.settlementAccount).not.toBeNull()
  expect((await run(account, { id: 'mer_carry' }, claimsFor('MERCHANT'))).data.settlementAccount).toBeNull()
})

const ids: Record<string, string> = {
  Clearing: 'SELECT id FROM settlement.clearing LIMIT 1',
  LedgerTransaction: 'SELECT id FROM settlement.ledger_transaction LIMIT 1',
  SettlementPeriod: 'SELECT id FROM settlement.settlement_period LIMIT 1',
  Payout: 'SELECT id FROM settlement.payout LIMIT 1',
}
it.each(Object.keys(ids))('shows no %s to a stranger who asks _entities', async type => {
  const [row] = await world.sql<{ id: string }>(ids[type]!)
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`
  const ask = (claims: ReturnType<typeof claimsFor>) => run(query, { r: [{ __typename: type, id: row!.id }] }, claims)
  expect((await ask(finance)).data._entities[0].id).toBe(row!.id)
  for (const claims of [
    claimsFor('SHOPPER'),
    claimsFor('CREATOR'),
    claimsFor('ANONYMOUS'),
    claimsFor('FINANCE', { businessId: 'biz_other' }),
  ]) {
    expect((await ask(claims)).data?._entities?.[0]?.id ?? null).toBeNull()
  }
})

it('reads the statements and payouts of a page of periods in one round trip each', async () => {
  const trips: { db: number }[] = []
  const end = subgraph.onOperation(report => trips.push(report))
  await run('{ settlementPeriods(first: 20) { nodes { id statements { partyId } payouts { id } } } }')
  end()
  expect(trips[0]!.db).toBe(3)
})
