import { parse } from 'graphql'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readSchema } from '#shared/serve.ts'
import { claimsFor } from '#shared/testing.ts'
import { clearOrder } from '../commands/clear.ts'
import { type Answer, type Books, completed, openBooks } from './books.ts'

let books: Books
const order = completed({
  merchantId: 'mer_test',
  attribution: { creatorId: 'cre_test', contentId: 'room_own', split: { creatorBps: 1500, platformBps: 500 } },
})
const ids: Record<string, string> = { $order: order.orderId }
const idOf = async (sql: string): Promise<string> => (await books.world.sql<Answer>(sql))[0].id
beforeAll(async () => {
  books = await openBooks()
  await clearOrder(books.deps, order)
  const { period } = await books.close()
  const { payouts } = await books.payOut(period.id)
  await clearOrder(books.deps, completed())
  Object.assign(ids, {
    $period: period.id,
    $open: await idOf(`SELECT id FROM settlement.settlement_period WHERE status = 'OPEN'`),
    Clearing: await idOf('SELECT id FROM settlement.clearing LIMIT 1'),
    LedgerTransaction: await idOf('SELECT id FROM settlement.ledger_transaction LIMIT 1'),
    SettlementPeriod: period.id,
    Payout: payouts[0].id,
  })
})
afterAll(() => books.shut())

const foreign = claimsFor('FINANCE', { businessId: 'biz_other' })

describe('a foreign business', () => {
  /** What shows something of ours to our own finance, and nothing to that of another business. */
  const queries: Record<string, { ask: string; nothing: unknown }> = {
    settlementPeriods: { ask: 'settlementPeriods { nodes { id } }', nothing: { nodes: [] } },
    settlementPeriod: { ask: 'settlementPeriod(id: "$period") { id }', nothing: null },
    settlementAccount: {
      ask: 'settlementAccount(partyType: CREATOR, partyId: "cre_test", currencyCode: "CNY") { balance { amountMinor } }',
      nothing: null,
    },
    ledgerTransactions: { ask: 'ledgerTransactions(orderId: "$order") { id }', nothing: [] },
    clearings: { ask: 'clearings(orderId: "$order") { id }', nothing: [] },
  }
  const mutations: Record<string, string[]> = {
    settlementPeriodClose: [
      'settlementPeriodClose(input: { periodId: "$open", idempotencyKey: "foreign-1" }) { userErrors { code } }',
      'settlementPeriodClose(input: { idempotencyKey: "foreign-2" }) { userErrors { code } }',
    ],
    settlementPayoutRun: [
      'settlementPayoutRun(input: { periodId: "$period", idempotencyKey: "foreign-3" }) { userErrors { code } }',
    ],
  }
  const filled = (text: string) => text.replaceAll(/\$[a-z]+/g, name => ids[name]!)

  it('has a test for every query and mutation', () => {
    const fields = parse(readSchema('settlement')).definitions.flatMap(definition =>
      definition.kind === 'ObjectTypeDefinition' && ['Query', 'Mutation'].includes(definition.name.value)
        ? (definition.fields ?? []).map(field => field.name.value)
        : [],
    )
    const tested = [...Object.keys(queries), 'settlementInvariants', ...Object.keys(mutations)]
    expect(tested.sort()).toEqual(fields.sort())
  })

  it.each(Object.entries(queries))('reads nothing by %s', async (name, { ask, nothing }) => {
    const query = `{ ${filled(ask)} }`
    expect((await books.run(query)).data[name]).not.toEqual(nothing)
    expect((await books.run(query, {}, foreign)).data[name]).toEqual(nothing)
  })

  it.each(Object.entries(mutations))('changes nothing by %s', async (name, asks) => {
    const state = () =>
      books.world.sql(`SELECT id, status FROM settlement.settlement_period
        UNION ALL SELECT id, status FROM settlement.payout ORDER BY 1`)
    const before = await state()
    for (const ask of asks) {
      const { data } = await books.run(`mutation { ${filled(ask)} }`, {}, foreign)
      expect(data[name].userErrors).toEqual([{ code: 'NOT_FOUND' }])
    }
    expect(await state()).toEqual(before)
  })

  it('learns nothing of what is wrong with our books by settlementInvariants', async () => {
    const broken = async (claims = claimsFor('FINANCE')) => {
      const { data } = await books.run('{ settlementInvariants { name holds violations } }', {}, claims)
      return data.settlementInvariants.filter((one: Answer) => !one.holds || one.violations > 0)
    }
    expect(await broken()).toEqual([])
    // Past the triggers, as no process of ours could.
    await books.world.sql(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE settlement.clearing_share SET amount_minor = amount_minor + 1 WHERE party_type = 'CREATOR';
      UPDATE settlement.ledger_entry SET amount_minor = amount_minor + 1 WHERE account LIKE 'creator:%'; COMMIT`)
    expect((await broken()).length).toBeGreaterThan(1)
    expect(await broken(foreign)).toEqual([])
    await books.world.sql(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE settlement.clearing_share SET amount_minor = amount_minor - 1 WHERE party_type = 'CREATOR';
      UPDATE settlement.ledger_entry SET amount_minor = amount_minor - 1 WHERE account LIKE 'creator:%'; COMMIT`)
    await books.invariantsHold()
  })
})

