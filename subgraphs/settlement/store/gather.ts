import type { Tx } from '#shared/db.ts'

/**
 * Gathers into a period every share whose hold is over and that no earlier period gathered, then writes a statement per
 * party and currency: what was carried, what this period added, what is left. What is carried is what was gathered and
 * no payout pays. The caller holds the period's row lock, so that no clearing is under way in it.
 */
export async function gather(tx: Tx, businessId: string, periodId: string, now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE settlement.clearing_share s SET period_id = $2 FROM settlement.clearing c
     WHERE c.id = s.clearing_id AND c.business_id = $1 AND s.period_id IS NULL AND c.payable_at <= $3`,
    businessId,
    periodId,
    now,
  )
  await tx.$executeRawUnsafe(
    `WITH figures AS (
       SELECT s.party_type, s.party_id, c.currency_code,
              coalesce(sum(s.amount_minor) FILTER (WHERE s.period_id <> $2), 0) AS opening,
              coalesce(sum(s.amount_minor) FILTER (WHERE s.period_id = $2), 0) AS earned,
              count(*) FILTER (WHERE s.period_id = $2) AS entries
       FROM settlement.clearing_share s JOIN settlement.clearing c ON c.id = s.clearing_id
       WHERE c.business_id = $1 AND s.period_id IS NOT NULL AND s.payout_id IS NULL GROUP BY 1, 2, 3
     )
     INSERT INTO settlement.settlement_statement
       (period_id, party_type, party_id, currency_code, opening_minor, earned_minor, closing_minor, entry_count)
     SELECT $2, party_type, party_id, currency_code, opening, earned, opening + earned, entries
     FROM figures WHERE entries > 0 OR opening <> 0`,
    businessId,
    periodId,
  )
}
