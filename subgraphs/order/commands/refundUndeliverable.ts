import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { toRefundable } from '../domain/refundable.ts'
import { planRefund } from '../domain/refunds.ts'
import { insertRefund, publishApproved } from '../store/refunds.ts'
import { approveIn } from './decideRefund.ts'
import { reopenFailed } from './failedRefund.ts'

/**
 * Refunds all that is left of an order that cannot be delivered, without asking. What was asked for and nobody has decided
 * is approved along with it: rejected later, it would keep money for goods that nobody gets. What failed is made again. A
 * repeat finds nothing left. Runs under the order's lock.
 */
export async function refundUndeliverable(
  deps: OrderDeps,
  tx: Tx,
  order: OrderRecord,
  reason: string,
  actor = 'order',
): Promise<void> {
  const { platform } = deps
  const at = platform.clock.now()
  const cause = { actor, reason, at }
  const undecided = await tx.orderRefund.findMany({
    where: { orderId: order.id, status: 'REQUESTED' },
    include: { lines: true },
    orderBy: { id: 'asc' },
  })
  for (const refund of undecided) await approveIn(deps, tx, order, refund, cause)
  for (const id of await reopenFailed(tx, order, cause)) await publishApproved(platform.jobs, tx, order, id)
  const plan = planRefund(order.lines.map(toRefundable), null, false, order.total.currencyCode)
  if ('errors' in plan) return
  const first = `rfd_${order.id.slice(4)}`
  const id = (await tx.orderRefund.findUnique({ where: { id: first }, select: { id: true } })) ? newId('rfd') : first
  await insertRefund(tx, order, { id, status: 'APPROVED', withReturn: false, decideBy: at, plan }, cause)
  await publishApproved(platform.jobs, tx, order, id)
}
