import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { unpaidOrders } from '../store/due.ts'
import { type Cause, lockOrder, moveOrder } from '../store/write.ts'
import { changeOrder } from './changeOrder.ts'

/** Cancels an unpaid order. Cancelling a cancelled order again is harmless. */
export async function cancelOrder(
  deps: OrderDeps,
  viewer: Viewer,
  { orderId, reason }: { orderId: string; reason?: string | null | undefined },
): Promise<void> {
  await changeOrder(deps, viewer, orderId, ['input', 'orderId'], async (tx, order) => {
    if (order.status === 'CLOSED' && order.paymentStatus === 'UNPAID') return
    if (order.status !== 'CREATED') {
      throw refuse('INVALID_TRANSITION', `expected an unpaid order, got one that is ${order.status}`, [
        'input',
        'orderId',
      ])
    }
    await closeUnpaid(deps, tx, order, {
      actor: actorOf(viewer),
      reason: reason || 'cancelled',
      at: deps.platform.clock.now(),
    })
  })
}

/**
 * Closes orders that were not paid in time; called by the sweeper. Locks row by row and skips rows that somebody is
 * deciding on right now, a payment for example: the next sweep sees what became of them.
 */
export async function closeUnpaidOrders(deps: OrderDeps, limit = 100): Promise<number> {
  const now = deps.platform.clock.now()
  const due = await unpaidOrders(deps.platform, now, limit)
  for (const { id } of due) {
    await inTransaction(deps.platform.prisma, async tx => {
      const order = await lockOrder(tx, id)
      if (order?.status !== 'CREATED' || !order.expiresAt || order.expiresAt > now) return
      await closeUnpaid(deps, tx, order, { actor: 'order', reason: 'not paid in time', at: now })
    })
  }
  return due.length
}

/** Closes an unpaid order that is locked; its saga gives back what it holds. */
export async function closeUnpaid({ platform }: OrderDeps, tx: Tx, order: OrderRecord, cause: Cause): Promise<void> {
  await moveOrder(tx, order, { ORDER: 'CLOSED' }, cause, { expiresAt: null })
  await platform.jobs.publish(tx, {
    type: 'order.cancelled',
    key: order.id,
    data: { orderId: order.id, businessId: order.businessId, reason: cause.reason },
  })
}
