import { inRawTransaction, type RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import type { Source } from '../domain/charge.ts'
import { nextCheck } from '../domain/schedule.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { changeRefund, type LockedRefund, lockRefund } from '../store/movements.ts'
import { appendEvent } from '../store/write.ts'
import { refundFailed } from './refundFailed.ts'
import { withdrawUnsent } from './supersede.ts'

/** Applies what is known of a refund, in a transaction of its own. */
export function applyRefund(deps: PaymentDeps, refundId: string, outcome: Outcome, source: Source): Promise<void> {
  return inRawTransaction(deps.platform.pool, async tx =>
    applyRefundIn(deps, tx, await lockRefund(tx, refundId), outcome, source),
  )
}

/**
 * The one place where a refund's outcome takes effect, however it was learnt and however often. That the channel paid what
 * it had declined is as true as any other success.
 */
export async function applyRefundIn(
  deps: PaymentDeps,
  tx: RawTx,
  locked: LockedRefund,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  const { refund, intent } = locked
  if (outcome.kind === 'SUCCEEDED') {
    await succeed(deps, tx, locked, source, outcome)
    return withdrawUnsent(deps, tx, intent, refund)
  }
  if (outcome.kind === 'REVERSED') return reverse(deps, tx, locked, source, outcome.reason)
  if (refund.status !== 'PENDING' && refund.status !== 'UNKNOWN') return
  if (outcome.kind === 'DECLINED') {
    const failure = outcome.declineCode
    await changeRefund(tx, refund.id, { status: 'FAILED', failure })
    return refundFailed(deps, tx, intent, { ...refund, failure })
  }
  const checks = source === 'lookup' ? refund.checks + 1 : refund.checks
  const status = outcome.kind === 'UNKNOWN' ? 'UNKNOWN' : 'PENDING'
  await changeRefund(tx, refund.id, { status, checks, checkAt: nextCheck(deps.platform.clock.now(), checks) })
}

async function succeed(
  { platform }: PaymentDeps,
  tx: RawTx,
  { refund, intent }: LockedRefund,
  source: Source,
  { amountMinor: told, currencyCode: toldCurrency }: { amountMinor?: bigint; currencyCode?: string },
): Promise<void> {
  const { id: refundId, attemptId, amountMinor, orderRefundId } = refund
  const { id: intentId, orderId, businessId, currencyCode } = intent
  if ((told ?? amountMinor) !== amountMinor || (toldCurrency ?? currencyCode) !== currencyCode)
    throw new Unusable(`refund ${refundId}: expected ${amountMinor} ${currencyCode}, got ${told} ${toldCurrency}`)
  if (refund.status === 'SUCCEEDED' || refund.status === 'REVERSED') return
  const at = platform.clock.now()
  await changeRefund(tx, refundId, { status: 'SUCCEEDED' })
  await appendEvent(tx, { intentId, attemptId, kind: 'REFUNDED', amountMinor, source, reference: refundId, at })
  const data = { paymentIntentId: intentId, refundId: orderRefundId, reference: refundId, orderId, businessId }
  const money = { amountMinor: amountMinor.toString(), currencyCode }
  await platform.jobs.publish(tx, { type: 'payment.refunded', key: orderId, data: { ...data, ...money } })
}

/** A refund that is taken back was made before, whether or not anybody said so. */
async function reverse(
  deps: PaymentDeps,
  tx: RawTx,
  locked: LockedRefund,
  source: Source,
  failure: string,
): Promise<void> {
  const { refund, intent } = locked
  if (refund.status === 'REVERSED') return
  await succeed(deps, tx, locked, source, {})
  const { id, intentId, attemptId, amountMinor } = refund
  const at = deps.platform.clock.now()
  await changeRefund(tx, id, { status: 'REVERSED', failure })
  await appendEvent(tx, { intentId, attemptId, kind: 'REFUND_REVERSED', amountMinor, source, reference: id, at })
  await refundFailed(deps, tx, intent, { ...refund, failure }, true)
}
