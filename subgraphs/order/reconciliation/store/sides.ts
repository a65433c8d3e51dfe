import type { Platform } from '#shared/platform.ts'
import type { Item, Side } from '#shared/reconcile.ts'
import { accepting, type MoneyState, type RefundSurplus, surplusOf } from '../domain/money.ts'
import { subjectOf } from './reconciliations.ts'

/** The two sides of an order's money: the order's own record, and its payment over the graph. By order id. */

const PAGE = 200

interface OrderMoney extends Omit<MoneyState, 'surplus'> {
  id: string
  surplus: RefundSurplus[] | null
  paid: boolean
  open: boolean
}

/** Refunds of `o` that several attempts gave and did not take back, or one and somebody otherwise. */
const SURPLUS = `SELECT json_agg(json_build_object('refundId', g.id, 'attempts', g.attempts, 'settledOtherwise', g.settled_otherwise,
    'amountMinor', (g.amount_minor * (g.times - 1))::text) ORDER BY g.id)
  FROM (
    SELECT r.id, r.amount_minor, r.settled_otherwise, count(*) AS times,
      coalesce(json_agg(l.attempt ORDER BY l.attempt) FILTER (WHERE l.kind = 'SUCCEEDED'), '[]') AS attempts
    FROM orders.order_refund r JOIN orders.order_refund_log l ON l.refund_id = r.id
    WHERE r.order_id = o.id AND (l.kind = 'SETTLED' OR (l.kind = 'SUCCEEDED' AND NOT EXISTS (
      SELECT FROM orders.order_refund_log b WHERE b.refund_id = r.id AND b.attempt = l.attempt AND b.kind = 'REVERSED')))
    GROUP BY r.id HAVING count(*) > 1) g`

const COLUMNS = `o.id, o.payment_intent_id AS "paymentIntentId", o.currency_code AS "currencyCode",
  o.payment_status <> 'UNPAID' AS paid, o.fulfilment_status <> 'UNFULFILLED' AS fulfilled,
  CASE o.payment_status WHEN 'UNPAID' THEN '0' ELSE o.total_minor::text END AS "receivedMinor",
  (o.refunded_minor - CASE o.refunded_minor WHEN 0 THEN 0 ELSE (
    SELECT coalesce(sum(r.amount_minor), 0) FROM orders.order_refund r
    WHERE r.order_id = o.id AND r.settled_otherwise IS NOT NULL) END)::text AS "refundedMinor", o.refund_status = 'IN_PROGRESS' AS open,
  CASE o.refunded_minor WHEN 0 THEN NULL ELSE (${SURPLUS}) END AS surplus`

/** The business whose orders are compared, and when they were placed. */
export interface Window {
  businessId: string
  since: Date
  /** Of orders that are younger, a payment may be on its way from one side to the other. */
  settledBefore: Date
}

