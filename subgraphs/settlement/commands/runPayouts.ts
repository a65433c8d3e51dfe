import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { SettlementDeps } from '../deps.ts'
import { payoutEntries } from '../domain/ledger.ts'
import type { TransferOutcome } from '../provider/transfers.ts'
import { lockOrderEvents, post } from '../store/write.ts'

/** How long a transfer may be under way before it is looked up. */
const CHECK_AFTER_MS = 10_000

export interface RunPayouts {
  periodId: string
  idempotencyKey: string
}

/**
 * Pays out what a closed period owes: first writes the payouts, then sends each. A process that dies in between leaves
 * payouts that the sweeper looks up at the provider before anything is sent again. Answers the period's id.
 */
export async function runPayouts(
  deps: SettlementDeps,
  viewer: Viewer,
  input: RunPayouts,
): Promise<{ periodId: string }> {
  const { platform } = deps
  const { businessId } = viewer
  const request = {
    scope: 'settlement.payoutRun',
    businessId,
    viewerId: actorOf(viewer),
    key: input.idempotencyKey,
    request: input,
  }
  let inserted: string[] = []
  const answer = await runIdempotent<{ periodId: string }>(platform, request, async ({ finish }) =>
    inTransaction(platform.prisma, async tx => {
      // One run at a time per business: each must see what the others pay.
      await lockOrderEvents(tx, `payouts:${businessId}`)
      const period = await tx.settlementPeriod.findFirst({ where: { id: input.periodId, businessId } })
      if (!period)
        throw refuse('NOT_FOUND', `expected the id of a period, got ${input.periodId}`, ['input', 'periodId'])
      if (period.status !== 'CLOSED') {
        throw refuse('INVALID_TRANSITION', `expected a closed period, got one that is ${period.status}`, [
          'input',
          'periodId',
        ])
      }
      inserted = await insertPayouts(tx, platform.clock.now(), period)
      const done = { periodId: period.id }
      await finish(tx, done)
      return done
    }),
  )
  // Only what this call has written is sent at once; what an earlier one left open is looked up by the sweeper.
  const pending = await platform.prisma.payout.findMany({ where: { id: { in: inserted }, status: 'PENDING' } })
  for (const payout of pending) await settle(deps, payout, await deps.transfers.transfer(transferOf(payout)))
  return answer
}

/** Writes what every party is owed up to this period, less what was or is being paid; creators and merchants only, above zero only. Answers the new ids. */
async function insertPayouts(
  tx: Tx,
  now: Date,
  period: { id: string; businessId: string; startsAt: Date },
): Promise<string[]> {
  const owed = await tx.$queryRawUnsafe<
    { party_type: string; party_id: string; currency_code: string; owed: string }[]
  >(
    `SELECT party_type, party_id, currency_code, sum(amount)::text AS owed FROM (
       SELECT s.party_type, s.party_id, c.currency_code, s.amount_minor AS amount
       FROM settlement.clearing c JOIN settlement.clearing_share s ON s.clearing_id = c.id
       JOIN settlement.settlement_period p ON p.id = c.period_id
       WHERE c.business_id = $1 AND p.starts_at <= $2 AND (c.payable_at <= $3 OR s.amount_minor < 0)
       UNION ALL
       SELECT party_type, party_id, currency_code, -amount_minor FROM settlement.payout WHERE business_id = $1 AND status <> 'FAILED'
     ) AS movements
     WHERE party_type IN ('CREATOR', 'MERCHANT') GROUP BY 1, 2, 3 HAVING sum(amount) > 0`,
    period.businessId,
    period.startsAt,
    now,
  )
  const rows = await tx.payout.createManyAndReturn({
    select: { id: true },
    skipDuplicates: true,
    data: owed.map(row => ({
      id: newId('pout'),
      businessId: period.businessId,
      periodId: period.id,
      partyType: row.party_type,
      partyId: row.party_id,
      currencyCode: row.currency_code,
      amountMinor: BigInt(row.owed),
      status: 'PENDING',
      checkAt: new Date(now.getTime() + CHECK_AFTER_MS),
      createdAt: now,
    })),
  })
  return rows.map(row => row.id)
}

interface PayoutRow {
  id: string
  businessId: string
  partyType: string
  partyId: string
  currencyCode: string
  amountMinor: bigint
}

const transferOf = ({ id, amountMinor, currencyCode, partyType, partyId }: PayoutRow) => ({
  reference: id,
  amountMinor,
  currencyCode,
  destination: `${partyType.toLowerCase()}:${partyId}`,
})

/** Looks up transfers whose outcome is not known; called by the sweeper. One that the provider never got is sent again. */
export async function checkPayouts(deps: SettlementDeps): Promise<void> {
  const due = await deps.platform.prisma.payout.findMany({
    where: { status: { in: ['PENDING', 'UNKNOWN'] }, checkAt: { lte: deps.platform.clock.now() } },
    orderBy: { checkAt: 'asc' },
    take: 50,
  })
  for (const payout of due) {
    const outcome = (await deps.transfers.lookup(payout.id)) ?? (await deps.transfers.transfer(transferOf(payout)))
    await settle(deps, payout, outcome)
  }
}

/** Records an outcome once: whoever comes first moves the payout and posts its ledger transaction. */
async function settle({ platform }: SettlementDeps, payout: PayoutRow, outcome: TransferOutcome): Promise<void> {
  const at = platform.clock.now()
  const open = { id: payout.id, status: { in: ['PENDING', 'UNKNOWN'] } }
  if (outcome.kind === 'UNKNOWN') {
    await platform.prisma.payout.updateMany({
      where: open,
      data: { status: 'UNKNOWN', checkAt: new Date(at.getTime() + CHECK_AFTER_MS) },
    })
    return
  }
  await inTransaction(platform.prisma, async tx => {
    const providerReference = outcome.kind === 'PAID' ? outcome.reference : null
    const { count } = await tx.payout.updateMany({
      where: open,
      data: { status: outcome.kind, providerReference, checkAt: null },
    })
    if (count === 0 || outcome.kind === 'FAILED') return
    const { businessId, partyType, partyId, amountMinor, currencyCode, id } = payout
    const entries = payoutEntries(partyType, partyId, amountMinor)
    await post(tx, { businessId, kind: 'PAYOUT', reference: id, orderId: null, currencyCode, entries, at })
  })
}
