import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import type { PartyType } from '../domain/split.ts'

export interface EarningsRecord {
  key: string
  gross: string
  creatorNet: string
  paidOut: string
  lineCount: number
}

export interface AccountRecord {
  balance: string
  paidOut: string
}

export type EarningsStore = ReturnType<typeof earningsStore>

/** What content and partners earned. Creators and merchants see their own; finance and operations all of the business. */
export function earningsStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const staff = hasRole(viewer, 'FINANCE', 'OPS')
  const creatorId = hasRole(viewer, 'CREATOR') ? viewer.creatorId : null

  /** By `contentId|currency`; one statement for all of a request. */
  const ofContent = createLoader<string, EarningsRecord>(async keys => {
    if (!staff && creatorId === null) return keys.map(() => null)
    const { rows } = await pool.query<EarningsRecord>(
      `SELECT c.content_id || '|' || c.currency_code AS key, sum(c.amount_minor)::text AS gross,
              coalesce(sum(s.amount_minor), 0)::text AS "creatorNet",
              coalesce(sum(s.amount_minor) FILTER (WHERE paid.id IS NOT NULL), 0)::text AS "paidOut",
              count(*) FILTER (WHERE c.refund_id = '')::int AS "lineCount"
       FROM settlement.clearing c
       LEFT JOIN settlement.clearing_share s ON s.clearing_id = c.id AND s.party_type = 'CREATOR'
       LEFT JOIN settlement.payout paid ON paid.id = s.payout_id AND paid.status = 'PAID'
       WHERE c.business_id = $1 AND c.content_id = ANY($2) AND ($3 OR c.creator_id = $4) GROUP BY 1`,
      [viewer.businessId, [...new Set(keys.map(key => key.split('|')[0]))], staff, creatorId],
    )
    return byKey(keys, rows, row => row.key)
  })

  function maySee(partyType: PartyType, partyId: string): boolean {
    if (staff) return true
    if (partyType === 'CREATOR') return creatorId !== null && creatorId === partyId
    return partyType === 'MERCHANT' && hasRole(viewer, 'MERCHANT') && viewer.merchantId === partyId
  }

  async function account(partyType: PartyType, partyId: string, currencyCode: string): Promise<AccountRecord | null> {
    if (!maySee(partyType, partyId)) return null
    const { rows } = await pool.query<AccountRecord & { known: boolean }>(
      `WITH earned AS (
         SELECT sum(s.amount_minor) AS minor FROM settlement.clearing_share s JOIN settlement.clearing c ON c.id = s.clearing_id
         WHERE s.party_type = $2 AND s.party_id = $3 AND c.business_id = $1 AND c.currency_code = $4
       ), paid AS (
         SELECT coalesce(sum(amount_minor) FILTER (WHERE status <> 'FAILED'), 0) AS taken, coalesce(sum(amount_minor) FILTER (WHERE status = 'PAID'), 0) AS minor
         FROM settlement.payout WHERE party_type = $2 AND party_id = $3 AND business_id = $1 AND currency_code = $4
       )
       SELECT earned.minor IS NOT NULL AS known, (coalesce(earned.minor, 0) - paid.taken)::text AS balance, paid.minor::text AS "paidOut" FROM earned, paid`,
      [viewer.businessId, partyType, partyId, currencyCode],
    )
    return rows[0]?.known ? rows[0] : null
  }

  /** Each figure must be zero. */
  async function invariants(): Promise<{ name: string; violations: number }[]> {
    const { rows } = await pool.query<{ name: string; violations: number }>(
      `SELECT 'every ledger transaction is balanced' AS name, count(*)::int AS violations FROM (
         SELECT 1 FROM settlement.ledger_entry e JOIN settlement.ledger_transaction t ON t.id = e.transaction_id WHERE t.business_id = $1
         GROUP BY e.transaction_id, e.currency_code HAVING sum(CASE side WHEN 'DEBIT' THEN e.amount_minor ELSE -e.amount_minor END) <> 0) AS unbalanced
       UNION ALL
       SELECT 'the shares of every clearing sum to its amount', count(*)::int FROM settlement.clearing c
       WHERE c.business_id = $1 AND c.amount_minor <> (SELECT sum(amount_minor) FROM settlement.clearing_share WHERE clearing_id = c.id)
       UNION ALL
       SELECT 'what is owed in the ledger is what was shared less what was paid', count(*)::int FROM (
         SELECT account, currency, sum(minor) FROM (
           SELECT e.account, e.currency_code AS currency, CASE e.side WHEN 'CREDIT' THEN e.amount_minor ELSE -e.amount_minor END AS minor
           FROM settlement.ledger_entry e JOIN settlement.ledger_transaction t ON t.id = e.transaction_id
           WHERE t.business_id = $1 AND e.account LIKE '%:payable'
           UNION ALL
           SELECT lower(s.party_type) || ':' || s.party_id || ':payable', c.currency_code, -s.amount_minor
           FROM settlement.clearing_share s JOIN settlement.clearing c ON c.id = s.clearing_id WHERE c.business_id = $1
           UNION ALL
           SELECT lower(party_type) || ':' || party_id || ':payable', currency_code, amount_minor FROM settlement.payout WHERE business_id = $1 AND status = 'PAID'
         ) AS movements GROUP BY 1, 2 HAVING sum(minor) <> 0) AS differing
       UNION ALL
       SELECT 'every payout is the sum of the shares it pays', count(*)::int FROM settlement.payout p
       WHERE p.business_id = $1 AND (CASE p.status WHEN 'FAILED' THEN 0 ELSE p.amount_minor END)
                                 <> (SELECT coalesce(sum(amount_minor), 0) FROM settlement.clearing_share WHERE payout_id = p.id)
       UNION ALL
       SELECT 'no line is refunded beyond its amount', count(*)::int FROM (
         SELECT order_line_id FROM settlement.clearing WHERE business_id = $1 GROUP BY 1 HAVING sum(amount_minor) < 0) AS overdrawn`,
      [viewer.businessId],
    )
    return rows
  }

  return { ofContent, account, invariants }
}
