import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { SettlementDeps } from '../deps.ts'
import { openPeriod } from '../store/write.ts'

export interface ClosePeriod {
  periodId?: string | null | undefined
  idempotencyKey: string
}

/**
 * Closes the open period and opens the next in one transaction. The period's row lock waits for clearings that hold it
 * open and makes later ones go to the next period, so that each belongs to exactly one.
 */
export async function closePeriod(
  { platform }: SettlementDeps,
  viewer: Viewer,
  input: ClosePeriod,
): Promise<{ periodId: string }> {
  const { businessId } = viewer
  const request = {
    scope: 'settlement.periodClose',
    businessId,
    viewerId: actorOf(viewer),
    key: input.idempotencyKey,
    request: input,
  }
  return runIdempotent(platform, request, async ({ finish }) =>
    inTransaction(platform.prisma, async tx => {
      const [period] = await tx.$queryRawUnsafe<{ id: string; status: string; starts_at: Date }[]>(
        `SELECT id, status, starts_at FROM settlement.settlement_period
         WHERE business_id = $1 AND (id = $2 OR ($2::text IS NULL AND status = 'OPEN')) FOR UPDATE`,
        businessId,
        input.periodId ?? null,
      )
      if (!period)
        throw refuse('NOT_FOUND', `expected an open period, got ${input.periodId ?? 'none'}`, ['input', 'periodId'])
      if (period.status !== 'OPEN') {
        throw refuse('INVALID_TRANSITION', `expected an open period, got one that is ${period.status}`, [
          'input',
          'periodId',
        ])
      }
      const now = platform.clock.now()
      await tx.settlementPeriod.update({ where: { id: period.id }, data: { status: 'CLOSING' } })
      await gather(tx, businessId, period)
      await tx.settlementPeriod.update({ where: { id: period.id }, data: { status: 'CLOSED', endsAt: now } })
      await openPeriod(tx, businessId, now)
      const answer = { periodId: period.id }
      await finish(tx, answer)
      return answer
    }),
  )
}

/** A statement per party and currency: what was carried, what this period added, what is left. */
async function gather(tx: Tx, businessId: string, period: { id: string; starts_at: Date }): Promise<void> {
  await tx.$executeRawUnsafe(
    `WITH shares AS (
       SELECT s.party_type, s.party_id, c.currency_code, c.period_id = $2 AS mine, s.amount_minor
       FROM settlement.clearing c JOIN settlement.clearing_share s ON s.clearing_id = c.id
       JOIN settlement.settlement_period p ON p.id = c.period_id
       WHERE c.business_id = $1 AND p.starts_at <= $3
     ), earned AS (
       SELECT party_type, party_id, currency_code,
              coalesce(sum(amount_minor) FILTER (WHERE NOT mine), 0) AS before,
              coalesce(sum(amount_minor) FILTER (WHERE mine), 0) AS earned,
              count(*) FILTER (WHERE mine) AS entries
       FROM shares GROUP BY 1, 2, 3
     ), paid AS (
       SELECT party_type, party_id, currency_code, sum(amount_minor) AS paid
       FROM settlement.payout WHERE business_id = $1 AND status <> 'FAILED' GROUP BY 1, 2, 3
     )
     INSERT INTO settlement.settlement_statement
       (period_id, party_type, party_id, currency_code, opening_minor, earned_minor, closing_minor, entry_count)
     SELECT $2, e.party_type, e.party_id, e.currency_code, e.before - coalesce(p.paid, 0), e.earned,
            e.before - coalesce(p.paid, 0) + e.earned, e.entries
     FROM earned e LEFT JOIN paid p USING (party_type, party_id, currency_code)
     WHERE e.entries > 0 OR e.before <> coalesce(p.paid, 0)`,
    businessId,
    period.id,
    period.starts_at,
  )
}
