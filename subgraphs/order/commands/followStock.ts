import { inTransaction } from '#shared/db.ts'
import type { OrderDeps } from '../deps.ts'
import { claimStock, releaseStock } from '../store/remote.ts'
import { lockOrder } from '../store/write.ts'
import { refundUndeliverable } from './refundOrder.ts'

interface OrderReference {
  orderId: string
  businessId: string
}

/**
 * Claims the stock of a paid order. When it is gone (the hold ran out and somebody else bought it) the money goes back:
 * nobody is charged for what is not there.
 */
export async function claimForOrder(deps: OrderDeps, { orderId, businessId }: OrderReference): Promise<void> {
  const { platform } = deps
  const errors = await claimStock(platform, businessId, orderId)
  const gone = errors.find(error => error.code === 'EXPIRED' || error.code === 'OUT_OF_STOCK')
  const other = errors.find(error => error !== gone)
  if (other && !gone) throw new Error(`stock of order ${orderId} was not claimed: ${other.code} ${other.message}`)
  const orphaned = await inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    if (order?.stockStatus !== 'HELD') return order?.stockStatus === 'RELEASED'
    if (order.status !== 'PAID') return true
    if (gone) await refundUndeliverable(deps, tx, order, `out of stock: ${gone.message}`)
    else
      await tx.salesOrder.update({
        where: { id: orderId },
        data: { stockStatus: 'CLAIMED', updatedAt: platform.clock.now() },
      })
    return false
  })
  // The order was closed while the claim was under way: what was claimed for it goes back.
  if (orphaned && errors.length === 0) await releaseStock(platform, businessId, orderId, 'order closed')
}

/** Gives the stock of a closed order back. Repeatable. */
export async function releaseForOrder(
  { platform }: OrderDeps,
  event: OrderReference & { reason: string },
): Promise<void> {
  await releaseStock(platform, event.businessId, event.orderId, event.reason)
  await platform.prisma.salesOrder.updateMany({
    where: { id: event.orderId, status: 'CLOSED' },
    data: { stockStatus: 'RELEASED', updatedAt: platform.clock.now() },
  })
}
