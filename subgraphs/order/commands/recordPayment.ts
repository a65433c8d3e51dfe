import { inTransaction } from '#shared/db.ts'
import type { OrderDeps } from '../deps.ts'
import type { PaymentSucceeded } from '../domain/payment.ts'
import { lockOrder, moveOrder } from '../store/write.ts'

/**
 * Records that an order was paid. The row lock decides the race against timeout and cancellation: if the order is
 * closed by now, the late payment is rejected, which refunds it. A repeat changes nothing. Answers whether it is the order's.
 */
export async function recordPayment(
  { platform }: Pick<OrderDeps, 'platform'>,
  event: PaymentSucceeded,
): Promise<boolean> {
  return inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, event.orderId)
    if (order?.paymentIntentId === event.paymentIntentId) return true
    const refusal =
      order?.businessId !== event.businessId
        ? 'no such order'
        : order.status !== 'CREATED'
          ? `the order is ${order.status}`
          : order.total.amountMinor.toString() !== event.amountMinor || order.total.currencyCode !== event.currencyCode
            ? 'the amount is not the order’s total'
            : null
    const reference = { orderId: event.orderId, paymentIntentId: event.paymentIntentId, businessId: event.businessId }
    if (!order || refusal) {
      await platform.jobs.publish(tx, {
        type: 'order.paymentRejected',
        key: event.orderId,
        data: { ...reference, reason: refusal },
      })
      return false
    }
    const cause = { actor: 'payment', reason: event.paymentIntentId, at: platform.clock.now() }
    const data = { paymentIntentId: event.paymentIntentId, expiresAt: null }
    await moveOrder(tx, order, { ORDER: 'PAID', PAYMENT: 'PAID' }, cause, data)
    return true
  })
}
