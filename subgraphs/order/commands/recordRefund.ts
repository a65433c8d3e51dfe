import type { Tx } from '#shared/db.ts'
import { requestRun } from '#shared/reconcile.ts'
import type { OrderDeps } from '../deps.ts'
import { attemptOf, type RefundNews, standingOf, timesGiven } from '../domain/attempts.ts'
import type { OrderRecord } from '../domain/order.ts'
import { type RefundState, statesAfterReversal } from '../domain/refunds.ts'
import { subjectOf } from '../reconciliation/store/reconciliations.ts'
import { followLoss } from '../saga/commands/followRefund.ts'
import { logRefund, readRefundLog } from '../store/refund-log.ts'
import { moveRefund, type Refund, readRefund } from '../store/refunds.ts'
import { type Cause, moveOrder } from '../store/write.ts'
import { withRefundLock } from './refundOrder.ts'
import { giveBack } from './settleRefund.ts'

export interface PaymentRefunded {
  /** The order's refund; none of money that came too late for its order and went straight back. */
  refundId: string | null
  /** Which attempt at it; none in news of before there were several. */
  reference?: string
  orderId: string
  businessId: string
}

export interface PaymentRefundFailed extends PaymentRefunded {
  /** The channel's words. */
  reason: string | null
  /** Whether it had succeeded before. */
  reversed: boolean
}

/** Records that a refund's money was given back. A repeat changes nothing. */
export const recordRefund = (deps: OrderDeps, event: PaymentRefunded): Promise<void> =>
  take(deps, event, 'SUCCEEDED', 'refunded')

/** Records that the channel did not give a refund's money back, or took it back later. A repeat changes nothing. */
export const recordRefundFailure = (deps: OrderDeps, event: PaymentRefundFailed): Promise<void> =>
  take(deps, event, event.reversed ? 'REVERSED' : 'FAILED', event.reason || 'declined')

/** Refunds that the payment hub was asked for. */
const ASKED: readonly RefundState[] = ['APPROVED', 'FAILED', 'SUCCEEDED']

/** Takes news of an attempt; where the refund is then follows from all there were, in whatever order they came. */
async function take(deps: OrderDeps, event: PaymentRefunded, kind: RefundNews, reason: string): Promise<void> {
  const { refundId, orderId, businessId } = event
  if (!refundId) return
  const twice = await withRefundLock(deps, orderId, async (tx, order) => {
    const refund = await readRefund(tx, refundId)
    const attempt = attemptOf(refundId, event.reference ?? refundId)
    if (refund?.orderId !== order.id || order.businessId !== businessId || attempt === null) return false
    if (!ASKED.includes(refund.status as RefundState)) return false
    const cause = { actor: 'payment', reason, at: deps.platform.clock.now() }
    if (!(await logRefund(tx, refundId, attempt, kind, cause))) return false
    const log = await readRefundLog(tx, refundId)
    await follow(deps, tx, order, refund, standingOf(log, refund.attempt), cause)
    return timesGiven(log) > 1
  })
  // The comparison finds it within the hour in any case.
  if (twice) await requestRun(deps.platform, { subject: subjectOf(businessId), repairs: true, requestedBy: 'refund' })
}

/** Moves a refund to where its attempts say it is. */
async function follow(
  deps: OrderDeps,
  tx: Tx,
  order: OrderRecord,
  refund: Refund,
  standing: ReturnType<typeof standingOf>,
  cause: Cause,
): Promise<void> {
  if (standing === refund.status) return
  if (standing === 'SUCCEEDED') return giveBack(deps, tx, order, refund, { ...cause, reason: refund.id })
  if (refund.status === 'SUCCEEDED') return takeBack(tx, order, refund, standing, cause)
  if (!(await moveRefund(tx, refund.id, ['APPROVED'], { status: 'FAILED', failure: cause.reason }))) return
  await followLoss(tx, order, cause)
}

/** The channel took back what it had given: the sums say so, and the money is owed again. */
async function takeBack(
  tx: Tx,
  order: OrderRecord,
  refund: Refund,
  status: 'APPROVED' | 'FAILED',
  cause: Cause,
): Promise<void> {
  const lost = { status, failure: cause.reason, settledOtherwise: null }
  if (!(await moveRefund(tx, refund.id, ['SUCCEEDED'], lost))) return
  for (const { orderLineId: id, amountMinor } of refund.lines)
    await tx.orderLine.update({ where: { id }, data: { refundedMinor: { decrement: amountMinor } } })
  const refundedMinor = order.refunded.amountMinor - refund.amountMinor
  const { payment, refund: axis } = statesAfterReversal(refundedMinor)
  await moveOrder(tx, order, { PAYMENT: payment, REFUND: axis }, cause, { refundedMinor })
  await followLoss(tx, order, cause)
}
