import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { SettlementDeps } from '../deps.ts'
import { payoutEntries } from '../domain/ledger.ts'
import type { TransferOutcome } from '../provider/transfers.ts'
import { insertPayouts, releaseShares } from '../store/payouts.ts'
import { lockOrderEvents, post } from '../store/write.ts'

/** How long a transfer may be under way before it is looked up. */
const CHECK_AFTER_MS = 10_000

export interface RunPayouts {
  periodId: string
  idempotencyKey: string
}

/**
 * Pays out what a closed period owes by its statement: first writes the payouts, then sends each. A process that dies in between leaves
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
      const now = platform.clock.now()
      inserted = await insertPayouts(tx, period, now, new Date(now.getTime() + CHECK_AFTER_MS))
      const done = { periodId: period.id }
      await finish(tx, done)
      return done
    }),
  )
  // Only what this call has written is sent at once; what an earlier one left open is looked up by the sweeper.
  const pending = await platform.prisma.payout.findMany({ where: { id: { in: inserted }, status: 'PENDING' } })
  for (const payout of pending) await attend(deps, payout, () => deps.transfers.transfer(transferOf(payout)))
  return answer
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
  for (const payout of due)
    await attend(
      deps,
      payout,
      async () => (await deps.transfers.lookup(payout.id)) ?? deps.transfers.transfer(transferOf(payout)),
    )
}

/** Asks for one payout's outcome and records it. One that fails is reported and put off, and the others go on. */
async function attend(deps: SettlementDeps, payout: PayoutRow, ask: () => Promise<TransferOutcome>): Promise<void> {
  const { platform } = deps
  try {
    await settle(deps, payout, await ask())
  } catch (error) {
    platform.log.error({ err: error, payoutId: payout.id }, 'payout not settled; it is put off')
    const checkAt = new Date(platform.clock.now().getTime() + CHECK_AFTER_MS)
    await platform.prisma.payout.updateMany({ where: open(payout), data: { checkAt } })
  }
}

const open = ({ id }: PayoutRow) => ({ id, status: { in: ['PENDING', 'UNKNOWN'] } })

/** Records an outcome once: whoever comes first moves the payout and posts its ledger transaction. */
async function settle({ platform }: SettlementDeps, payout: PayoutRow, outcome: TransferOutcome): Promise<void> {
  const at = platform.clock.now()
  if (outcome.kind === 'UNKNOWN') {
    await platform.prisma.payout.updateMany({
      where: open(payout),
      data: { status: 'UNKNOWN', checkAt: new Date(at.getTime() + CHECK_AFTER_MS) },
    })
    return
  }
  await inTransaction(platform.prisma, async tx => {
    const providerReference = outcome.kind === 'PAID' ? outcome.reference : null
    const { count } = await tx.payout.updateMany({
      where: open(payout),
      data: { status: outcome.kind, providerReference, checkAt: null },
    })
    if (count === 0) return
    if (outcome.kind === 'FAILED') return releaseShares(tx, payout.id)
    const { businessId, partyType, partyId, amountMinor, currencyCode, id } = payout
    const entries = payoutEntries(partyType, partyId, amountMinor)
    await post(tx, { businessId, kind: 'PAYOUT', reference: id, orderId: null, currencyCode, entries, at })
  })
}
