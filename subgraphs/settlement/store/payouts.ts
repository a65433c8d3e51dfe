import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'

/**
 * Writes a payout for each creator and merchant who is owed something: all that was gathered up to this closed period
 * and that no payout pays yet, if it sums to more than zero. One statement, so that a payout and the shares it pays are
 * of one snapshot. A party that this period paid, or was refused, gets nothing more for it. Answers the new ids.
 */
export async function insertPayouts(
  tx: Tx,
  period: { id: string; businessId: string; startsAt: Date },
  now: Date,
  checkAt: Date,
): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(
    `WITH due AS (
       SELECT s.clearing_id, s.party_type, s.party_id, c.currency_code, s.amount_minor
       FROM settlement.clearing_share s JOIN settlement.clearing c ON c.id = s.clearing_id
       JOIN settlement.settlement_period gathered ON gathered.id = s.period_id
       WHERE c.business_id = $1 AND gathered.starts_at <= $3 AND s.payout_id IS NULL AND s.party_type IN ('CREATOR', 'MERCHANT')
     ), made AS (
       INSERT INTO settlement.payout
         (id, business_id, period_id, party_type, party_id, currency_code, amount_minor, status, check_at, created_at)
       SELECT $6 || '_' || row_number() OVER (), $1, $2, party_type, party_id, currency_code,
              sum(amount_minor), 'PENDING', $5, $4
       FROM due GROUP BY party_type, party_id, currency_code HAVING sum(amount_minor) > 0
       ON CONFLICT (period_id, party_type, party_id, currency_code) DO NOTHING
       RETURNING id, party_type, party_id, currency_code
     ), paid AS (
       UPDATE settlement.clearing_share s SET payout_id = made.id
       FROM due JOIN made USING (party_type, party_id, currency_code)
       WHERE (s.clearing_id, s.party_type, s.party_id) = (due.clearing_id, due.party_type, due.party_id)
     )
     SELECT id FROM made`,
    period.businessId,
    period.id,
    period.startsAt,
    now,
    checkAt,
    newId('pout'),
  )
  return rows.map(row => row.id)
}

/** The shares of a refused payout are owed again. */
export async function releaseShares(tx: Tx, payoutId: string): Promise<void> {
  await tx.clearingShare.updateMany({ where: { payoutId }, data: { payoutId: null } })
}
