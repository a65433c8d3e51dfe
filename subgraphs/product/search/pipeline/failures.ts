import type { Change } from './changes.ts'
import type { SearchDeps } from './deps.ts'

const ATTEMPTS = 6

/** Ends the lease of changes: they are due again after so many seconds. */
export async function giveBack(
  { platform: { pool, clock } }: SearchDeps,
  ids: readonly string[],
  seconds: number,
): Promise<void> {
  await pool.query(
    `UPDATE product.search_change SET due_at = $2::timestamptz + make_interval(secs => $3)
     WHERE product_id = ANY($1) AND version > indexed_version AND due_at > $2`,
    [ids, clock.now(), seconds],
  )
}

/** A product could not be indexed although the engine answers: it is tried later and later, then laid aside. */
export async function fail(deps: SearchDeps, change: Change, error: unknown): Promise<void> {
  const { pool, clock } = deps.platform
  const attempts = change.attempts + 1
  if (attempts < ATTEMPTS) {
    await pool.query(
      `UPDATE product.search_change SET attempts = $3, due_at = $4::timestamptz + make_interval(secs => $5)
       WHERE product_id = $1 AND version = $2`,
      [change.productId, change.version, attempts, clock.now(), 2 ** attempts],
    )
    return
  }
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
  await pool.query(
    `WITH given AS (
       UPDATE product.search_change SET indexed_version = version, attempts = 0 WHERE product_id = $1 AND version = $2
       RETURNING product_id, version)
     INSERT INTO product.search_dead AS d (product_id, business_id, version, error, at)
     SELECT g.product_id, p.business_id, g.version, $3, $4 FROM given g LEFT JOIN product.product p ON p.id = g.product_id
     ON CONFLICT (product_id) DO UPDATE
       SET business_id = excluded.business_id, version = excluded.version, error = excluded.error, at = excluded.at`,
    [change.productId, change.version, reason, clock.now()],
  )
}

/** Makes changes that were laid aside due again: all of a business, or those of these products. Answers how many. */
export async function redrive(
  { platform: { pool } }: Pick<SearchDeps, 'platform'>,
  businessId: string,
  productIds: readonly string[] | null,
): Promise<number> {
  const { rowCount } = await pool.query(
    `WITH taken AS (
       DELETE FROM product.search_dead WHERE business_id = $1 AND ($2::text[] IS NULL OR product_id = ANY($2)) RETURNING product_id)
     UPDATE product.search_change c SET indexed_version = 0, attempts = 0, due_at = '-infinity', changed_at = now()
     FROM taken WHERE c.product_id = taken.product_id`,
    [businessId, productIds],
  )
  return rowCount ?? 0
}
