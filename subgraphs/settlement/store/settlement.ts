import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { PartyType } from '../domain/split.ts'

export interface ClearingRecord {
  id: string
  orderId: string
  orderLineId: string
  refundId: string | null
  contentId: string | null
  amount: Money
  shares: { partyType: PartyType; partyId: string; rule: string; amount: Money }[]
  clearedAt: Date
  payableAt: Date
}

export interface LedgerTransactionRecord {
  id: string
  kind: string
  reference: string
  orderId: string | null
  postedAt: Date
  entries: { account: string; side: 'DEBIT' | 'CREDIT'; amount: Money }[]
}

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

export type SettlementStore = ReturnType<typeof settlementStore>

const money = (minor: string, currencyCode: string): Money => ({ amountMinor: BigInt(minor), currencyCode })

/** Reads of one business for those who may see all of it: finance, operations, services. Others find nothing. */
export function settlementStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const staff = hasRole(viewer, 'FINANCE', 'OPS', 'SERVICE')
  const { businessId } = viewer
  async function select<T>(sql: string, ...params: unknown[]): Promise<T[]> {
    if (!staff) return []
    return (await pool.query(sql, [businessId, ...params])).rows as T[]
  }

  const clearingsBy = async (condition: string, ids: readonly string[]) =>
    (
      await select<ClearingRow>(
        `SELECT id, order_id, order_line_id, nullif(refund_id, '') AS refund_id, content_id, currency_code, amount_minor::text,
                cleared_at, payable_at,
                (SELECT json_agg(json_build_object('partyType', party_type, 'partyId', party_id, 'rule', rule, 'amountMinor', amount_minor::text)
                                 ORDER BY party_type, party_id)
                 FROM settlement.clearing_share WHERE clearing_id = c.id) AS shares
         FROM settlement.clearing c WHERE business_id = $1 AND ${condition} = ANY($2) ORDER BY cleared_at, id`,
        ids,
      )
    ).map(toClearing)

  const ledgerBy = async (condition: string, ids: readonly string[]) =>
    (
      await select<LedgerRow>(
        `SELECT id, kind, reference, order_id AS "orderId", posted_at AS "postedAt",
                (SELECT json_agg(json_build_object('account', account, 'side', side, 'amountMinor', amount_minor::text, 'currencyCode', currency_code) ORDER BY id)
                 FROM settlement.ledger_entry WHERE transaction_id = t.id) AS entries
         FROM settlement.ledger_transaction t WHERE business_id = $1 AND ${condition} = ANY($2) ORDER BY posted_at, id`,
        ids,
      )
    ).map(({ entries, ...row }) => ({
      ...row,
      entries: (entries ?? []).map(({ amountMinor, currencyCode, ...entry }) => ({
        ...entry,
        amount: money(amountMinor, currencyCode),
      })),
    }))

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

  async function periods(input: ConnectionInput): Promise<Connection<PeriodRecord>> {
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

  const idOf = (row: { id: string }) => row.id
  const periodOf = (row: { periodId: string }) => row.periodId
  return {
    clearingById: createLoader<string, ClearingRecord>(async ids => byKey(ids, await clearingsBy('id', ids), idOf)),
    clearings: createListLoader<string, ClearingRecord>(
      ids => clearingsBy('order_id', ids),
      row => row.orderId,
    ),
    ledgerById: createLoader<string, LedgerTransactionRecord>(async ids => byKey(ids, await ledgerBy('id', ids), idOf)),
    ledger: createListLoader<string, LedgerTransactionRecord>(
      ids => ledgerBy('order_id', ids),
      row => row.orderId ?? '',
    ),
    periodById: createLoader<string, PeriodRecord>(async ids =>
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
    periods,
  }
}

interface ClearingRow {
  id: string
  order_id: string
  order_line_id: string
  refund_id: string | null
  content_id: string | null
  currency_code: string
  amount_minor: string
  cleared_at: Date
  payable_at: Date
  shares: { partyType: PartyType; partyId: string; rule: string; amountMinor: string }[]
}

type LedgerRow = Omit<LedgerTransactionRecord, 'entries'> & {
  entries: { account: string; side: 'DEBIT' | 'CREDIT'; amountMinor: string; currencyCode: string }[] | null
}

type StatementRow = Omit<StatementRecord, 'opening' | 'earned' | 'closing'> & {
  currency: string
  opening: string
  earned: string
  closing: string
}

function toClearing(row: ClearingRow): ClearingRecord {
  return {
    id: row.id,
    orderId: row.order_id,
    orderLineId: row.order_line_id,
    refundId: row.refund_id,
    contentId: row.content_id,
    amount: money(row.amount_minor, row.currency_code),
    shares: row.shares.map(({ amountMinor, ...share }) => ({
      ...share,
      amount: money(amountMinor, row.currency_code),
    })),
    clearedAt: row.cleared_at,
    payableAt: row.payable_at,
  }
}
