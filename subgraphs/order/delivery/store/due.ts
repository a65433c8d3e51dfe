import type { Platform } from '#shared/platform.ts'

type Db = Pick<Platform, 'pool'>

const DUE = `
  SELECT l.order_id AS "orderId", l.id AS "lineId" FROM orders.delivery_due d
  JOIN orders.sales_order o ON o.id = d.order_id AND o.status IN ('PAID', 'FULFILLING') AND o.stock_status = 'CLAIMED'
  JOIN orders.order_line l ON l.order_id = o.id AND l.delivery <> 'SHIPMENT' AND l.fulfilled_quantity + l.withdrawn_quantity < l.quantity
  WHERE l.delivery = 'MEMBERSHIP' OR l.quantity - l.fulfilled_quantity - l.withdrawn_quantity <=
    (SELECT count(*) FROM (SELECT 1 FROM orders.delivery_code c WHERE c.business_id = l.business_id AND c.sku_id = l.sku_id
       AND c.order_line_id IS NULL LIMIT l.quantity) enough)
  LIMIT $1`

const DONE = `
  DELETE FROM orders.delivery_due d USING orders.sales_order o
  WHERE o.id = d.order_id AND (o.status NOT IN ('PAID', 'FULFILLING') OR o.stock_status <> 'CLAIMED' OR (
    o.refund_status <> 'IN_PROGRESS' AND NOT EXISTS (
      SELECT 1 FROM orders.order_line l WHERE l.order_id = o.id AND l.delivery <> 'SHIPMENT'
        AND l.fulfilled_quantity + l.withdrawn_quantity < l.quantity)))`

/** Lines of waiting orders that can be delivered now: there are codes enough; memberships never run out. */
export async function deliverableLines({ pool }: Db, limit: number): Promise<{ orderId: string; lineId: string }[]> {
  return (await pool.query<{ orderId: string; lineId: string }>(DUE, [limit])).rows
}

/** Forgets orders that wait no longer: all is delivered, or they are closed. Units that a refund asks for may yet have to be delivered. */
export async function forgetDelivered({ pool }: Db): Promise<void> {
  await pool.query(DONE)
}
