import type { Tx } from '#shared/db.ts'
import { completedEvent } from '../../commands/completeOrder.ts'
import { refundUndeliverable } from '../../commands/refundUndeliverable.ts'
import type { OrderDeps } from '../../deps.ts'
import type { OrderRecord } from '../../domain/order.ts'
import { publishApproved } from '../../store/refunds.ts'
import type { Todo } from '../domain/saga.ts'

/** Says again what another subgraph has to do and has not answered: who did it already does nothing but say so. */
export async function announce(deps: OrderDeps, tx: Tx, order: OrderRecord, { step }: Todo): Promise<void> {
  const { jobs } = deps.platform
  if (step === 'CLEAR') return jobs.publish(tx, completedEvent(order))
  const refunds = await tx.orderRefund.findMany({
    where: { orderId: order.id, status: 'APPROVED' },
    select: { id: true },
  })
  for (const { id } of refunds) await publishApproved(jobs, tx, order, id)
  // Whatever of the money nobody has asked for: the order is only undone when all of it is back.
  await refundUndeliverable(deps, tx, order, 'the rest of an order that is undone')
}
