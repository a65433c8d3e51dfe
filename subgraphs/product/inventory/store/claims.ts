import { list, prepare } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { StockRecord } from '../../domain/product.ts'
import type { Reservation } from '../domain/stock.ts'
import { stockJson } from './stock-json.ts'

/**
 * Claiming orders whose reservations all wait, many at once, in one statement. Locks are taken as everywhere: the SKUs of
 * what lies in open stock, then buckets, then reservations; each only after the one before, which the counts see to. What
 * changed while it waited for them is not claimed: an order must be whole in what is locked, line by line and unit by unit.
 */
const CLAIM = prepare(`
  WITH sku AS MATERIALIZED (
    SELECT i.sku_id FROM product.stock_item i WHERE i.sku_id IN (
      SELECT r.sku_id FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
      WHERE r.order_id = ANY(${list('$1', 'text')}) AND r.business_id = $2 AND x.bucket_id = 0)
    ORDER BY i.sku_id FOR UPDATE),
  bucket AS MATERIALIZED (
    SELECT b.id FROM product.stock_bucket b WHERE (SELECT count(*) FROM sku) >= 0 AND b.id IN (
      SELECT x.bucket_id FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
      WHERE r.order_id = ANY(${list('$1', 'text')}) AND r.business_id = $2)
    ORDER BY b.id FOR UPDATE),
  part AS MATERIALIZED (
    SELECT r.order_id, r.order_line_id, r.sku_id, r.status, x.location_id, x.bucket_id, x.quantity
    FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
    WHERE r.order_id = ANY(${list('$1', 'text')}) AND r.business_id = $2 AND (SELECT count(*) FROM bucket) >= 0
    ORDER BY r.order_line_id FOR UPDATE),
  whole AS MATERIALIZED (
    SELECT p.order_id FROM part p GROUP BY p.order_id
    HAVING bool_and(p.status = 'RESERVED' AND (p.bucket_id IN (SELECT id FROM bucket)
                    OR p.bucket_id = 0 AND p.sku_id IN (SELECT sku_id FROM sku)))
      AND (count(DISTINCT p.order_line_id), sum(p.quantity)) =
          (SELECT count(*), sum(r.quantity) FROM product.stock_reservation r
           WHERE r.order_id = p.order_id AND r.business_id = $2)),
  claimed AS MATERIALIZED (SELECT p.* FROM part p JOIN whole USING (order_id)),
  moved AS (
    UPDATE product.stock_reservation r SET status = 'CLAIMED', claimed_at = $3, updated_at = $3
    FROM whole w WHERE r.order_id = w.order_id AND r.business_id = $2
    RETURNING r.order_line_id AS "orderLineId", r.order_id AS "orderId", r.business_id AS "businessId", r.sku_id AS "skuId",
      r.quantity, r.content_id AS "contentId", r.status, r.expires_at AS "expiresAt"),
  logged AS (
    INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta,
                                        committed_delta, order_line_id, actor, at)
    SELECT sku_id, location_id, bucket_id, 'CLAIM', 0, -quantity, quantity, order_line_id, $4, $3 FROM claimed),
  bumped AS (
    UPDATE product.stock_item SET version = version + 1
    WHERE sku_id IN (SELECT sku_id FROM claimed WHERE bucket_id = 0))
  SELECT m.*, EXISTS (SELECT FROM claimed c WHERE c.order_line_id = m."orderLineId" AND c.bucket_id = 0) AS "inOpenStock"
  FROM moved m ORDER BY m."orderLineId"`)

export type ClaimedLine = Reservation & { inOpenStock: boolean }

/** Claims those of the orders whose reservations all wait; the lines of any other order are missing, and untouched. */
export async function claimWaiting(
  { pool }: Pick<Platform, 'pool'>,
  orderIds: readonly string[],
  { businessId, actor, at }: { businessId: string; actor: string; at: Date },
): Promise<ClaimedLine[]> {
  const values = [orderIds, businessId, at, actor]
  return (await pool.query<ClaimedLine>(CLAIM, values)).rows
}

const COMMITTED = prepare(
  `SELECT ${stockJson('i')} AS stock FROM product.stock_item i WHERE i.sku_id = ANY(${list('$1', 'text')})`,
)

/** The stock of SKUs as committed now. */
export async function readCommitted(
  { pool }: Pick<Platform, 'pool'>,
  skuIds: readonly string[],
): Promise<StockRecord[]> {
  const { rows } = await pool.query<{ stock: StockRecord }>(COMMITTED, [skuIds])
  return rows.map(({ stock }) => stock)
}
