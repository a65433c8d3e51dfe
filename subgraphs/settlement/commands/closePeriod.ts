import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { SettlementDeps } from '../deps.ts'
import { gather } from '../store/gather.ts'
import { openPeriod } from '../store/write.ts'

export interface ClosePeriod {
  periodId?: string | null | undefined
  idempotencyKey: string
}

/**
 * Closes the open period and opens the next in one transaction. The period's row lock waits for clearings that hold it
 * open and makes later ones go to the next period, so that each belongs to exactly one. A statement has what ripened:
 * a share whose hold is not over at the close is gathered by a later one. Of two closes at once one is refused.
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
      // Which period is meant is settled before its lock is waited for: who waits for a rival to close it must not close
      // the next one, which nobody asked for, but learn that it is closed.
      const open = { businessId, status: 'OPEN' }
      const periodId = input.periodId ?? (await tx.settlementPeriod.findFirst({ where: open }))?.id
      const [period] = await tx.$queryRawUnsafe<{ id: string; status: string }[]>(
        'SELECT id, status FROM settlement.settlement_period WHERE business_id = $1 AND id = $2 FOR UPDATE',
        businessId,
        periodId ?? null,
      )
      if (!period)
        throw refuse('NOT_FOUND', `expected an open period, got ${periodId ?? 'none'}`, ['input', 'periodId'])
      if (period.status !== 'OPEN') {
        throw refuse('INVALID_TRANSITION', `expected an open period, got one that is ${period.status}`, [
          'input',
          'periodId',
        ])
      }
      const now = platform.clock.now()
      await tx.settlementPeriod.update({ where: { id: period.id }, data: { status: 'CLOSING' } })
      await gather(tx, businessId, period.id, now)
      await tx.settlementPeriod.update({ where: { id: period.id }, data: { status: 'CLOSED', endsAt: now } })
      await openPeriod(tx, businessId, now)
      const answer = { periodId: period.id }
      await finish(tx, answer)
      return answer
    }),
  )
}
