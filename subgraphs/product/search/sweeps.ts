import type { SearchDeps } from './pipeline/deps.ts'

type SweepDeps = Pick<SearchDeps, 'platform'>

/** A movement is written some moments after its time: what was counted may have missed the last ones. */
const LATE_MS = 3_600_000

/**
 * Brings the units sold in the last 7 and 30 days up to date, today included: the days that may have changed are summed
 * again from the claims and releases among the stock movements, then the products that sold on them, or on a day that
 * has left a window since the last time. Triggers note those whose figures change.
 */
export async function countSales({ platform: { pool, clock } }: SweepDeps): Promise<void> {
  const now = clock.now()
  const before = await sweptTo({ platform: { pool } }, 'sales', now)
  const from = before ? new Date(before.getTime() - LATE_MS) : new Date(0)
  await pool.query(
    `INSERT INTO product.sales_day AS d (product_id, day, units)
     SELECT s.product_id, (m.at AT TIME ZONE 'UTC')::date, sum(m.committed_delta)
     FROM product.stock_movement m JOIN product.sku s ON s.id = m.sku_id
     WHERE m.at >= date_trunc('day', $1::timestamptz, 'UTC') AND m.kind IN ('CLAIM', 'RELEASE') AND m.committed_delta <> 0
     GROUP BY 1, 2 ORDER BY 1, 2
     ON CONFLICT (product_id, day) DO UPDATE SET units = excluded.units WHERE d.units <> excluded.units`,
    [from],
  )
  await pool.query(
    `WITH today AS (SELECT ($2::timestamptz AT TIME ZONE 'UTC')::date AS day, ($1::timestamptz AT TIME ZONE 'UTC')::date AS last),
     changed AS (
       SELECT DISTINCT d.product_id FROM product.sales_day d, today t
       WHERE d.day >= t.last OR d.day BETWEEN t.last - 7 AND t.day - 7 OR d.day BETWEEN t.last - 30 AND t.day - 30),
     summed AS (
       SELECT d.product_id, greatest(0, coalesce(sum(d.units) FILTER (WHERE d.day > t.day - 7), 0)) AS week,
         greatest(0, coalesce(sum(d.units) FILTER (WHERE d.day > t.day - 30), 0)) AS month
       FROM product.sales_day d JOIN changed USING (product_id), today t GROUP BY 1)
     INSERT INTO product.product_sales AS p (product_id, units_7_days, units_30_days)
     SELECT product_id, week, month FROM summed ORDER BY product_id
     ON CONFLICT (product_id) DO UPDATE SET units_7_days = excluded.units_7_days, units_30_days = excluded.units_30_days
     WHERE (p.units_7_days, p.units_30_days) <> (excluded.units_7_days, excluded.units_30_days)`,
    [from, now],
  )
  await pool.query(`DELETE FROM product.sales_day WHERE day < ($1::timestamptz AT TIME ZONE 'UTC')::date - 40`, [from])
  await setSwept({ platform: { pool } }, 'sales', now)
}

const UNTIL_REMEMBERED_MS = 60_000

/** Notes the products whose time on a shelf has begun or ended since the last time: no row changes then. */
export async function sweepShelves({ platform: { pool, clock } }: SweepDeps): Promise<void> {
  const now = clock.now()
  const before = (await sweptTo({ platform: { pool } }, 'shelves', now)) ?? new Date(0)
  const { rows } = await pool.query<{ noted: boolean }>(
    `WITH due AS (
       SELECT product_id FROM product.shelf_listing WHERE starts_at > $1 AND starts_at <= $2
       UNION SELECT product_id FROM product.shelf_listing WHERE ends_at > $1 AND ends_at <= $2)
     SELECT product.note_search(ARRAY(SELECT product_id FROM due)), EXISTS (SELECT 1 FROM due) AS noted`,
    [before, now],
  )
  // While nothing happens nothing is written either.
  if (rows[0]?.noted || now.getTime() - before.getTime() > UNTIL_REMEMBERED_MS)
    await setSwept({ platform: { pool } }, 'shelves', now)
}

type Pool = { platform: Pick<SearchDeps['platform'], 'pool'> }

async function sweptTo({ platform: { pool } }: Pool, name: string, now: Date): Promise<Date | null> {
  const { rows } = await pool.query<{ at: Date }>('SELECT at FROM product.search_sweep WHERE name = $1 AND at <= $2', [
    name,
    now,
  ])
  return rows[0]?.at ?? null
}

async function setSwept({ platform: { pool } }: Pool, name: string, at: Date): Promise<void> {
  await pool.query(
    'INSERT INTO product.search_sweep AS s (name, at) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET at = excluded.at WHERE s.at < excluded.at',
    [name, at],
  )
}
