import type { Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import type { FulfilmentKind } from '../domain/fulfilment.ts'
import { type BelowOrders, idOf, orderOf } from './below.ts'

export interface FulfilmentRecord {
  id: string
  orderId: string
  kind: FulfilmentKind
  lines: { orderLineId: string; quantity: number }[]
  carrier: string | null
  trackingNumber: string | null
  createdAt: Date
}

/** Fulfilments of orders, and the codes that were delivered with them. */
export function fulfilmentReads({ pool }: Pick<Platform, 'pool'>, viewer: Viewer, below: BelowOrders) {
  const { own, ownParams, select } = below
  const fulfilmentColumns = `x.id, x.order_id AS "orderId", x.kind, x.carrier, x.tracking_number AS "trackingNumber",
    x.created_at AS "createdAt", (SELECT json_agg(json_build_object('orderLineId', s.order_line_id, 'quantity', s.quantity)
                                                  ORDER BY s.order_line_id)
     FROM orders.order_fulfilment_line s ${own} WHERE s.fulfilment_id = x.id) AS lines`
  const selectFulfilments = async (key: string, ids: readonly string[]) => {
    const from = 'orders.order_fulfilment x'
    const rows = await select<FulfilmentRecord>(fulfilmentColumns, from, key, ids, 'x.created_at, x.id', ownParams)
    return rows.filter(row => row.lines !== null)
  }
  const fulfilments = createListLoader<string, FulfilmentRecord>(ids => selectFulfilments('x.order_id', ids), orderOf)
  const fulfilmentById = createLoader<string, FulfilmentRecord>(async ids =>
    byKey(ids, await selectFulfilments('x.id', ids), idOf),
  )

  /** Codes by fulfilment, for the order's shopper and nobody else. */
  const codes = createListLoader<string, { fulfilmentId: string; orderLineId: string; code: string }>(
    async ids => {
      const { rows } = await pool.query(
        `SELECT c.fulfilment_id AS "fulfilmentId", c.order_line_id AS "orderLineId", c.code FROM orders.delivery_code c
       JOIN orders.order_fulfilment f ON f.id = c.fulfilment_id JOIN orders.sales_order o ON o.id = f.order_id
       WHERE c.fulfilment_id = ANY($1) AND o.business_id = $2 AND o.customer_id = $3 ORDER BY c.id`,
        [ids, viewer.businessId, viewer.id],
      )
      return rows
    },
    row => row.fulfilmentId,
  )

  return { fulfilments, fulfilmentById, codes }
}
