import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { PaymentDeps } from '../deps.ts'
import { lockIntent, moveIntent } from '../store/write.ts'
import { releaseHeld } from './capture.ts'
import { returnReceived } from './refund.ts'

const CANCELLABLE = ['REQUIRES_PAYMENT_METHOD', 'REQUIRES_ACTION']

/** Cancels an intent that was not paid. One whose outcome is open cannot be: it may have been paid. */
export async function cancelIntent({ platform }: PaymentDeps, viewer: Viewer, intentId: string): Promise<void> {
  await inTransaction(platform.prisma, async tx => {
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
 * money that still arrives.
 */
export async function cancelForOrder(deps: PaymentDeps, event: { orderId: string; businessId: string }): Promise<void> {
  const { platform } = deps
  const closes = [...CANCELLABLE, 'REQUIRES_CAPTURE']
  await inTransaction(platform.prisma, async tx => {
    const open = await tx.paymentIntent.findFirst({
      where: { orderId: event.orderId, businessId: event.businessId, status: { in: closes } },
      select: { id: true },
    })
    const intent = open && (await lockIntent(tx, open.id))
    if (!intent || !closes.includes(intent.status)) return
    await moveIntent(tx, intent, 'CANCELLED', platform.clock.now())
    await releaseHeld(deps, tx, intent.id)
    await returnReceived(deps, tx, intent.id)
  })
}
