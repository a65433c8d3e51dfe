import type { Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { RefundNews } from '../domain/attempts.ts'
import type { RefundState } from '../domain/refunds.ts'
import { type BelowOrders, idOf, orderOf } from './below.ts'
import { isStaff, orderScope } from './scope.ts'

export interface RefundFilter {
  status?: string[] | null
  escalated?: boolean | null
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

type RefundRow = Omit<RefundRecord, 'amount' | 'lines'> & {
  currencyCode: string
  lines: (Omit<RefundShareRecord, 'amount'> & { amountMinor: string })[] | null
}

/** Refunds of orders, what became of each, and the list of all. */
export function refundReads({ pool }: Pick<Platform, 'pool'>, viewer: Viewer, below: BelowOrders) {
  const { merchant, own, ownParams, select } = below
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

  return { refunds, refundById, refundLog, listRefunds }
}

/** None of its lines is the viewer's: then there is no such refund for them. */
function refundOf({ currencyCode, lines, ...row }: RefundRow): RefundRecord[] {
  if (!lines) return []
  const money = (amountMinor: bigint): Money => ({ amountMinor, currencyCode })
  const shares = lines.map(({ amountMinor, ...line }) => ({ ...line, amount: money(BigInt(amountMinor)) }))
  return [{ ...row, lines: shares, amount: money(shares.reduce((sum, share) => sum + share.amount.amountMinor, 0n)) }]
}
