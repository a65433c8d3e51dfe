import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Claims } from '#shared/auth.ts'
import { claimsFor, createTestWorld, type TestWorld } from '#shared/testing.ts'
import type { OrderCompleted, OrderRefunded } from '../commands/clear.ts'
import type { SettlementDeps } from '../deps.ts'
import { httpTransfers } from '../provider/transfers.ts'
import { createSettlementSubgraph } from '../server.ts'
import { type Bank, startBank } from './bank.ts'

// biome-ignore lint/suspicious/noExplicitAny: answers are checked by what the tests expect of them
export type Answer = any

export const DAY = 86_400_000
const SHARES =
  'query ($id: ID!) { clearings(orderId: $id) { refundId amount { amountMinor } shares { partyType rule amount { amountMinor } } } }'
const CLOSE =
  'mutation ($input: SettlementPeriodCloseInput!) { settlementPeriodClose(input: $input) { period { id status } userErrors { code path message } } }'
const PAY =
  'mutation ($input: SettlementPayoutRunInput!) { settlementPayoutRun(input: $input) { payouts { id partyType partyId status amount { amountMinor } } userErrors { code path } } }'

export type Books = Awaited<ReturnType<typeof openBooks>>

/** The settlement subgraph on a real database, paying out through the real sandbox provider. */
export async function openBooks({ holdMs = 0 } = {}) {
  const world: TestWorld = await createTestWorld()
  const bank: Bank = await startBank()
  const deps: SettlementDeps = {
    platform: world.platform('settlement'),
    transfers: httpTransfers(bank.url, 1000),
    holdMs,
  }
  const subgraph = await world.add(createSettlementSubgraph(deps))
  const run = async (query: string, variables: object = {}, claims: Claims = claimsFor('FINANCE')): Promise<Answer> =>
    subgraph.execute({ query, variables: variables as Record<string, unknown>, claims })
  const mutate = async (query: string, input: object, claims?: Claims): Promise<Answer> => {
    const answer = await run(query, { input: { idempotencyKey: randomUUID(), ...input } }, claims)
    if (answer.errors) throw new Error(JSON.stringify(answer.errors))
    return Object.values(answer.data)[0]
  }
  const clearings = async (id: string) => (await run(SHARES, { id })).data.clearings
  return {
    world,
    bank,
    deps,
    subgraph,
    run,
    clearings,
    /** Closes a period, or the open one, and answers the payload. */
    close: (input: object = {}, claims?: Claims) => mutate(CLOSE, input, claims),
    payOut: (periodId: string, input: object = {}, claims?: Claims) => mutate(PAY, { periodId, ...input }, claims),
    /** What each kind of party has of an order in the end. */
    balances: async (orderId: string) => {
      const sums: Record<string, bigint> = {}
      for (const { shares } of await clearings(orderId)) {
        for (const { partyType, amount } of shares)
          sums[partyType] = (sums[partyType] ?? 0n) + BigInt(amount.amountMinor)
      }
      return sums
    },
    /** A party's row of a period's statement: opening, earned, closing; none as null. */
    statement: async (periodId: string, partyId: string): Promise<string[] | null> => {
      const [row] = await world.sql<Answer>(
        `SELECT ARRAY[opening_minor, earned_minor, closing_minor]::text[] AS figures FROM settlement.settlement_statement
         WHERE period_id = $1 AND party_id = $2`,
        [periodId, partyId],
      )
      return row?.figures ?? null
    },
    /** A party's payouts, oldest first, each as amount and status. */
    payoutsOf: async (partyId: string): Promise<string[]> =>
      (
        await world.sql<Answer>(
          `SELECT amount_minor || ' ' || status AS text FROM settlement.payout WHERE party_id = $1 ORDER BY created_at`,
          [partyId],
        )
      ).map(row => row.text),
    /** Resolves when that many connections to this database wait for a lock. */
    waiting: (count: number) =>
      expect
        .poll(
          async () =>
            (
              await world.sql(
                `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
              )
            ).length,
        )
        .toBe(count),
    invariantsHold: async () => {
      const { data } = await run('{ settlementInvariants { name holds violations } }')
      expect(data.settlementInvariants.filter((one: Answer) => !one.holds)).toEqual([])
    },
    shut: async () => {
      await world.close()
      await bank.close()
    },
  }
}

/** An order of one line, completed: 15 % to the creator, 5 % to the platform, the rest to the merchant. */
export function completed(change: Partial<OrderCompleted['lines'][0]> = {}, businessId = 'biz_test'): OrderCompleted {
  const id = randomUUID()
  const attribution = { creatorId: 'cre_test', contentId: 'room_1', split: { creatorBps: 1500, platformBps: 500 } }
  const line = { lineId: `oln_${id}`, merchantId: 'mer_test', amountMinor: '10001', attribution, ...change }
  return { orderId: `ord_${id}`, businessId, currencyCode: 'CNY', lines: [line] }
}

/** An order of which the whole goes to the creator of some content. */
export function earned(creatorId: string, contentId: string, amountMinor: string): OrderCompleted {
  return completed({
    merchantId: null,
    amountMinor,
    attribution: { creatorId, contentId, split: { creatorBps: 10_000, platformBps: 0 } },
  })
}

/** A refund of an order's line. */
export function refund(order: OrderCompleted, amountMinor: string): OrderRefunded {
  const { orderId, businessId, lines } = order
  return { refundId: `rfd_${randomUUID()}`, orderId, businessId, lines: [{ lineId: lines[0]!.lineId, amountMinor }] }
}
