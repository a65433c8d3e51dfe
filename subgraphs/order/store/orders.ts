import type { Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import { type OrderLineRecord, type OrderRecord, withSumsOfLines } from '../domain/order.ts'
import { listOrders, type OrderFilter } from './list.ts'
import { type OrderRow, selectOrders, toOrder } from './rows.ts'
import { onlyMerchant, orderScope } from './scope.ts'

/** Reads of orders with the viewer baked in: what the viewer may not see does not exist. */
export type OrderStore = ReturnType<typeof orderStore>

export function orderStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const merchant = onlyMerchant(viewer)
  /** A merchant is shown the sums of what it is shown the lines of. */
  const shown = (row: OrderRow): OrderRecord => {
    const order = toOrder(row)
    return merchant === null || order.customerId === viewer.id ? order : withSumsOfLines(order)
  }

  const byId = createLoader<string, OrderRecord>(async ids => {
    const scope = orderScope(viewer, 3)
    const sql = selectOrders(`o.id = ANY($1) AND ${scope.sql}`, '$2')
    const { rows } = await pool.query<OrderRow>(sql, [ids, merchant, ...scope.params])
    return byKey(ids, rows.map(shown), order => order.id)
  })

  /** Lines by id, each with its order's currency; through the order's own scope. */
  const lineById = createLoader<string, OrderLineRecord>(async ids => {
    const scope = orderScope(viewer, 3)
    const sql = selectOrders(
      `o.id IN (SELECT order_id FROM orders.order_line WHERE id = ANY($1)) AND ${scope.sql}`,
      '$2',
    )
    const { rows } = await pool.query<OrderRow>(sql, [ids, merchant, ...scope.params])
    return byKey(
      ids,
      rows.map(toOrder).flatMap(order => order.lines),
      line => line.id,
    )
  })

  /** Newest first. One round trip. */
  async function list(input: ConnectionInput, filter: OrderFilter | null): Promise<Connection<OrderRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<OrderRow>(listOrders(viewer, filter ?? {}, page))
    return connection(rows.map(shown), page, row => [row.createdAt.toISOString(), row.id])
  }

  return { byId, lineById, list }
}
