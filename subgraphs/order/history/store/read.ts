import { type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { OrderStatus } from '../../domain/transitions.ts'

interface Row {
  id: string
  source: string
  externalId: string
  customerId: string
  status: OrderStatus
  currencyCode: string
  placedAt: Date
  lines: { productId: string; merchantId: string | null; quantity: number; price: string; freight: string }[]
  payments: { method: string; amount: string }[]
  transitions: { to: OrderStatus; actor: string; at: string }[]
}

const ROWS = `
  SELECT o.id, source, external_id AS "externalId", customer_id AS "customerId", status,
    currency_code AS "currencyCode", placed_at AS "placedAt",
    (SELECT coalesce(json_agg(json_build_object('productId', product_id, 'merchantId', merchant_id, 'quantity', quantity,
              'price', price_minor::text, 'freight', freight_minor::text) ORDER BY position), '[]')
     FROM orders.history_line WHERE order_id = o.id) AS lines,
    (SELECT coalesce(json_agg(json_build_object('method', method, 'amount', amount_minor::text) ORDER BY position), '[]')
     FROM orders.history_payment WHERE order_id = o.id) AS payments,
    (SELECT coalesce(json_agg(json_build_object('to', to_state, 'actor', actor, 'at', at) ORDER BY position), '[]')
     FROM orders.history_transition WHERE order_id = o.id) AS transitions
  FROM orders.history_order o
  WHERE business_id = $1 AND source = $2 AND ($3::text IS NULL OR external_id > $3)
  ORDER BY external_id LIMIT $4`

/** A business's orders of the time before from one system, by their ids there. One round trip. */
export async function listHistory(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  { source, ...input }: ConnectionInput & { source: string },
) {
  const page = connectionArgs(input, ['text', 'text', 'instant'])
  const { rows } = await pool.query<Row>(ROWS, [businessId, source, page.key?.[1] ?? null, page.limit + 1])
  return connection(rows.map(toOrder), page, order => [order.source, order.externalId, order.placedAt.toISOString()])
}

function toOrder({ currencyCode, lines, payments, transitions, ...row }: Row) {
  const money = (minor: bigint | string) => ({ amountMinor: BigInt(minor), currencyCode })
  const sum = (amounts: bigint[]) => money(amounts.reduce((total, amount) => total + amount, 0n))
  return {
    ...row,
    total: sum(lines.map(line => BigInt(line.quantity) * BigInt(line.price) + BigInt(line.freight))),
    paid: sum(payments.map(payment => BigInt(payment.amount))),
    lines: lines.map(line => ({ ...line, price: money(line.price), freight: money(line.freight) })),
    payments: payments.map(payment => ({ ...payment, amount: money(payment.amount) })),
    transitions: transitions.map(transition => ({ ...transition, at: new Date(transition.at) })),
  }
}
