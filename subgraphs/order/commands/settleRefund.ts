import type { Tx } from '#shared/db.ts'
import { endMemberships } from '../delivery/store/deliver.ts'
import type { OrderDeps } from '../deps.ts'
import { isAllSent } from '../domain/fulfilment.ts'
import type { OrderRecord } from '../domain/order.ts'
import { statesAfterRefund } from '../domain/refunds.ts'
import type { OrderStatus } from '../domain/transitions.ts'
import { followReturn } from '../saga/commands/followRefund.ts'
import { moveRefund, type Refund } from '../store/refunds.ts'
import { type Cause, type Moves, moveOrder, othersUnderWay, undecidedUnits } from '../store/write.ts'

/** Orders that a full refund closes. A completed one stays completed: settlement reverses what was cleared. */
const CLOSABLE: readonly OrderStatus[] = ['PAID', 'FULFILLING', 'FULFILLED']

/**
 * Writes that a refund's money is with the shopper again, by the channel or otherwise, and what follows for its order. Runs
 * under the order's lock.
 */
export async function giveBack(
  deps: OrderDeps,
  tx: Tx,
  order: OrderRecord,
  refund: Refund,
  cause: Cause,
  settledOtherwise: string | null = null,
): Promise<void> {
  const { terms } = deps
  const { id: refundId, lines } = refund
  const { at } = cause
  const done = { status: 'SUCCEEDED' as const, refundedAt: refund.refundedAt ?? at, failure: null, settledOtherwise }
  if (!(await moveRefund(tx, refundId, ['APPROVED', 'FAILED'], done))) return
  for (const { orderLineId: id, amountMinor } of lines)
    await tx.orderLine.update({ where: { id }, data: { refundedMinor: { increment: amountMinor } } })
  const refundedMinor = order.refunded.amountMinor + refund.amountMinor
  const others = await othersUnderWay(tx, order.id, refundId)
  const states = statesAfterRefund(order.total.amountMinor, refundedMinor, others)
  const closes = states.payment === 'REFUNDED' && CLOSABLE.includes(order.status)
  // What is withdrawn need not be sent: the rest of the order may be all there is.
  const sent = !closes && order.status === 'FULFILLING' && isAllSent(order.lines, await undecidedUnits(tx, order.id))
  const moves: Moves = {
    PAYMENT: states.payment,
    REFUND: states.refund,
    ...(closes && { ORDER: 'CLOSED' as const }),
    ...(sent && { ORDER: 'FULFILLED' as const, FULFILMENT: 'FULFILLED' as const }),
  }
  await moveOrder(tx, order, moves, cause, {
    refundedMinor,
    ...(closes && { autoConfirmAt: null }),
    ...(sent && { autoConfirmAt: new Date(at.getTime() + terms.autoConfirmMs) }),
  })
  // What follows from giving up goods has followed already when money that was taken back is given again.
  if (!refund.refundedAt) {
    await endMemberships(tx, lines, at)
    await publishRefunded(deps, tx, order, refundId, lines)
  }
  if (closes && order.fulfilmentStatus === 'UNFULFILLED') await undo(deps, tx, order)
  if (order.status === 'CLOSED' && states.payment === 'REFUNDED') await followReturn(tx, order, cause)
}

/** An order of which nothing was sent is as if it had never been: its saga gives back its goods and redemptions. */
async function undo({ platform }: OrderDeps, tx: Tx, order: OrderRecord): Promise<void> {
  const data = { orderId: order.id, businessId: order.businessId, reason: 'refunded' }
  await platform.jobs.publish(tx, { type: 'order.refundClosed', key: order.id, data })
}

async function publishRefunded(
  { platform }: OrderDeps,
  tx: Tx,
  order: OrderRecord,
  refundId: string,
  lines: readonly { orderLineId: string; amountMinor: bigint }[],
): Promise<void> {
  const paid = lines.filter(line => line.amountMinor > 0n)
  await platform.jobs.publish(tx, {
    type: 'order.refunded',
    key: order.id,
    data: {
      orderId: order.id,
      businessId: order.businessId,
      refundId,
      currencyCode: order.total.currencyCode,
      completedBefore: order.status === 'COMPLETED',
      lines: paid.map(line => ({ lineId: line.orderLineId, amountMinor: line.amountMinor.toString() })),
    },
  })
}
