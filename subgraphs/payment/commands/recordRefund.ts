import { inTransaction, type Tx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { nextCheck } from '../domain/schedule.ts'
import { Unusable } from '../domain/unusable.ts'
import type { Outcome } from '../provider/port.ts'
import { appendEvent, type LockedIntent, lockIntent } from '../store/write.ts'
import type { Source } from './recordOutcome.ts'

type Refund = NonNullable<Awaited<ReturnType<Tx['paymentRefund']['findUnique']>>>

/** Applies what is known of a refund, in a transaction of its own. */
export async function applyRefund(
  deps: PaymentDeps,
  refundId: string,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  await inTransaction(deps.platform.prisma, tx => applyRefundIn(deps, tx, refundId, outcome, source))
}

/** The one place where a refund's outcome takes effect, however it was learnt and however often. */
export async function applyRefundIn(
  deps: PaymentDeps,
  tx: Tx,
  refundId: string,
  outcome: Outcome,
  source: Source,
): Promise<void> {
  const known = await tx.paymentRefund.findUnique({ where: { id: refundId }, select: { intentId: true } })
  const intent = known && (await lockIntent(tx, known.intentId))
  const refund = intent && (await tx.paymentRefund.findUnique({ where: { id: refundId } }))
  if (!refund) throw new Unusable(`expected the reference of a refund, got ${refundId}`)
  if (outcome.kind === 'SUCCEEDED') return succeed(deps, tx, intent, refund, source, outcome)
  if (outcome.kind === 'REVERSED') return reverse(deps, tx, intent, refund, source, outcome.reason)
  if (refund.status !== 'PENDING' && refund.status !== 'UNKNOWN') return
  const set = (data: object) => tx.paymentRefund.update({ where: { id: refundId }, data })
  if (outcome.kind === 'DECLINED') {
    const failure = outcome.declineCode
    await set({ status: 'FAILED', failure, checkAt: null })
    return refundFailed(deps, tx, intent, { ...refund, failure })
  }
  const checks = source === 'lookup' ? refund.checks + 1 : refund.checks
  const status = outcome.kind === 'UNKNOWN' ? 'UNKNOWN' : 'PENDING'
  await set({ status, checks, checkAt: nextCheck(deps.platform.clock.now(), checks) })
}

async function succeed(
  { platform }: PaymentDeps,
  tx: Tx,
  intent: LockedIntent,
  refund: Refund,
  source: Source,
  { amountMinor: told, currencyCode: toldCurrency }: { amountMinor?: bigint; currencyCode?: string },
): Promise<void> {
  const { id: refundId, attemptId, amountMinor, orderRefundId } = refund
  const { id: intentId, orderId, businessId, currencyCode } = intent
  if ((told ?? amountMinor) !== amountMinor || (toldCurrency ?? currencyCode) !== currencyCode)
    throw new Unusable(`refund ${refundId}: expected ${amountMinor} ${currencyCode}, got ${told} ${toldCurrency}`)
  if (refund.status === 'SUCCEEDED' || refund.status === 'REVERSED') return
  const at = platform.clock.now()
  await tx.paymentRefund.update({
    where: { id: refundId },
    data: { status: 'SUCCEEDED', failure: null, checkAt: null },
  })
  await appendEvent(tx, { intentId, attemptId, kind: 'REFUNDED', amountMinor, source, reference: refundId, at })
  const data = { paymentIntentId: intentId, refundId: orderRefundId, reference: refundId, orderId, businessId }
  const money = { amountMinor: amountMinor.toString(), currencyCode }
  await platform.jobs.publish(tx, { type: 'payment.refunded', key: orderId, data: { ...data, ...money } })
}

/** A refund that is taken back was made before, whether or not anybody said so. */
async function reverse(
  deps: PaymentDeps,
  tx: Tx,
  intent: LockedIntent,
  refund: Refund,
  source: Source,
  failure: string,
): Promise<void> {
  if (refund.status === 'REVERSED') return
  await succeed(deps, tx, intent, refund, source, {})
  const { id, intentId, attemptId, amountMinor } = refund
  const at = deps.platform.clock.now()
  await tx.paymentRefund.update({ where: { id }, data: { status: 'REVERSED', failure, checkAt: null } })
  await appendEvent(tx, { intentId, attemptId, kind: 'REFUND_REVERSED', amountMinor, source, reference: id, at })
  await refundFailed(deps, tx, intent, { ...refund, failure }, true)
}

/** Tells that a refund's money is not with the shopper: it never was, or is not any more. */
export async function refundFailed(
  { platform }: Pick<PaymentDeps, 'platform'>,
  tx: Tx,
  { id: paymentIntentId, orderId, businessId, currencyCode }: LockedIntent,
  refund: Pick<Refund, 'id' | 'orderRefundId' | 'amountMinor' | 'failure'>,
  reversed = false,
): Promise<void> {
  const { id: reference, orderRefundId: refundId, amountMinor, failure: reason } = refund
  const data = { paymentIntentId, refundId, reference, orderId, businessId, reason, reversed }
  const money = { amountMinor: amountMinor.toString(), currencyCode }
  await platform.jobs.publish(tx, { type: 'payment.refundFailed', key: orderId, data: { ...data, ...money } })
}
