import { inTransaction } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import { sendParcel } from '../../commands/fulfilOrder.ts'
import type { OrderDeps } from '../../deps.ts'
import { sendable } from '../../domain/fulfilment.ts'
import { lockOrder } from '../../store/write.ts'

/** Lines of waiting orders that can be delivered now: there are codes enough; memberships never run out. */
const DUE = `
  SELECT l.order_id AS "orderId", l.id AS "lineId" FROM orders.delivery_due d
  JOIN orders.sales_order o ON o.id = d.order_id AND o.status IN ('PAID', 'FULFILLING') AND o.stock_status = 'CLAIMED'
  JOIN orders.order_line l ON l.order_id = o.id AND l.delivery <> 'SHIPMENT' AND l.fulfilled_quantity + l.withdrawn_quantity < l.quantity
  WHERE l.delivery = 'MEMBERSHIP' OR l.quantity - l.fulfilled_quantity - l.withdrawn_quantity <=
    (SELECT count(*) FROM (SELECT 1 FROM orders.delivery_code c WHERE c.business_id = l.business_id AND c.sku_id = l.sku_id
       AND c.order_line_id IS NULL LIMIT l.quantity) enough)
  LIMIT $1`

/** Orders that wait no longer: all is delivered, or they are closed. Units that a refund asks for may yet have to be delivered. */
const DONE = `
  DELETE FROM orders.delivery_due d USING orders.sales_order o
  WHERE o.id = d.order_id AND (o.status NOT IN ('PAID', 'FULFILLING') OR o.stock_status <> 'CLAIMED' OR (
    o.refund_status <> 'IN_PROGRESS' AND NOT EXISTS (
      SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id AND l.delivery <> 'SHIPMENT'
        AND l.fulfilled_quantity + l.withdrawn_quantity < l.quantity)))`

/**
 * Delivers codes and memberships of paid orders without anybody asking; called by the sweeper. Each line is a fulfilment of
 * its own: a pool that runs dry meanwhile holds up its line alone.
 */
export async function deliverVirtualGoods(deps: OrderDeps, limit = 100): Promise<void> {
  const { pool, log } = deps.platform
  const { rows } = await pool.query<{ orderId: string; lineId: string }>(DUE, [limit])
  for (const { orderId, lineId } of rows) {
    await deliverLine(deps, orderId, lineId).catch(error => {
      log.warn({ err: error, order: orderId, line: lineId }, 'a virtual good was not delivered; tried again')
    })
  }
  await pool.query(DONE)
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
