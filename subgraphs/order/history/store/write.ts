import type { RawTx } from '#shared/db.ts'
import type { OrderStatus } from '../../domain/transitions.ts'

export interface HistoricalOrder {
  externalId: string
  customerId: string
  currencyCode: string
  transitions: { to: OrderStatus; at: Date }[]
  lines: {
    productId: string
    merchantId?: string | null | undefined
    quantity: number
    priceMinor: bigint
    freightMinor: bigint
  }[]
  payments: { method: string; amountMinor: bigint }[]
}

export type NewHistory = HistoricalOrder & { id: string; contentHash: string }

interface Batch {
  businessId: string
  source: string
  actor: string
  at: Date
}

/** Writes the orders that are not there yet, each whole, in one statement. Answers how many those were. */
export async function insertHistory(tx: RawTx, batch: Batch, orders: readonly NewHistory[]): Promise<number> {
  const text = JSON.stringify(orders.map(toWire), (_key, value) =>
    typeof value === 'bigint' ? value.toString() : value,
  )
  const [row] = await tx.$queryRawUnsafe<{ imported: number }[]>(
    INSERT,
    batch.businessId,
    batch.source,
    batch.actor,
    batch.at,
    text,
  )
  return row?.imported ?? 0
}

const toWire = (order: NewHistory) => ({
  ...order,
  status: order.transitions.at(-1)!.to,
  placedAt: order.transitions[0]!.at,
})

/** Children are written for the orders of this statement alone: their ids are new. */
const INSERT = `
  WITH given AS (
    SELECT * FROM jsonb_to_recordset($5::jsonb) AS x(id text, "externalId" text, "customerId" text, status text,
      "currencyCode" text, "contentHash" text, "placedAt" timestamptz, lines jsonb, payments jsonb, transitions jsonb)),
  placed AS (
    INSERT INTO orders.history_order (id, business_id, source, external_id, customer_id, status, currency_code,
      content_hash, placed_at, imported_at, imported_by)
    SELECT id, $1, $2, "externalId", "customerId", status, "currencyCode", "contentHash", "placedAt", $4, $3
    FROM given ORDER BY "externalId"
    ON CONFLICT (business_id, source, external_id) DO NOTHING RETURNING id),
  lines AS (
    INSERT INTO orders.history_line (order_id, position, product_id, merchant_id, quantity, price_minor, freight_minor)
    SELECT g.id, l.position - 1, l.value ->> 'productId', l.value ->> 'merchantId', (l.value ->> 'quantity')::int,
           (l.value ->> 'priceMinor')::bigint, (l.value ->> 'freightMinor')::bigint
    FROM given g JOIN placed USING (id), jsonb_array_elements(g.lines) WITH ORDINALITY AS l(value, position)),
  payments AS (
    INSERT INTO orders.history_payment (order_id, position, method, amount_minor)
    SELECT g.id, p.position - 1, p.value ->> 'method', (p.value ->> 'amountMinor')::bigint
    FROM given g JOIN placed USING (id), jsonb_array_elements(g.payments) WITH ORDINALITY AS p(value, position)),
  transitions AS (
    INSERT INTO orders.history_transition (order_id, position, to_state, actor, at)
    SELECT g.id, t.position - 1, t.value ->> 'to', 'import', (t.value ->> 'at')::timestamptz
    FROM given g JOIN placed USING (id), jsonb_array_elements(g.transitions) WITH ORDINALITY AS t(value, position))
  SELECT count(*)::int AS imported FROM placed`

/** The content that is recorded for each of the orders, by external id. */
export async function readHashes(
  tx: RawTx,
  { businessId, source }: Batch,
  orders: readonly Pick<NewHistory, 'externalId'>[],
): Promise<Map<string, string>> {
  const rows = await tx.$queryRawUnsafe<{ externalId: string; contentHash: string }[]>(
    `SELECT external_id AS "externalId", content_hash AS "contentHash" FROM orders.history_order
     WHERE business_id = $1 AND source = $2 AND external_id = ANY($3)`,
    businessId,
    source,
    orders.map(order => order.externalId),
  )
  return new Map(rows.map(row => [row.externalId, row.contentHash]))
}
