import { hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderLineRecord, OrderRecord } from '../domain/order.ts'
import { lockOrder } from '../store/write.ts'

/** Whether a viewer of the order's business may change it. */
export type MayChange = (viewer: Viewer, order: OrderRecord) => boolean

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
  mayChange: MayChange = mayChangeAll,
): Promise<T> {
  return inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    if (order?.businessId !== viewer.businessId || !mayChange(viewer, order))
      throw refuse('NOT_FOUND', `expected the id of an order, got ${orderId}`, path)
    return change(tx, order)
  })
}

/** Operations, the shopper, and a merchant whose goods all lines are. */
export const mayChangeAll: MayChange = (viewer, order) => mayChangeLines(viewer, order, order.lines)

/** The same for what concerns some lines only: a merchant whose goods these are. */
export function mayChangeLines(viewer: Viewer, order: OrderRecord, lines: readonly OrderLineRecord[]): boolean {
  if (hasRole(viewer, 'OPS')) return true
  if (lines.length > 0 && lines.every(line => isOwn(viewer, line))) return true
  return hasRole(viewer, 'SHOPPER') && order.customerId === viewer.id
}

/** The lines that a viewer sends: all for operations, a merchant's own. */
export function linesToSend(viewer: Viewer, order: OrderRecord): OrderLineRecord[] {
  return hasRole(viewer, 'OPS') ? order.lines : order.lines.filter(line => isOwn(viewer, line))
}

function isOwn(viewer: Viewer, line: OrderLineRecord): boolean {
  return hasRole(viewer, 'MERCHANT') && viewer.merchantId !== null && line.merchantId === viewer.merchantId
}
