import type { Platform } from '#shared/platform.ts'

export interface Invariant {
  name: string
  holds: boolean
  violations: number
}

/** Every level and bucket of a business as one table: bucket 0 is the level. */
const PLACES = `
  place AS (
    SELECT l.sku_id, l.location_id, 0 AS bucket_id, l.on_hand, l.reserved, l.committed
    FROM product.stock_level l JOIN product.sku s ON s.id = l.sku_id WHERE s.business_id = $1
    UNION ALL
    SELECT b.sku_id, b.location_id, b.id, b.on_hand, b.reserved, b.committed
    FROM product.stock_bucket b JOIN product.sku s ON s.id = b.sku_id WHERE s.business_id = $1),
  moved AS (
    SELECT m.sku_id, m.location_id, m.bucket_id, sum(m.on_hand_delta) AS on_hand, sum(m.reserved_delta) AS reserved,
           sum(m.committed_delta) AS committed
    FROM product.stock_movement m JOIN product.sku s ON s.id = m.sku_id WHERE s.business_id = $1 GROUP BY 1, 2, 3),
  held AS (
    SELECT r.sku_id, x.location_id, x.bucket_id, sum(x.quantity) FILTER (WHERE r.status = 'RESERVED') AS reserved,
           sum(x.quantity) FILTER (WHERE r.status = 'CLAIMED') AS committed
    FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
    WHERE r.business_id = $1 GROUP BY 1, 2, 3)`

/** What must hold, each as the number of places or reservations where it does not. */
const CHECKS: [name: string, sql: string][] = [
  [
    'no place holds more for orders than lies there',
    'SELECT count(*) FROM place WHERE on_hand < reserved + committed OR least(on_hand, reserved, committed) < 0',
  ],
  [
    'what lies in each place is the sum of its movements',
    `SELECT count(*) FROM place p FULL JOIN moved m USING (sku_id, location_id, bucket_id)
     WHERE (coalesce(p.on_hand, 0), coalesce(p.reserved, 0), coalesce(p.committed, 0))
        <> (coalesce(m.on_hand, 0), coalesce(m.reserved, 0), coalesce(m.committed, 0))`,
  ],
  [
    'what each place holds is what its reservations hold',
    `SELECT count(*) FROM place p FULL JOIN held h USING (sku_id, location_id, bucket_id)
     WHERE (coalesce(p.reserved, 0), coalesce(p.committed, 0)) <> (coalesce(h.reserved, 0), coalesce(h.committed, 0))`,
  ],
  [
    'each reservation holds its quantity, or nothing when it is over',
    `SELECT count(*) FROM product.stock_reservation r
     WHERE r.business_id = $1 AND (SELECT coalesce(sum(x.quantity), 0) FROM product.stock_reservation_part x
       WHERE x.order_line_id = r.order_line_id) <> CASE WHEN r.status IN ('RESERVED', 'CLAIMED') THEN r.quantity ELSE 0 END`,
  ],
]

const ALL = `WITH ${PLACES} SELECT ${CHECKS.map(([, sql], index) => `(${sql})::int AS c${index}`).join(', ')}`

/** Reads all stock of a business in one snapshot. */
export async function readInvariants({ pool }: Pick<Platform, 'pool'>, businessId: string): Promise<Invariant[]> {
  const { rows } = await pool.query<Record<string, number>>(ALL, [businessId])
  return CHECKS.map(([name], index) => {
    const violations = rows[0]![`c${index}`]!
    return { name, violations, holds: violations === 0 }
  })
}
