import type { Platform } from '#shared/platform.ts'
import type { Reservation } from '../domain/stock.ts'

/** Giving back orders that lie in buckets as a whole: one statement, without the SKU's lock. */

/** The parts of an order, locked after their buckets; and whether the order lies in buckets as a whole, in these states. */
const LOCKED_ORDER = `
  bucket AS MATERIALIZED (
    SELECT b.id FROM product.stock_bucket b WHERE b.id IN (
      SELECT x.bucket_id FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
      WHERE r.order_id = $1 AND r.business_id = $2)
    ORDER BY b.id FOR UPDATE),
  part AS MATERIALIZED (
    SELECT r.order_line_id, r.sku_id, r.status, x.location_id, x.bucket_id, x.quantity
    FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
    WHERE r.order_id = $1 AND r.business_id = $2 AND (SELECT count(*) FROM bucket) > 0
    ORDER BY r.order_line_id FOR UPDATE),
  whole AS MATERIALIZED (
    SELECT 1 FROM part HAVING bool_and(status = ANY($5) AND bucket_id IN (SELECT id FROM bucket))
      AND count(DISTINCT order_line_id) =
          (SELECT count(*) FROM product.stock_reservation WHERE order_id = $1 AND business_id = $2))`

const RETURNING = `
  order_line_id AS "orderLineId", order_id AS "orderId", business_id AS "businessId", sku_id AS "skuId", quantity,
  content_id AS "contentId", status, expires_at AS "expiresAt"`

const RELEASE = `
  WITH ${LOCKED_ORDER},
  moved AS (
    UPDATE product.stock_reservation SET status = 'RELEASED', updated_at = $3
    WHERE order_id = $1 AND business_id = $2 AND EXISTS (SELECT FROM whole) RETURNING ${RETURNING}),
  dropped AS (
    DELETE FROM product.stock_reservation_part x USING moved m
    WHERE x.order_line_id = m."orderLineId"),
  logged AS (
    INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta,
                                        committed_delta, order_line_id, reason, actor, at)
    SELECT sku_id, location_id, bucket_id, 'RELEASE', 0, CASE status WHEN 'RESERVED' THEN -quantity ELSE 0 END,
           CASE status WHEN 'CLAIMED' THEN -quantity ELSE 0 END, order_line_id, $6, $4, $3
    FROM part WHERE EXISTS (SELECT FROM whole))
  SELECT * FROM moved ORDER BY "orderLineId"`

interface Settlement {
  businessId: string
  orderId: string
  actor: string
  at: Date
}

/** Gives back an order whose reservations all lie in buckets; answers null for any other order, untouched. */
export async function releaseInQuota(
  { pool }: Pick<Platform, 'pool'>,
  { orderId, businessId, at, actor, reason }: Settlement & { reason: string },
): Promise<Reservation[] | null> {
  const values = [orderId, businessId, at, actor, ['RESERVED', 'CLAIMED'], reason]
  const { rows } = await pool.query<Reservation>({ name: 'stock-release', text: RELEASE, values })
  return rows.length > 0 ? rows : null
}
