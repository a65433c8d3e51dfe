import type { Viewer } from '#shared/auth.ts'
import { inRawTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { PaymentDeps } from '../deps.ts'
import { lockIntent, lockOpenIntent, moveIntent, noteOrderCancelled } from '../store/write.ts'
import { releaseHeld, returnReceived } from './giveBack.ts'

const CANCELLABLE = ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION']
const CLOSES = [...CANCELLABLE, 'REQUIRES_CAPTURE']

/** Cancels an intent that was not paid. One whose outcome is open cannot be: it may have been paid. */
export async function cancelIntent({ platform }: PaymentDeps, viewer: Viewer, intentId: string): Promise<void> {
  await inRawTransaction(platform.pool, async tx => {
    const intent = await lockIntent(tx, intentId)
    if (intent?.businessId !== viewer.businessId || intent.customerId !== viewer.id) {
      throw refuse('NOT_FOUND', `expected the id of an intent, got ${intentId}`, ['input', 'paymentIntentId'])
    }
    if (intent.status === 'CANCELLED') return
    if (!CANCELLABLE.includes(intent.status)) {
      throw refuse('INVALID_TRANSITION', `expected an unpaid intent, got one that is ${intent.status}`, [
        'input',
        'paymentIntentId',
      ])
    }
    await moveIntent(tx, intent, 'CANCELLED', platform.clock.now())
  })
}

/**
 * Cancels the open intent of a cancelled order. What is held is let go, what was captured of it goes back, and so does
 * money that still arrives. One whose outcome is open keeps the word: what a channel comes to hold for it is let go then.
 */
export async function cancelForOrder(deps: PaymentDeps, event: { orderId: string; businessId: string }): Promise<void> {
  const { platform } = deps
  await inRawTransaction(platform.pool, async tx => {
    const intent = await lockOpenIntent(tx, event)
    if (!intent) return
    const at = platform.clock.now()
    if (intent.status === 'PROCESSING') return noteOrderCancelled(tx, intent.id, at)
    if (!CLOSES.includes(intent.status)) return
    await moveIntent(tx, intent, 'CANCELLED', at)
    await releaseHeld(deps, tx, intent.id)
    await returnReceived(deps, tx, intent.id)
  })
}
