import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { PartyType } from '../domain/split.ts'
import { idOf, money, type Select } from './reads.ts'

export interface PeriodRecord {
  id: string
  status: 'OPEN' | 'CLOSING' | 'CLOSED'
  startsAt: Date
  endsAt: Date | null
}

export interface StatementRecord {
  periodId: string
  partyType: PartyType
  partyId: string
  opening: Money
  earned: Money
  closing: Money
  entryCount: number
}

export interface PayoutRecord {
  id: string
  periodId: string
  partyType: PartyType
  partyId: string
  amount: Money
  status: 'PENDING' | 'PAID' | 'FAILED' | 'UNKNOWN'
  providerReference: string | null
  createdAt: Date
}

export type PeriodStore = ReturnType<typeof periodStore>

/** Periods, with what each states and pays. */
export function periodStore(select: Select) {
  const periodColumns = 'id, status, starts_at AS "startsAt", ends_at AS "endsAt"'
  const payoutsBy = async (condition: string, ids: readonly string[]) =>
    (
      await select<Omit<PayoutRecord, 'amount'> & { minor: string; currency: string }>(
        `SELECT id, period_id AS "periodId", party_type AS "partyType", party_id AS "partyId", amount_minor::text AS minor,
                currency_code AS currency, status, provider_reference AS "providerReference", created_at AS "createdAt"
         FROM settlement.payout WHERE business_id = $1 AND ${condition} = ANY($2) ORDER BY party_type, party_id`,
        ids,
      )
    ).map(({ minor, currency, ...row }) => ({ ...row, amount: money(minor, currency) }))

  const statementsOf = async (ids: readonly string[]) =>
    (
      await select<StatementRow>(
        `SELECT s.period_id AS "periodId", s.party_type AS "partyType", s.party_id AS "partyId", s.currency_code AS currency,
                s.opening_minor::text AS opening, s.earned_minor::text AS earned, s.closing_minor::text AS closing, s.entry_count AS "entryCount"
         FROM settlement.settlement_statement s JOIN settlement.settlement_period p ON p.id = s.period_id
         WHERE p.business_id = $1 AND s.period_id = ANY($2) ORDER BY 2, 3, 4`,
        ids,
      )
    ).map(({ currency, opening, earned, closing, ...row }) => ({
      ...row,
      opening: money(opening, currency),
      earned: money(earned, currency),
      closing: money(closing, currency),
    }))

  async function list(input: ConnectionInput): Promise<Connection<PeriodRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const rows = await select<PeriodRecord>(
      `SELECT ${periodColumns} FROM settlement.settlement_period
       WHERE business_id = $1 AND ($2::timestamptz IS NULL OR (starts_at, id) < ($2, $3)) ORDER BY starts_at DESC, id DESC LIMIT $4`,
      page.key?.[0] ?? null,
      page.key?.[1] ?? null,
      page.limit + 1,
    )
    return connection(rows, page, row => [row.startsAt.toISOString(), row.id])
  }

  const periodOf = (row: { periodId: string }) => row.periodId
  return {
    byId: createLoader<string, PeriodRecord>(async ids =>
      byKey(
        ids,
        await select<PeriodRecord>(
          `SELECT ${periodColumns} FROM settlement.settlement_period WHERE business_id = $1 AND id = ANY($2)`,
          ids,
        ),
        idOf,
      ),
    ),
    statements: createListLoader<string, StatementRecord>(statementsOf, periodOf),
    payoutById: createLoader<string, PayoutRecord>(async ids => byKey(ids, await payoutsBy('id', ids), idOf)),
    payouts: createListLoader<string, PayoutRecord>(ids => payoutsBy('period_id', ids), periodOf),
    list,
  }
}

type StatementRow = Omit<StatementRecord, 'opening' | 'earned' | 'closing'> & {
  currency: string
  opening: string
  earned: string
  closing: string
}