/** The businesses that have orders: one look into the index for each, not one for each order. */
export async function businesses({ pool }: Pick<Platform, 'pool'>): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH RECURSIVE b AS (
       (SELECT business_id AS id FROM orders.sales_order ORDER BY business_id LIMIT 1)
       UNION ALL
       SELECT (SELECT o.business_id FROM orders.sales_order o WHERE o.business_id > b.id ORDER BY o.business_id LIMIT 1)
       FROM b WHERE b.id IS NOT NULL)
     SELECT id FROM b WHERE id IS NOT NULL`,
  )
  return rows.map(row => row.id)
}

/**
 * What orders say: those that are paid, or of which something was sent. A refund under way is not compared, nor what was
 * given back otherwise than through the payment.
 */
export function orderSide(platform: Platform, window: Window): Side<MoneyState> {
  const items = async (rows: readonly OrderMoney[]): Promise<Item<MoneyState>[]> => {
    const said = rows.filter(says).map(toItem)
    const noted = await notedSurplus(
      platform,
      window.businessId,
      said.filter(({ value }) => value.surplus).map(({ key }) => key),
    )
    return said.map(item =>
      noted.get(item.key) === surplusOf(item.value) ? { ...item, value: accepting(item.value) } : item,
    )
  }
  return {
    pages: async function* () {
      for await (const page of orderPages(platform, window)) yield await items(page)
      // A refund may be paid again long after its order was placed.
      const older = await refundedAgain(platform, window)
      if (older.length > 0) yield await items(older)
    },
    find: async keys => {
      const { rows } = await platform.pool.query<OrderMoney>(
        `SELECT ${COLUMNS} FROM orders.sales_order o WHERE o.id = ANY($1) AND o.business_id = $2`,
        [keys, window.businessId],
      )
      return items(rows)
    },
  }
}

/** Orders of before the window with refunds that may have been given more than once. */
async function refundedAgain({ pool }: Platform, { businessId, since }: Window): Promise<OrderMoney[]> {
  const { rows } = await pool.query<OrderMoney>(
    `SELECT ${COLUMNS} FROM orders.sales_order o WHERE o.business_id = $1 AND o.created_at < $2 AND o.id IN (
       SELECT r.order_id FROM orders.order_refund_log l JOIN orders.order_refund r ON r.id = l.refund_id
       WHERE (l.kind = 'SETTLED' OR (l.kind = 'SUCCEEDED' AND l.attempt > 1)) AND r.business_id = $1)`,
    [businessId, since],
  )
  return rows.filter(({ surplus }) => surplus)
}

/** What payments say: those that received money. Money that came too late and went straight back is nobody's. */
export function paymentSide(platform: Platform, window: Window): Side<MoneyState> {
  return {
    pages: async function* () {
      for await (const page of orderPages(platform, window)) {
        const unpaid = page.filter(order => !order.paid && order.createdAt < window.settledBefore).map(({ id }) => id)
        const found = await readPayments(platform, window.businessId, unpaid)
        yield found.filter(({ value }) => value.receivedMinor !== value.refundedMinor)
      }
    },
    find: keys => readPayments(platform, window.businessId, keys),
  }
}

const says = (order: OrderMoney): boolean => order.paid || order.fulfilled

function toItem(order: OrderMoney): Item<MoneyState> {
  const { id, open, paymentIntentId, receivedMinor, refundedMinor, currencyCode, fulfilled, surplus } = order
  const value = { paymentIntentId, receivedMinor, refundedMinor, currencyCode, fulfilled }
  return { key: id, open, value: surplus ? { ...value, surplus } : value }
}

/** The surplus of orders that somebody has resolved: it does not go away, and is found once. */
async function notedSurplus(
  { pool }: Platform,
  businessId: string,
  ids: readonly string[],
): Promise<Map<string, bigint>> {
  if (ids.length === 0) return new Map()
  const { rows } = await pool.query<{ key: string; expected: MoneyState }>(
    `SELECT key, expected FROM orders.reconciliation_exception
     WHERE subject = $1 AND key = ANY($2) AND expected->'surplus' IS NOT NULL AND resolved_by <> 'reconciliation' ORDER BY id`,
    [subjectOf(businessId), ids],
  )
  return new Map(rows.map(({ key, expected }) => [key, surplusOf(expected)]))
}

async function* orderPages(
  { pool }: Platform,
  { businessId, since }: Window,
): AsyncGenerator<(OrderMoney & { createdAt: Date })[]> {
  for (let behind: [Date, string] = [since, '']; ; ) {
    const { rows } = await pool.query<OrderMoney & { createdAt: Date }>(
      `SELECT ${COLUMNS}, o.created_at AS "createdAt" FROM orders.sales_order o
       WHERE o.business_id = $1 AND (o.created_at, o.id) > ($2, $3) ORDER BY o.created_at, o.id LIMIT $4`,
      [businessId, ...behind, PAGE],
    )
    const last = rows.at(-1)
    if (!last) return
    yield rows
    behind = [last.createdAt, last.id]
  }
}

const PAYMENTS = /* GraphQL */ `
  query OrderPaymentsReconcile($orders: [_Any!]!) {
    _entities(representations: $orders) {
      ... on Order { id paymentIntent { id received { amountMinor currencyCode } refunded { amountMinor } } }
    }
  }`

interface Wire {
  id: string
  paymentIntent: {
    id: string
    received: { amountMinor: string; currencyCode: string }
    refunded: { amountMinor: string }
  } | null
}

async function readPayments(
  { graph }: Platform,
  businessId: string,
  ids: readonly string[],
): Promise<Item<MoneyState>[]> {
  if (ids.length === 0) return []
  const orders = ids.map(id => ({ __typename: 'Order', id }))
  const { _entities } = await graph.call<{ _entities: (Wire | null)[] }>(
    'payment',
    PAYMENTS,
    { orders },
    { businessId },
  )
  return _entities.flatMap(order => {
    const intent = order?.paymentIntent
    if (!intent || intent.received.amountMinor === '0') return []
    const value = {
      paymentIntentId: intent.id,
      receivedMinor: intent.received.amountMinor,
      refundedMinor: intent.refunded.amountMinor,
      currencyCode: intent.received.currencyCode,
      fulfilled: false,
    }
    return [{ key: order.id, value }]
  })
}
