import type { RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { firstCheck } from '../domain/schedule.ts'
import { balancesOf } from '../store/write.ts'

type Source = Pick<PaymentDeps, 'platform'>

export interface NewCapture {
  id: string
  intentId: string
  attemptId: string
  kind: 'CAPTURE' | 'VOID'
  amountMinor: bigint
  requestedBy: string
}

export interface NewRefund {
  /** The channel's reference too: the order's refund id, or one that follows from the attempt or capture. */
  id: string
  intentId: string
  attemptId: string
  orderRefundId: string | null
  amountMinor: bigint
}

/** Writes a capture or void to be sent; a repeat is the same one. The janitor sends what nobody has sent. */
export async function insertCapture({ platform }: Source, tx: RawTx, capture: NewCapture): Promise<void> {
  const at = platform.clock.now()
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.payment_capture (id, intent_id, attempt_id, kind, amount_minor, requested_by, status, check_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'PENDING', $7, $8) ON CONFLICT (id) DO NOTHING`,
    capture.id,
    capture.intentId,
    capture.attemptId,
    capture.kind,
    capture.amountMinor,
    capture.requestedBy,
    // A capture is sent at once by whoever asked for it, a void by the janitor.
    capture.kind === 'CAPTURE' ? firstCheck(at) : at,
    at,
  )
}

/** Writes a refund to be sent, by the janitor from `checkAt` on; a repeat is the same refund. */
export async function insertRefund(
  { platform }: Source,
  tx: RawTx,
  refund: NewRefund,
  checkAt = platform.clock.now(),
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, order_refund_id, amount_minor, status, check_at, created_at)
     VALUES ($1, $2, $3, $4, $5, 'PENDING', $6, $7) ON CONFLICT (id) DO NOTHING`,
    refund.id,
    refund.intentId,
    refund.attemptId,
    refund.orderRefundId,
    refund.amountMinor,
    checkAt,
    platform.clock.now(),
  )
}

/** The most times that a channel is asked to let go of what it holds of an attempt. */
export const MAX_VOIDS = 10

/** Lets go of everything that an intent's channels still hold and are not about to let go of. */
export async function releaseHeld(deps: Source, tx: RawTx, intentId: string): Promise<void> {
  for (const { attemptId, heldMinor: amountMinor, voids } of await balancesOf(tx, intentId)) {
    if (amountMinor <= 0n || voids >= MAX_VOIDS) continue
    // One that was refused is asked for again under another reference: the channel would repeat its answer.
    const id = voids === 0 ? `void_${attemptId}` : `void_${attemptId}_${voids + 1}`
    await insertCapture(deps, tx, { id, intentId, attemptId, kind: 'VOID', amountMinor, requestedBy: 'payment' })
  }
}

/** Writes the refund of everything that an intent has received and not given back. Answers the refunds' ids. */
export async function returnReceived(deps: Source, tx: RawTx, intentId: string): Promise<string[]> {
  const returned: string[] = []
  for (const { attemptId, refundableMinor } of await balancesOf(tx, intentId)) {
    if (refundableMinor <= 0n) continue
    const id = `auto_${attemptId}`
    await insertRefund(deps, tx, { id, intentId, attemptId, orderRefundId: null, amountMinor: refundableMinor })
    returned.push(id)
  }
  return returned
}
