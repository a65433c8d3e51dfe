import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { PublishedEvent } from '#shared/jobs.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { unconfirmedOrders } from '../store/due.ts'
import { type Cause, lockOrder, moveOrder } from '../store/write.ts'
import { changeOrder } from './changeOrder.ts'

/** Confirms a fulfilled order, which completes it. Confirming it again is harmless. */
export async function confirmOrder(deps: OrderDeps, viewer: Viewer, { orderId }: { orderId: string }): Promise<void> {
  await changeOrder(deps, viewer, orderId, ['input', 'orderId'], async (tx, order) => {
    if (order.status === 'COMPLETED') return
    if (order.status !== 'FULFILLED') {
      throw refuse('INVALID_TRANSITION', `expected a fulfilled order, got one that is ${order.status}`, [
        'input',
        'orderId',
      ])
    }
    await complete(deps, tx, order, { actor: actorOf(viewer), reason: 'confirmed', at: deps.platform.clock.now() })
  })
}

/** Completes fulfilled orders whose time is over; called by the sweeper. An order with a refund under way waits. */
export async function confirmDueOrders(deps: OrderDeps, limit = 100): Promise<number> {
  const now = deps.platform.clock.now()
  const due = await unconfirmedOrders(deps.platform, now, limit)
  for (const { id } of due) {
    await inTransaction(deps.platform.prisma, async tx => {
      const order = await lockOrder(tx, id)
      if (order?.status !== 'FULFILLED' || order.refundStatus === 'IN_PROGRESS') return
      if (!order.autoConfirmAt || order.autoConfirmAt > now) return
      await complete(deps, tx, order, { actor: 'order', reason: 'confirmed by time', at: now })
    })
  }
  return due.length
}

async function complete({ platform }: OrderDeps, tx: Tx, order: OrderRecord, cause: Cause): Promise<void> {
  await moveOrder(tx, order, { ORDER: 'COMPLETED' }, cause, { completedAt: cause.at, autoConfirmAt: null })
  await platform.jobs.publish(tx, completedEvent({ ...order, completedAt: cause.at }))
}

/** What settlement clears an order by. A repeat clears nothing more. */
export function completedEvent(order: OrderRecord): PublishedEvent {
  return {
    type: 'order.completed',
    key: order.id,
    data: {
      orderId: order.id,
      businessId: order.businessId,
      currencyCode: order.total.currencyCode,
      completedAt: order.completedAt?.toISOString(),
      lines: order.lines.map(line => ({
        lineId: line.id,
        skuId: line.skuId,
        merchantId: line.merchantId,
        consignment: line.merchantId !== null,
        quantity: line.quantity,
        amountMinor: line.total.amountMinor.toString(),
        attribution: line.attribution && attributionData(line.attribution),
      })),
    },
  }
}

function attributionData({
  creatorBps,
  platformBps,
  ...rest
}: NonNullable<OrderRecord['lines'][number]['attribution']>) {
  return { ...rest, split: { creatorBps, platformBps } }
}
