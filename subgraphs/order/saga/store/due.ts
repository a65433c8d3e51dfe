import type { Platform } from '#shared/platform.ts'

/** Orders whose sagas have something to do and no runner, the oldest first. */
export async function dueSagas(
  { pool }: Pick<Platform, 'pool'>,
  now: Date,
  limit: number,
): Promise<{ orderId: string }[]> {
  const { rows } = await pool.query<{ orderId: string }>(
    `SELECT order_id AS "orderId" FROM orders.saga
     WHERE due_at <= $1 AND (lease_until IS NULL OR lease_until < now()) ORDER BY due_at LIMIT $2`,
    [now, limit],
  )
  return rows
}
