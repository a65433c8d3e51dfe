import type { RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import type { RefundState } from '../store/movements.ts'
import { insertRefused } from '../store/refunds.ts'
import type { LockedIntent } from '../store/write.ts'

type Source = Pick<PaymentDeps, 'platform'>
type Failed = Pick<RefundState, 'id' | 'orderRefundId' | 'amountMinor'> & { failure: string }

/** Tells that a refund's money is not with the shopper: it never was, or is not any more. */
export async function refundFailed(
  { platform }: Source,
  tx: RawTx,
  { id: paymentIntentId, orderId, businessId, currencyCode }: LockedIntent,
  refund: Failed,
  reversed = false,
): Promise<void> {
  const { id: reference, orderRefundId: refundId, amountMinor, failure: reason } = refund
  const data = { paymentIntentId, refundId, reference, orderId, businessId, reason, reversed }
  const money = { amountMinor: amountMinor.toString(), currencyCode }
  await platform.jobs.publish(tx, { type: 'payment.refundFailed', key: orderId, data: { ...data, ...money } })
}

/** Writes a refund that is refused before its channel hears of it, and tells so. */
export async function insertFailed(
  deps: Source,
  tx: RawTx,
  intent: LockedIntent,
  refund: Failed & { attemptId: string },
): Promise<void> {
  await insertRefused(tx, { ...refund, intentId: intent.id }, deps.platform.clock.now())
  await refundFailed(deps, tx, intent, refund)
}
