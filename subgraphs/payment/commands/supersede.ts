import { inRawTransaction, type RawTx } from '#shared/db.ts'
import type { PaymentDeps } from '../deps.ts'
import { lockRefund, type RefundState } from '../store/movements.ts'
import { failOpen, failUnsent } from '../store/refunds.ts'
import type { LockedIntent } from '../store/write.ts'
import { refundFailed } from './refundFailed.ts'

/**
 * An order's refund may be made again after its channel declined it, and the channel may pay the declined one all the
 * same. The other is withdrawn then, as long as the channel has certainly not got it.
 */

/** What a refund fails by whose money was given by another attempt at the same. */
export const SUPERSEDED = 'superseded'

/** Withdraws the attempts that were not sent yet, because `given` gave the money. Runs under the intent's lock. */
export async function withdrawUnsent(
  deps: PaymentDeps,
  tx: RawTx,
  intent: LockedIntent,
  given: RefundState,
): Promise<void> {
  if (given.orderRefundId === null) return
  for (const id of await failUnsent(tx, given, SUPERSEDED)) await tell(deps, tx, intent, { ...given, id })
}

/**
 * Withdraws one attempt because another gave the money: one that was not sent, or, `unheard`, one of which the channel has
 * never heard.
 */
export function withdraw(deps: PaymentDeps, refundId: string, unheard: boolean): Promise<void> {
  return inRawTransaction(deps.platform.pool, async tx => {
    const { refund, intent } = await lockRefund(tx, refundId)
    if (await failOpen(tx, refundId, SUPERSEDED, unheard)) await tell(deps, tx, intent, refund)
  })
}

async function tell(deps: PaymentDeps, tx: RawTx, intent: LockedIntent, refund: RefundState): Promise<void> {
  deps.platform.log.info({ refundId: refund.id, intentId: intent.id }, 'refund withdrawn: another attempt was paid')
  await refundFailed(deps, tx, intent, { ...refund, failure: SUPERSEDED })
}
