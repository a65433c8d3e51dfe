import { hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { lockOrder } from '../store/write.ts'

/**
 * Runs a change of one order in a transaction under the order's row lock. An order that the viewer may not see is
 * NOT_FOUND: whether it exists is nobody else's business.
 */
export async function changeOrder<T>(
  { platform }: Pick<OrderDeps, 'platform'>,
  viewer: Viewer,
  orderId: string,
  path: readonly string[],
  change: (tx: Tx, order: OrderRecord) => Promise<T>,
): Promise<T> {
  return inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    if (!order || !mayChange(viewer, order))
      throw refuse('NOT_FOUND', `expected the id of an order, got ${orderId}`, path)
    return change(tx, order)
  })
}

function mayChange(viewer: Viewer, order: OrderRecord): boolean {
  if (order.businessId !== viewer.businessId) return false
  if (hasRole(viewer, 'OPS')) return true
  if (hasRole(viewer, 'MERCHANT') && viewer.merchantId !== null) {
    if (order.lines.every(line => line.merchantId === viewer.merchantId)) return true
  }
  return hasRole(viewer, 'SHOPPER') && order.customerId === viewer.id
}
