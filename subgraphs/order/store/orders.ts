import type { Viewer } from '#shared/auth.ts'
import { readTogether } from '#shared/batches.ts'
import { columnsOf, lists, prepare } from '#shared/db.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import { type OrderLineRecord, type OrderRecord, withSumsOfLines } from '../domain/order.ts'
import { listOrders, type OrderFilter } from './list.ts'
import { type OrderRow, selectOrders, toOrder } from './rows.ts'
import { onlyCustomer, onlyMerchant, orderScope } from './scope.ts'

/** Reads of orders with the viewer baked in: what the viewer may not see does not exist. */
export type OrderStore = ReturnType<typeof orderStore>

const OWN = prepare(
  selectOrders(
    'o.business_id = g.business_id AND o.customer_id = g.customer_id',
    'NULL',
    '',
    `unnest(${lists(1, 'text', 'text', 'text')}) AS g (id, business_id, customer_id)
     JOIN orders.sales_order o ON o.id = g.id`,
  ),
)

type ReadOwn = (wanted: { id: string; businessId: string; customerId: string }) => Promise<OrderRecord | null>

/** Reads shoppers' own orders by their ids for all who ask at the same time, each with its own rights. */
export function ownOrderReader({ pool }: Pick<Platform, 'pool'>): ReadOwn {
  return readTogether(async wanted => {
    const { rows } = await pool.query<OrderRow>(OWN, columnsOf(wanted, ['id', 'businessId', 'customerId']))
    const found = new Map(rows.map(row => [row.id, toOrder(row)]))
    return wanted.map(({ id, businessId, customerId }) => {
      const order = found.get(id)
      // Somebody else who waits may see what this one may not.
      return order?.businessId === businessId && order.customerId === customerId ? order : null
    })
  })
}

export function orderStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer, readOwn: ReadOwn) {
  const merchant = onlyMerchant(viewer)
  /** A merchant is shown the sums of what it is shown the lines of. */
  const shown = (row: OrderRow): OrderRecord => {
    const order = toOrder(row)
    return merchant === null || order.customerId === viewer.id ? order : withSumsOfLines(order)
  }

  const customerId = onlyCustomer(viewer)
  const byId = createLoader<string, OrderRecord>(async ids => {
    if (customerId) return Promise.all(ids.map(id => readOwn({ id, businessId: viewer.businessId, customerId })))
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
