import type { Platform } from '#shared/platform.ts'

type Db = Pick<Platform, 'pool'>

/** Ids of orders whose time to be paid is over, the oldest first. */
export const unpaidOrders = (db: Db, now: Date, limit: number): Promise<{ id: string }[]> =>
  select(
    db,
    `SELECT id FROM orders.sales_order WHERE status = 'CREATED' AND expires_at <= $1 ORDER BY expires_at LIMIT $2`,
    [now, limit],
  )

/** Ids of fulfilled orders whose time is over, without those that have a refund under way. */
export const unconfirmedOrders = (db: Db, now: Date, limit: number): Promise<{ id: string }[]> =>
  select(
    db,
    `SELECT id FROM orders.sales_order
     WHERE status = 'FULFILLED' AND auto_confirm_at <= $1 AND refund_status <> 'IN_PROGRESS' ORDER BY auto_confirm_at LIMIT $2`,
    [now, limit],
  )

export type DueRefund = { id: string; orderId: string }

/** Refunds that nobody decided in time. */
export const undecidedRefunds = (db: Db, now: Date, limit: number): Promise<DueRefund[]> =>
  select(
    db,
    `SELECT id, order_id AS "orderId" FROM orders.order_refund
     WHERE status IN ('REQUESTED','RETURNING') AND escalated_at IS NULL AND decide_by <= $1 ORDER BY decide_by LIMIT $2`,
    [now, limit],
  )

/** Refunds whose goods were not sent back in time. */
export const unsentReturns = (db: Db, now: Date, limit: number): Promise<DueRefund[]> =>
  select(
    db,
    `SELECT id, order_id AS "orderId" FROM orders.order_refund
     WHERE status = 'AWAITING_RETURN' AND return_by <= $1 ORDER BY return_by LIMIT $2`,
    [now, limit],
  )

const select = async <T>({ pool }: Db, sql: string, values: unknown[]): Promise<T[]> =>
  (await pool.query(sql, values)).rows as T[]
