import type { Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { RefundNews } from '../domain/attempts.ts'
import type { FulfilmentKind } from '../domain/fulfilment.ts'
import type { RefundState } from '../domain/refunds.ts'
import type { Axis } from '../domain/transitions.ts'
import { isStaff, onlyMerchant, orderScope } from './scope.ts'

export interface RefundFilter {
  status?: string[] | null
  escalated?: boolean | null
}

export interface TransitionRecord {
  orderId: string
  axis: Axis
  from: string | null
  to: string
  actor: string
  reason: string
  at: Date
}

interface RefundShareRecord {
  orderLineId: string
  amount: Money
  quantity: number
  withdrawnQuantity: number
  returnQuantity: number
}

export interface RefundRecord {
  id: string
  orderId: string
  status: RefundState
  amount: Money
  lines: RefundShareRecord[]
  withReturn: boolean
  reason: string
  decision: string | null
  createdAt: Date
  decideBy: Date
  escalatedAt: Date | null
  returnBy: Date | null
  returnCarrier: string | null
  returnTrackingNumber: string | null
  returnSentAt: Date | null
  receivedAt: Date | null
  settledOtherwise: string | null
  failure: string | null
}

interface RefundChangeRecord {
  refundId: string
  attempt: number
  kind: RefundNews
  actor: string
  reason: string
  at: Date
}

export interface FulfilmentRecord {
  id: string
  orderId: string
  kind: FulfilmentKind
  lines: { orderLineId: string; quantity: number }[]
  carrier: string | null
  trackingNumber: string | null
  createdAt: Date
}

type RefundRow = Omit<RefundRecord, 'amount' | 'lines'> & {
  currencyCode: string
  lines: (Omit<RefundShareRecord, 'amount'> & { amountMinor: string })[] | null
}

export type DetailStore = ReturnType<typeof detailStore>

/**
 * What hangs below orders: transitions, refunds, fulfilments. Each is a loader by order id, so a page of orders costs
 * one round trip per kind; the scope is applied again, because an entity can be asked for directly. A merchant sees what
 * concerns its own lines: of an order with goods of several, each knows nothing of the others'.
 */
export function detailStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
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
  const orderOf = (row: { orderId: string }) => row.orderId
  const idOf = (row: { id: string }) => row.id

  const transitionColumns = `x.order_id AS "orderId", x.axis, x.from_state AS "from", x.to_state AS "to", x.actor, x.reason, x.at`
  const transitions = createListLoader<string, TransitionRecord>(
    ids => select(transitionColumns, 'orders.order_transition x', 'x.order_id', ids, 'x.id'),
    orderOf,
  )

  const ownParams = merchant === null ? [] : [merchant]
  const own = merchant === null ? '' : 'JOIN orders.order_line l ON l.id = s.order_line_id AND l.merchant_id = $2'
  const refundColumns = `x.id, x.order_id AS "orderId", x.status, o.currency_code AS "currencyCode", x.reason, x.decision,
    x.with_return AS "withReturn", x.created_at AS "createdAt", x.decide_by AS "decideBy", x.escalated_at AS "escalatedAt",
    x.return_by AS "returnBy", x.return_carrier AS "returnCarrier", x.return_tracking_number AS "returnTrackingNumber",
    x.return_sent_at AS "returnSentAt", x.received_at AS "receivedAt",
    x.settled_otherwise AS "settledOtherwise", x.failure,
    (SELECT json_agg(json_build_object('orderLineId', s.order_line_id, 'amountMinor', s.amount_minor::text,
       'quantity', s.quantity, 'withdrawnQuantity', s.withdrawn_quantity, 'returnQuantity', s.return_quantity)
                     ORDER BY s.order_line_id)
     FROM orders.order_refund_line s ${own} WHERE s.refund_id = x.id) AS lines`
  // What channels say is not for customers.
  const toRefund = (row: RefundRow) => refundOf(isStaff(viewer) ? row : { ...row, failure: null })
  const selectRefunds = async (key: string, ids: readonly string[]) =>
    (
      await select<RefundRow>(refundColumns, 'orders.order_refund x', key, ids, 'x.created_at, x.id', ownParams)
    ).flatMap(toRefund)
  const refunds = createListLoader<string, RefundRecord>(ids => selectRefunds('x.order_id', ids), orderOf)
  const refundById = createLoader<string, RefundRecord>(async ids => byKey(ids, await selectRefunds('x.id', ids), idOf))

  /** What became of attempts, by refund. Only of refunds that the viewer sees. */
  const refundLog = createListLoader<string, RefundChangeRecord>(
    ids =>
      select(
        'x.refund_id AS "refundId", x.attempt, x.kind, x.actor, x.reason, x.at',
        '(SELECT l.*, r.order_id FROM orders.order_refund_log l JOIN orders.order_refund r ON r.id = l.refund_id) x',
        'x.refund_id',
        ids,
        'x.id',
      ),
    row => row.refundId,
  )

  /** Newest first, with what the viewer sees of each. */
  async function listRefunds(input: ConnectionInput, filter: RefundFilter | null): Promise<Connection<RefundRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const scope = orderScope(viewer, 8)
    const sql = `SELECT ${refundColumns} FROM orders.order_refund x JOIN orders.sales_order o ON o.id = x.order_id
      WHERE x.business_id = $1 AND ${scope.sql} AND ($3::text[] IS NULL OR x.status = ANY($3))
        AND ($4::boolean IS NULL OR (x.escalated_at IS NOT NULL) = $4) AND ($2::text IS NULL OR EXISTS (
          SELECT 1 FROM orders.order_refund_line s ${own} WHERE s.refund_id = x.id))
        AND ($5::timestamptz IS NULL OR (x.created_at, x.id) < ($5, $6))
      ORDER BY x.created_at DESC, x.id DESC LIMIT $7`
    const { rows } = await pool.query<RefundRow>(sql, [
      viewer.businessId,
      merchant,
      filter?.status ?? null,
      filter?.escalated ?? null,
      page.key?.[0] ?? null,
      page.key?.[1] ?? null,
      page.limit + 1,
      ...scope.params,
    ])
    return connection(rows.flatMap(toRefund), page, row => [row.createdAt.toISOString(), row.id])
  }

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

  return { transitions, refunds, refundById, refundLog, listRefunds, fulfilments, fulfilmentById, codes }
}

/** None of its lines is the viewer's: then there is no such refund for them. */
function refundOf({ currencyCode, lines, ...row }: RefundRow): RefundRecord[] {
  if (!lines) return []
  const money = (amountMinor: bigint): Money => ({ amountMinor, currencyCode })
  const shares = lines.map(({ amountMinor, ...line }) => ({ ...line, amount: money(BigInt(amountMinor)) }))
  return [{ ...row, lines: shares, amount: money(shares.reduce((sum, share) => sum + share.amount.amountMinor, 0n)) }]
}

/** Why an order was closed. */
export async function closedBecause({ prisma }: Pick<Platform, 'prisma'>, orderId: string): Promise<string> {
  const closing = await prisma.orderTransition.findFirst({ where: { orderId, axis: 'ORDER', toState: 'CLOSED' } })
  return closing?.reason ?? 'order closed'
}
