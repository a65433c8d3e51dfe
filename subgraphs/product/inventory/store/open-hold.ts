import type { Platform } from '#shared/platform.ts'
import type { Line } from '../domain/stock.ts'

/** An order whose units come from what is open to every order. */
export interface OpenOrder {
  orderId: string
  lines: readonly Line[]
  expiresAt: Date
}

/**
 * Holds units in open stock for many orders in one statement. Locks are taken as everywhere: the SKUs, then levels. Each
 * line is put in the first place that has all of it, as allocateStock does: where the first place that has enough for the
 * smallest line of a SKU has enough for all of them, that is the place of each. Any other order is left to that function,
 * and so is one with a line that is known, not on sale, or bought through content with a quota.
 *
 * What it changed is noted, for one announcement of each SKU however many orders there were.
 */
const HOLD = `
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest($4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::timestamptz[])
      AS x(order_line_id, order_id, sku_id, quantity, content_id, expires_at)),
  demand AS MATERIALIZED (
    SELECT sku_id, sum(quantity) AS total, min(quantity) AS least FROM given GROUP BY 1),
  sku AS MATERIALIZED (
    SELECT i.sku_id FROM product.stock_item i JOIN product.sku s ON s.id = i.sku_id JOIN product.product p ON p.id = s.product_id
    WHERE i.sku_id IN (SELECT sku_id FROM demand) AND p.business_id = $1 AND s.active AND p.status = 'ACTIVE'
    ORDER BY i.sku_id FOR UPDATE OF i),
  level AS MATERIALIZED (
    SELECT l.sku_id, l.location_id, o.priority, o.code, l.on_hand::bigint - l.reserved - l.committed - l.safety AS free
    FROM product.stock_level l JOIN product.stock_location o ON o.id = l.location_id
    WHERE l.sku_id IN (SELECT sku_id FROM sku)
    ORDER BY l.sku_id, o.priority, o.code FOR UPDATE OF l),
  first_place AS (
    SELECT DISTINCT ON (sku_id) sku_id, location_id, free, total FROM level JOIN demand USING (sku_id)
    WHERE free >= least ORDER BY sku_id, priority, code),
  place AS MATERIALIZED (SELECT sku_id, location_id FROM first_place WHERE free >= total),
  fit AS MATERIALIZED (
    SELECT g.order_id FROM given g LEFT JOIN place p USING (sku_id) GROUP BY 1
    HAVING bool_and(p.location_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM product.stock_reservation r WHERE r.order_line_id = g.order_line_id)
      AND NOT EXISTS (SELECT FROM product.stock_quota q JOIN product.stock_activity a ON a.id = q.activity_id
                      WHERE q.sku_id = g.sku_id AND a.content_id = g.content_id AND q.closed_at IS NULL))),
  held AS (
    INSERT INTO product.stock_reservation
      (order_line_id, order_id, business_id, sku_id, quantity, content_id, status, expires_at, created_at, updated_at)
    SELECT order_line_id, order_id, $1, sku_id, quantity, content_id, 'RESERVED', expires_at, $3, $3
    FROM given JOIN fit USING (order_id) ORDER BY order_line_id
    ON CONFLICT (order_line_id) DO NOTHING
    RETURNING order_line_id, sku_id, quantity),
  noted AS (
    INSERT INTO product.stock_reservation_part (order_line_id, location_id, bucket_id, quantity)
    SELECT order_line_id, location_id, 0, quantity FROM held JOIN place USING (sku_id)),
  logged AS (
    INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta,
                                        committed_delta, order_line_id, actor, at)
    SELECT sku_id, location_id, 0, 'RESERVE', 0, quantity, 0, order_line_id, $2, $3 FROM held JOIN place USING (sku_id)),
  touched AS (
    INSERT INTO product.stock_touch (sku_id) SELECT DISTINCT sku_id FROM held)
  SELECT order_line_id AS id FROM held`

/** Answers the order lines that were held. */
export async function holdInOpen(
  { pool }: Pick<Platform, 'pool'>,
  orders: readonly OpenOrder[],
  { businessId, actor, at }: { businessId: string; actor: string; at: Date },
): Promise<Set<string>> {
  const given = orders.flatMap(({ orderId, lines, expiresAt }) => lines.map(line => ({ ...line, orderId, expiresAt })))
  // Arrays, so that PostgreSQL plans for as many lines as there are.
  const columns = (['orderLineId', 'orderId', 'skuId', 'quantity', 'contentId', 'expiresAt'] as const).map(name =>
    given.map(line => line[name]),
  )
  const values = [businessId, actor, at, ...columns]
  const { rows } = await pool.query<{ id: string }>(HOLD, values)
  return new Set(rows.map(row => row.id))
}
