import type { OrderDeps } from '../deps.ts'
import { statesAfterRefund } from '../domain/refunds.ts'
import { type Moves, moveOrder, pendingRefunds } from '../store/write.ts'
import { withRefundLock } from './refundOrder.ts'

export interface PaymentRefunded {
  refundId: string | null
  orderId: string
  businessId: string
}

/**
 * Records that a refund's money was given back. A full refund closes an order that is not completed yet; a completed
 * one stays completed, and settlement reverses what was cleared. A repeat changes nothing.
 */
export async function recordRefund(deps: OrderDeps, event: PaymentRefunded): Promise<void> {
  const { refundId } = event
  // Money that came too late for its order went straight back: no refund of an order.
  if (!refundId) return
  const { platform } = deps
  await withRefundLock(deps, event.orderId, async (tx, order) => {
    const at = platform.clock.now()
    const { count } = await tx.orderRefund.updateMany({
      where: { id: refundId, orderId: order.id, status: 'APPROVED' },
      data: { status: 'SUCCEEDED', refundedAt: at },
    })
    if (count === 0) return
    const refund = await tx.orderRefund.findUniqueOrThrow({ where: { id: refundId }, include: { lines: true } })
    for (const line of refund.lines) {
      await tx.orderLine.update({
        where: { id: line.orderLineId },
        data: { refundedMinor: { increment: line.amountMinor } },
      })
    }
    const refundedMinor = order.refunded.amountMinor + refund.amountMinor
    const othersUnderWay = (await pendingRefunds(tx, order.id, refundId)).size > 0
    const states = statesAfterRefund(order.total.amountMinor, refundedMinor, othersUnderWay)
    const closes = states.payment === 'REFUNDED' && (order.status === 'PAID' || order.status === 'FULFILLED')
    const moves: Moves = {
      PAYMENT: states.payment,
      REFUND: states.refund,
      ...(closes ? { ORDER: 'CLOSED' as const } : {}),
    }
    const cause = { actor: 'payment', reason: refundId, at }
    await moveOrder(tx, order, moves, cause, { refundedMinor, ...(closes ? { autoConfirmAt: null } : {}) })
    const base = { orderId: order.id, businessId: order.businessId }
    await platform.jobs.publish(tx, {
      type: 'order.refunded',
      key: order.id,
      data: {
        ...base,
        refundId,
        currencyCode: order.total.currencyCode,
        completedBefore: order.status === 'COMPLETED',
        lines: refund.lines.map(line => ({ lineId: line.orderLineId, amountMinor: line.amountMinor.toString() })),
      },
    })
    // Goods that were never sent go back on sale; what was sent returns by a return, not by a refund.
    if (closes && order.fulfilmentStatus === 'UNFULFILLED') {
      await platform.jobs.publish(tx, {
        type: 'order.refundClosed',
        key: order.id,
        data: { ...base, reason: 'refunded' },
      })
    }
  })
}
