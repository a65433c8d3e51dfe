import type { Platform } from '#shared/platform.ts'
import type { Quota } from '../domain/quota.ts'

/**
 * Orders of one line whose units come from a quota: each step is one statement, without the SKU's lock, so that thousands
 * of orders a second pass. Locks are taken as everywhere, from buckets on: buckets, then reservations.
 */

export interface QuotaOrder {
  orderLineId: string
  orderId: string
  quantity: number
  expiresAt: Date
}

/**
 * `ahead`: as many buckets as the orders are expected to need, at random; one that somebody else works on is passed by, so
 * nobody waits. `last`: all buckets that have anything, waiting for each, which is what decides that there is no more.
 */
const CHOICE = {
  ahead: `
    SELECT b.id, b.location_id, b.on_hand - b.reserved - b.committed AS free
    FROM product.stock_bucket b, sale
    WHERE b.activity_id = $1 AND b.sku_id = $2 AND b.on_hand - b.reserved - b.committed > 0
    ORDER BY random()
    LIMIT (SELECT ceil((SELECT sum(quantity) FROM given) / avg(on_hand - reserved - committed)) FROM product.stock_bucket
           WHERE activity_id = $1 AND sku_id = $2 AND on_hand - reserved - committed > 0)
    FOR UPDATE OF b SKIP LOCKED`,
  last: `
    SELECT b.id, b.location_id, b.on_hand - b.reserved - b.committed AS free
    FROM product.stock_bucket b, sale
    WHERE b.activity_id = $1 AND b.sku_id = $2 AND b.on_hand - b.reserved - b.committed > 0
    ORDER BY b.id FOR UPDATE OF b`,
}

/**
 * Units and orders are laid side by side as ranges of numbers: an order takes from the buckets that its range meets.
 * Small orders first, so that one large order does not shut the others out.
 */
const hold = (choice: string) => `
  WITH given AS (
    SELECT x."orderLineId" AS line, x."orderId" AS parent, x.quantity, x."expiresAt" AS expires_at,
           (sum(x.quantity) OVER (ORDER BY x.quantity, x."orderLineId"))::int AS upto
    FROM jsonb_to_recordset($5::jsonb) AS x("orderLineId" text, "orderId" text, quantity int, "expiresAt" timestamptz)),
  sale AS MATERIALIZED (
    SELECT a.content_id
    FROM product.stock_activity a JOIN product.stock_quota q ON q.activity_id = a.id
    JOIN product.sku s ON s.id = q.sku_id JOIN product.product p ON p.id = s.product_id
    WHERE a.id = $1 AND q.sku_id = $2 AND a.business_id = $3 AND q.closed_at IS NULL AND a.starts_at <= $4 AND $4 < a.ends_at
      AND s.active AND p.status = 'ACTIVE'),
  taken AS MATERIALIZED (${choice}),
  place AS (SELECT id, location_id, free, (sum(free) OVER (ORDER BY id))::int AS upto FROM taken),
  held AS (
    INSERT INTO product.stock_reservation
      (order_line_id, order_id, business_id, sku_id, quantity, content_id, status, expires_at, created_at, updated_at)
    SELECT line, parent, $3, $2, quantity, (SELECT content_id FROM sale), 'RESERVED', expires_at, $4, $4
    FROM given WHERE upto <= (SELECT coalesce(sum(free), 0) FROM taken) ORDER BY line
    ON CONFLICT (order_line_id) DO NOTHING
    RETURNING order_line_id),
  part AS MATERIALIZED (
    SELECT g.line, p.location_id, p.id AS bucket_id,
           least(g.upto, p.upto) - greatest(g.upto - g.quantity, p.upto - p.free) AS quantity
    FROM held h JOIN given g ON g.line = h.order_line_id
    JOIN place p ON g.upto - g.quantity < p.upto AND p.upto - p.free < g.upto),
  noted AS (
    INSERT INTO product.stock_reservation_part (order_line_id, location_id, bucket_id, quantity)
    SELECT line, location_id, bucket_id, quantity FROM part),
  logged AS (
    INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta,
                                        committed_delta, order_line_id, actor, at)
    SELECT $2, location_id, bucket_id, 'RESERVE', 0, quantity, 0, line, $6, $4 FROM part)
  SELECT order_line_id AS id FROM held`

const HOLD = { ahead: hold(CHOICE.ahead), last: hold(CHOICE.last) }

/** Holds units for orders of one line. Answers the order lines that were held; those that were there before are not. */
export async function holdInQuota(
  { pool }: Pick<Platform, 'pool'>,
  { activityId, skuId, businessId }: Quota,
  orders: readonly QuotaOrder[],
  { actor, at }: { actor: string; at: Date },
  choice: keyof typeof CHOICE,
): Promise<Set<string>> {
  const values = [activityId, skuId, businessId, at, JSON.stringify(orders), actor]
  const { rows } = await pool.query<{ id: string }>({ name: `stock-hold-${choice}`, text: HOLD[choice], values })
  return new Set(rows.map(row => row.id))
}

export interface QuotaState {
  /** False once it sells nothing any more, because it ended or its product went off sale. */
  open: boolean
  free: number
  /** Those of the order lines that have a reservation. */
  known: string[]
}

const LOOK = `
  SELECT EXISTS (
      SELECT 1 FROM product.stock_activity a JOIN product.stock_quota q ON q.activity_id = a.id
      JOIN product.sku s ON s.id = q.sku_id JOIN product.product p ON p.id = s.product_id
      WHERE a.id = $1 AND q.sku_id = $2 AND q.closed_at IS NULL AND a.starts_at <= $3 AND $3 < a.ends_at
        AND s.active AND p.status = 'ACTIVE') AS open,
    (SELECT coalesce(sum(on_hand - reserved - committed), 0)::int FROM product.stock_bucket
     WHERE activity_id = $1 AND sku_id = $2) AS free,
    ARRAY(SELECT order_line_id FROM product.stock_reservation WHERE order_line_id = ANY($4)) AS known`

/** What is left of a quota as committed now, and which of the order lines are known. */
export async function readQuota(
  { pool }: Pick<Platform, 'pool'>,
  { activityId, skuId }: Pick<Quota, 'activityId' | 'skuId'>,
  at: Date,
  orderLineIds: readonly string[] = [],
): Promise<QuotaState> {
  const { rows } = await pool.query<QuotaState>({
    name: 'stock-quota',
    text: LOOK,
    values: [activityId, skuId, at, orderLineIds],
  })
  return rows[0]!
}