describe('one business', () => {
  it('shows earnings to the creator whose content it is', async () => {
    const query = `{ _entities(representations: [{ __typename: "LiveRoom", id: "room_own" }]) { ... on LiveRoom {
      earnings(currencyCode: "CNY") { gross { amountMinor } creatorNet { amountMinor } lineCount paidOut { amountMinor } } } } }`
    const earnings = async (claims: ReturnType<typeof claimsFor>) =>
      (await books.run(query, {}, claims)).data._entities[0].earnings
    expect(await earnings(claimsFor('CREATOR'))).toEqual({
      gross: { amountMinor: '10001' },
      creatorNet: { amountMinor: '1500' },
      lineCount: 1,
      paidOut: { amountMinor: '1500' },
    })
    expect(await earnings(claimsFor('CREATOR', { creatorId: 'cre_other' }))).toBeNull()
    expect(await earnings(foreign)).toBeNull()
  })

  it('shows an account to its partner alone', async () => {
    const account =
      '{ settlementAccount(partyType: MERCHANT, partyId: "mer_test", currencyCode: "CNY") { balance { amountMinor } } }'
    const seen = async (claims: ReturnType<typeof claimsFor>) =>
      (await books.run(account, {}, claims)).data.settlementAccount
    expect(await seen(claimsFor('MERCHANT'))).not.toBeNull()
    expect(await seen(claimsFor('MERCHANT', { merchantId: 'mer_other' }))).toBeNull()
    expect(await seen(claimsFor('CREATOR'))).toBeNull()
  })

  it.each(['Clearing', 'LedgerTransaction', 'SettlementPeriod', 'Payout'])(
    'shows no %s to a stranger who asks _entities',
    async type => {
      const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on ${type} { id } } }`
      const ask = async (claims: ReturnType<typeof claimsFor>) =>
        (await books.run(query, { r: [{ __typename: type, id: ids[type] }] }, claims)).data?._entities?.[0]?.id ?? null
      expect(await ask(claimsFor('FINANCE'))).toBe(ids[type])
      for (const claims of [claimsFor('SHOPPER'), claimsFor('CREATOR'), claimsFor('ANONYMOUS'), foreign])
        expect(await ask(claims)).toBeNull()
    },
  )

  it('reads the statements and payouts of a page of periods in one round trip each', async () => {
    const trips: { db: number }[] = []
    const end = books.subgraph.onOperation(report => trips.push(report))
    await books.run('{ settlementPeriods(first: 20) { nodes { id statements { partyId } payouts { id } } } }')
    end()
    expect(trips[0]!.db).toBe(3)
  })
})
