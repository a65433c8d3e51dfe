import type { RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { insertCapture } from '../store/captures.ts'
import { insertRefund } from '../store/refunds.ts'
import { balancesOf } from '../store/write.ts'

type Source = Pick<PaymentDeps, 'platform'>

/** The most times that a channel is asked to let go of what it holds of an attempt. */
export const MAX_VOIDS = 10

/** Lets go of everything that an intent's channels still hold and are not about to let go of. */
export async function releaseHeld({ platform }: Source, tx: RawTx, intentId: string): Promise<void> {
  for (const { attemptId, heldMinor: amountMinor, voids } of await balancesOf(tx, intentId)) {
    if (amountMinor <= 0n || voids >= MAX_VOIDS) continue
    // One that was refused is asked for again under another reference: the channel would repeat its answer.
    const id = voids === 0 ? `void_${attemptId}` : `void_${attemptId}_${voids + 1}`
    const capture = { id, intentId, attemptId, kind: 'VOID', amountMinor, requestedBy: 'payment' } as const
    await insertCapture(tx, capture, platform.clock.now())
  }
}

/** Writes the refund of everything that an intent has received and not given back. Answers the refunds' ids. */
export async function returnReceived({ platform }: Source, tx: RawTx, intentId: string): Promise<string[]> {
  const returned: string[] = []
  for (const { attemptId, refundableMinor } of await balancesOf(tx, intentId)) {
    if (refundableMinor <= 0n) continue
    const id = `auto_${attemptId}`
    const refund = { id, intentId, attemptId, orderRefundId: null, amountMinor: refundableMinor }
    await insertRefund(tx, refund, platform.clock.now())
    returned.push(id)
  }
  return returned
}
