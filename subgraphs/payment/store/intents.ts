import type { RawTx } from '#shared/db.ts'
import type { Money } from '#shared/money.ts'

export interface NewIntent {
  id: string
  businessId: string
  orderId: string
  customerId: string
  captureMethod: 'AUTOMATIC' | 'MANUAL'
  total: Money
  at: Date
}

/**
 * Opens the intent of an order, or answers the id of the one that is open. One that was made for another total, and that
 * nobody has tried to pay, makes way. The unique index on open intents decides between two that are made at the same time.
 */
export async function openIntent(tx: RawTx, intent: NewIntent): Promise<string> {
  const { id, businessId, orderId, customerId, captureMethod, total, at } = intent
  // What is inserted reads what was cancelled, so that it comes after it.
  const [opened] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `WITH stale AS (
       UPDATE payment.payment_intent SET status = 'CANCELLED', updated_at = $8
       WHERE order_id = $3 AND status = 'REQUIRES_PAYMENT_METHOD' AND (amount_minor, currency_code) <> ($7::bigint, $6) RETURNING id),
     made AS (
       INSERT INTO payment.payment_intent (id, business_id, order_id, customer_id, status, capture_method, currency_code, amount_minor, created_at, updated_at)
       SELECT $1, $2, $3, $4, 'REQUIRES_PAYMENT_METHOD', $5, $6, $7::bigint, $8, $8 FROM (SELECT count(*) FROM stale) AS first
       ON CONFLICT (order_id) WHERE status NOT IN ('FAILED','CANCELLED') DO NOTHING RETURNING id)
     SELECT id FROM made`,
    id,
    businessId,
    orderId,
    customerId,
    captureMethod,
    total.currencyCode,
    total.amountMinor,
    at,
  )
  if (opened) return opened.id
  const sql = `SELECT id FROM payment.payment_intent WHERE order_id = $1 AND status NOT IN ('FAILED','CANCELLED')`
  const [open] = await tx.$queryRawUnsafe<{ id: string }[]>(sql, orderId)
  if (!open) throw new Error(`expected an open intent of ${orderId}, got none`)
  return open.id
}
