import { inRawTransaction, type RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import type { Source } from '../domain/charge.ts'
import { nextCheck } from '../domain/schedule.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { markCollected } from '../store/captures.ts'
import { changeCapture, type LockedCapture, lockCapture } from '../store/movements.ts'
import { insertRefund } from '../store/refunds.ts'
import { appendEvent, type LockedIntent, moveIntent } from '../store/write.ts'
import { releaseHeld } from './giveBack.ts'

/** Tells that all of the intents' amounts was received. */
export async function announcePaid(
  { platform }: Pick<PaymentDeps, 'platform'>,
  tx: RawTx,
  intents: readonly LockedIntent[],
): Promise<void> {
  const events = intents.map(({ id: paymentIntentId, orderId, businessId, currencyCode, amountMinor }) => ({
    key: orderId,
    data: { paymentIntentId, orderId, businessId, amountMinor: amountMinor.toString(), currencyCode },
  }))
  await platform.jobs.publishMany(tx, 'payment.succeeded', events)
}

/** Applies what is known of a capture or void, in a transaction of its own. */
export function applyCapture(deps: PaymentDeps, captureId: string, outcome: Outcome, source: Source): Promise<void> {
  return inRawTransaction(deps.platform.pool, async tx =>
    applyCaptureIn(deps, tx, await lockCapture(tx, captureId), outcome, source),
  )
}

/** The one place where the outcome of a capture or void takes effect, however it was learnt and however often. */
export async function applyCaptureIn(
  deps: PaymentDeps,
  tx: RawTx,
  locked: LockedCapture,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  const { capture } = locked
  if (outcome.kind === 'SUCCEEDED') return succeed(deps, tx, locked, outcome, source)
  if (capture.status !== 'PENDING' && capture.status !== 'UNKNOWN') return
  if (outcome.kind === 'DECLINED') {
    await changeCapture(tx, capture.id, { status: 'FAILED', failure: outcome.declineCode })
    return releaseIfCancelled(deps, tx, locked)
  }
  const checks = source === 'lookup' ? capture.checks + 1 : capture.checks
  const status = outcome.kind === 'PENDING' ? 'PENDING' : 'UNKNOWN'
  await changeCapture(tx, capture.id, { status, checks, checkAt: nextCheck(deps.platform.clock.now(), checks) })
}

/** A channel may collect less than it was asked for: what it says is what counts, and the rest can be captured still. */
async function succeed(
  deps: PaymentDeps,
  tx: RawTx,
  locked: LockedCapture,
  told: { amountMinor?: bigint; currencyCode?: string },
  source: Source,
): Promise<void> {
  const { capture, intent } = locked
  const { id, kind, intentId, attemptId } = capture
  const amountMinor = told.amountMinor ?? capture.amountMinor
  const { currencyCode } = intent
  if ((told.currencyCode ?? currencyCode) !== currencyCode || amountMinor > capture.amountMinor)
    throw new Unusable(
      `${kind} ${id}: expected at most ${capture.amountMinor} ${currencyCode}, got ${amountMinor} ${told.currencyCode}`,
    )
  const at = deps.platform.clock.now()
  const event = { intentId, attemptId, amountMinor, source, reference: id, at }
  if (!(await appendEvent(tx, { ...event, kind: kind === 'VOID' ? 'VOIDED' : 'CAPTURED' }))) return
  await changeCapture(tx, id, { status: 'SUCCEEDED' })
  if (kind === 'VOID') return
  await markCollected(tx, attemptId)
  if (intent.status !== 'REQUIRES_CAPTURE') {
    await insertRefund(tx, { id: `auto_${id}`, intentId, attemptId, orderRefundId: null, amountMinor }, at)
    return releaseIfCancelled(deps, tx, locked)
  }
  // The trigger has added the capture meanwhile; the intent was read before.
  if (intent.capturedMinor + amountMinor < intent.amountMinor) return
  await moveIntent(tx, intent, 'SUCCEEDED', at)
  await announcePaid(deps, tx, [intent])
}

/** What a capture did not collect of a payment that was cancelled meanwhile is held for nothing. */
async function releaseIfCancelled(deps: PaymentDeps, tx: RawTx, { capture, intent }: LockedCapture): Promise<void> {
  if (intent.status === 'CANCELLED' && capture.kind === 'CAPTURE') await releaseHeld(deps, tx, intent.id)
}
