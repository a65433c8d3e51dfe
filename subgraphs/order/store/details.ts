import type { Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'
import type { Axis } from '../domain/transitions.ts'
import { orderScope } from './scope.ts'

export interface TransitionRecord {
  orderId: string
  axis: Axis
  from: string | null
  to: string
  actor: string
  reason: string | null
  at: Date
}

export interface RefundRecord {
  id: string
  orderId: string
  status: 'REQUESTED' | 'APPROVED' | 'REJECTED' | 'SUCCEEDED'
  amount: Money
  lines: { orderLineId: string; amount: Money }[]
  reason: string
  createdAt: Date
}

export interface FulfilmentRecord {
  id: string
  orderId: string
  kind: 'SHIPMENT' | 'DIGITAL'
  carrier: string | null
  trackingNumber: string | null
  createdAt: Date
}

type RefundRow = Omit<RefundRecord, 'amount' | 'lines'> & {
  currencyCode: string
  amountMinor: string
  lines: { orderLineId: string; amountMinor: string }[]
}

export type DetailStore = ReturnType<typeof detailStore>

/**
 * What hangs below orders: transitions, refunds, fulfilments. Each is a loader by order id, so a page of orders costs
 * one round trip per kind; the scope is applied again, because an entity can be asked for directly.
 */
export function detailStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  async function select<T>(
    columns: string,
    from: string,
    key: string,
    ids: readonly string[],
    order: string,
  ): Promise<T[]> {
    const scope = orderScope(viewer, 2)
    const sql = `SELECT ${columns} FROM ${from} JOIN orders.sales_order o ON o.id = x.order_id
                 WHERE ${key} = ANY($1) AND ${scope.sql} ORDER BY ${order}`
    const { rows } = await pool.query(sql, [ids, ...scope.params])
    return rows as T[]
  }
  const orderOf = (row: { orderId: string }) => row.orderId
  const idOf = (row: { id: string }) => row.id

  const transitionColumns = `x.order_id AS "orderId", x.axis, x.from_state AS "from", x.to_state AS "to", x.actor, x.reason, x.at`
  const transitions = createListLoader<string, TransitionRecord>(
    ids => select(transitionColumns, 'orders.order_transition x', 'x.order_id', ids, 'x.id'),
    orderOf,
  )

  const refundColumns = `x.id, x.order_id AS "orderId", x.status, o.currency_code AS "currencyCode", x.reason,
    x.amount_minor::text AS "amountMinor", x.created_at AS "createdAt",
    (SELECT json_agg(json_build_object('orderLineId', s.order_line_id, 'amountMinor', s.amount_minor::text)
                     ORDER BY s.order_line_id)
     FROM orders.order_refund_line s WHERE s.refund_id = x.id) AS lines`
  const selectRefunds = async (key: string, ids: readonly string[]) =>
    (await select<RefundRow>(refundColumns, 'orders.order_refund x', key, ids, 'x.created_at, x.id')).map(toRefund)
  const refunds = createListLoader<string, RefundRecord>(ids => selectRefunds('x.order_id', ids), orderOf)
  const refundById = createLoader<string, RefundRecord>(async ids => byKey(ids, await selectRefunds('x.id', ids), idOf))

  const fulfilmentColumns = `x.id, x.order_id AS "orderId", x.kind, x.carrier, x.tracking_number AS "trackingNumber",
    x.created_at AS "createdAt"`
  const selectFulfilments = (key: string, ids: readonly string[]) =>
    select<FulfilmentRecord>(fulfilmentColumns, 'orders.order_fulfilment x', key, ids, 'x.created_at, x.id')
  const fulfilments = createListLoader<string, FulfilmentRecord>(ids => selectFulfilments('x.order_id', ids), orderOf)
  const fulfilmentById = createLoader<string, FulfilmentRecord>(async ids =>
    byKey(ids, await selectFulfilments('x.id', ids), idOf),
  )

  return { transitions, refunds, refundById, fulfilments, fulfilmentById }
}

function toRefund({ currencyCode, amountMinor, lines, ...row }: RefundRow): RefundRecord {
  const money = (minor: string): Money => ({ amountMinor: BigInt(minor), currencyCode })
  return {
    ...row,
    amount: money(amountMinor),
    lines: lines.map(line => ({ orderLineId: line.orderLineId, amount: money(line.amountMinor) })),
  }
}

/** Why an order was closed. */
export async function closedBecause({ prisma }: Pick<Platform, 'prisma'>, orderId: string): Promise<string> {
  const closing = await prisma.orderTransition.findFirst({ where: { orderId, axis: 'ORDER', toState: 'CLOSED' } })
  return closing?.reason ?? 'order closed'
}
