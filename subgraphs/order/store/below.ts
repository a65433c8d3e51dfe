import type { Viewer } from '#shared/auth.ts'
import type { Platform } from '#shared/platform.ts'
import { onlyMerchant, orderScope } from './scope.ts'

/**
 * Reads of what hangs below orders, by ids, with the viewer baked in. The scope is applied again, because an entity can be
 * asked for directly. A merchant sees what concerns its own lines: of an order with goods of several, each knows nothing of
 * the others'.
 */
export function belowOrders({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const merchant = onlyMerchant(viewer)
  async function select<T>(
    columns: string,
    from: string,
    key: string,
    ids: readonly string[],
    order: string,
    params: readonly unknown[] = [],
  ): Promise<T[]> {
    const scope = orderScope(viewer, 2 + params.length)
    const sql = `SELECT ${columns} FROM ${from} JOIN orders.sales_order o ON o.id = x.order_id
                 WHERE ${key} = ANY($1) AND ${scope.sql} ORDER BY ${order}`
    const { rows } = await pool.query(sql, [ids, ...params, ...scope.params])
    return rows as T[]
  }
  return {
    merchant,
    /** Joins to lines `s` those that are the viewer's; `ownParams` go with it. */
    own: merchant === null ? '' : 'JOIN orders.order_line l ON l.id = s.order_line_id AND l.merchant_id = $2',
    ownParams: merchant === null ? [] : [merchant],
    /** Rows `x` with an order_id whose `key` is one of the ids; `params` follow them. */
    select,
  }
}

export type BelowOrders = ReturnType<typeof belowOrders>

export const orderOf = (row: { orderId: string }): string => row.orderId
export const idOf = (row: { id: string }): string => row.id
