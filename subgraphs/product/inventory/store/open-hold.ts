import { columnsOf, lists, prepare } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { skuByKey } from '../../store/sku-by-key.ts'
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
 * Each OFFSET 0 and LIMIT keeps a look at one row by its key: joined, the planner might read every reservation there is.
 *
 * What it changed is noted, for one announcement of each SKU however many orders there were.
 */
const HOLD = prepare(`
  WITH given AS MATERIALIZED (
    SELECT * FROM unnest(${lists(4, 'text', 'text', 'text', 'int', 'text', 'timestamptz')})
      AS x(order_line_id, order_id, sku_id, quantity, content_id, expires_at)),
  demand AS MATERIALIZED (
    SELECT sku_id, sum(quantity) AS total, min(quantity) AS least FROM given GROUP BY 1),
  sku AS MATERIALIZED (
    SELECT i.sku_id FROM (
      SELECT d.sku_id FROM demand d CROSS JOIN ${skuByKey('d.sku_id', 's.id')} AS k
      WHERE k.business_id = $1 AND k.saleable) AS x
    JOIN product.stock_item i USING (sku_id)
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
    SELECT g.order_id FROM given g LEFT JOIN place p USING (sku_id)
    LEFT JOIN LATERAL (SELECT true AS known FROM product.stock_reservation r
      WHERE r.order_line_id = g.order_line_id OFFSET 0) AS k ON true
    LEFT JOIN LATERAL (SELECT true AS quota FROM product.stock_quota q JOIN product.stock_activity a ON a.id = q.activity_id
      WHERE q.sku_id = g.sku_id AND a.content_id = g.content_id AND q.closed_at IS NULL LIMIT 1) AS q ON true
    GROUP BY 1 HAVING bool_and(p.location_id IS NOT NULL AND k.known IS NULL AND q.quota IS NULL)),
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
  SELECT order_line_id AS id FROM held`)

/** Answers the order lines that were held. */
export async function holdInOpen(
  { pool }: Pick<Platform, 'pool'>,
  orders: readonly OpenOrder[],
  { businessId, actor, at }: { businessId: string; actor: string; at: Date },
): Promise<Set<string>> {
  const given = orders.flatMap(({ orderId, lines, expiresAt }) => lines.map(line => ({ ...line, orderId, expiresAt })))
  // Arrays: of rows in JSON PostgreSQL expects a hundred.
  const columns = columnsOf(given, ['orderLineId', 'orderId', 'skuId', 'quantity', 'contentId', 'expiresAt'])
  const values = [businessId, actor, at, ...columns]
  const { rows } = await pool.query<{ id: string }>(HOLD, values)
  return new Set(rows.map(row => row.id))
}
