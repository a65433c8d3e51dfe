import { inTransaction } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import { sendParcel } from '../../commands/fulfilOrder.ts'
import type { OrderDeps } from '../../deps.ts'
import { sendable } from '../../domain/fulfilment.ts'
import { lockOrder } from '../../store/write.ts'

/** Paid orders with virtual goods to deliver for which there are codes now; memberships never run out. */
const DUE = `
  SELECT DISTINCT o.id FROM orders.order_line l JOIN orders.sales_order o ON o.id = l.order_id
  WHERE l.delivery <> 'SHIPMENT' AND l.fulfilled_quantity + l.withdrawn_quantity < l.quantity
    AND o.status IN ('PAID', 'FULFILLING') AND o.stock_status = 'CLAIMED'
    AND (l.delivery = 'MEMBERSHIP' OR l.quantity - l.fulfilled_quantity - l.withdrawn_quantity <=
      (SELECT count(*) FROM (SELECT 1 FROM orders.delivery_code c WHERE c.business_id = l.business_id AND c.sku_id = l.sku_id
         AND c.order_line_id IS NULL LIMIT l.quantity) enough))
  LIMIT $1`

/**
 * Delivers codes and memberships of paid orders without anybody asking; called by the sweeper. Each line is a fulfilment of
 * its own: a pool that runs dry meanwhile holds up its line alone.
 */
export async function deliverVirtualGoods(deps: OrderDeps, limit = 100): Promise<void> {
  const { platform } = deps
  const { rows } = await platform.pool.query<{ id: string }>(DUE, [limit])
  for (const { id } of rows) {
    for (const lineId of await virtualLines(deps, id)) {
      await deliverLine(deps, id, lineId).catch(error => {
        platform.log.warn({ err: error, order: id, line: lineId }, 'a virtual good was not delivered; tried again')
      })
    }
  }
}

async function virtualLines({ platform }: OrderDeps, orderId: string): Promise<string[]> {
  const where = { orderId, delivery: { not: 'SHIPMENT' } }
  const lines = await platform.prisma.orderLine.findMany({ where, select: { id: true }, orderBy: { position: 'asc' } })
  return lines.map(line => line.id)
}

async function deliverLine(deps: OrderDeps, orderId: string, lineId: string): Promise<void> {
  const { platform } = deps
  await inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    const line = order?.lines.find(({ id }) => id === lineId)
    if (!order || !line || sendable(line) === 0 || order.stockStatus !== 'CLAIMED') return
    if (order.status !== 'PAID' && order.status !== 'FULFILLING') return
    const id = newId('ful')
    const cause = { actor: 'order', reason: `delivered with ${id}`, at: platform.clock.now() }
    await sendParcel(deps, tx, order, { id, kind: 'DIGITAL', sent: [{ line, quantity: sendable(line) }] }, cause)
  })
}
