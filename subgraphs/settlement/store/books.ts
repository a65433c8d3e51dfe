import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import type { PartyType } from '../domain/split.ts'
import { idOf, money, type Select } from './reads.ts'

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

export type BookStore = ReturnType<typeof bookStore>

/** What was cleared and posted, by id and by order. */
export function bookStore(select: Select) {
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
