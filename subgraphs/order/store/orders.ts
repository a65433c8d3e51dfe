import type { Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { OrderLineRecord, OrderRecord } from '../domain/order.ts'
import { type OrderRow, selectOrders, toOrder } from './rows.ts'
import { onlyMerchant, orderScope } from './scope.ts'

export interface OrderFilter {
  status?: string[] | null
  customerId?: string | null
  createdFrom?: Date | null
  createdBefore?: Date | null
}

/** Reads of orders with the viewer baked in: what the viewer may not see does not exist. */
export type OrderStore = ReturnType<typeof orderStore>

export function orderStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const merchant = onlyMerchant(viewer)

  const byId = createLoader<string, OrderRecord>(async ids => {
    const scope = orderScope(viewer, 3)
    const sql = selectOrders(`o.id = ANY($1) AND ${scope.sql}`, '$2')
    const { rows } = await pool.query<OrderRow>(sql, [ids, merchant, ...scope.params])
    return byKey(ids, rows.map(toOrder), order => order.id)
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
    const scope = orderScope(viewer, 9)
    const order = page.backward ? 'ASC' : 'DESC'
    const sql = selectOrders(
      `${scope.sql}
       AND ($2::text[] IS NULL OR o.status = ANY($2))
       AND ($3::text IS NULL OR o.customer_id = $3)
       AND ($4::timestamptz IS NULL OR o.created_at >= $4)
       AND ($5::timestamptz IS NULL OR o.created_at < $5)
       AND ($6::timestamptz IS NULL OR (o.created_at, o.id) ${page.backward ? '>' : '<'} ($6, $7))`,
      '$1',
      `ORDER BY o.created_at ${order}, o.id ${order} LIMIT $8`,
    )
    const { rows } = await pool.query<OrderRow>(sql, [
      merchant,
      filter?.status ?? null,
      filter?.customerId ?? null,
      filter?.createdFrom ?? null,
      filter?.createdBefore ?? null,
      page.key?.[0] ?? null,
      page.key?.[1] ?? null,
      page.limit + 1,
      ...scope.params,
    ])
    return connection(rows.map(toOrder), page, row => [row.createdAt.toISOString(), row.id])
  }

  return { byId, lineById, list }
}
