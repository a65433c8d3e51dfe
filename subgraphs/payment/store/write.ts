import type { RawTx } from '#shared/db.ts'

export type IntentStatus =
  | 'REQUIRES_PAYMENT_METHOD'
  | 'REQUIRES_ACTION'
  | 'PROCESSING'
  | 'REQUIRES_CAPTURE'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'

export type EventKind = 'CHARGED' | 'AUTHORISED' | 'CAPTURED' | 'VOIDED' | 'REFUNDED' | 'REFUND_REVERSED'

/** An intent under its row lock. */
export interface LockedIntent {
  id: string
  businessId: string
  orderId: string
  customerId: string
  status: IntentStatus
  captureMethod: 'AUTOMATIC' | 'MANUAL'
  currencyCode: string
  amountMinor: bigint
  capturedMinor: bigint
  /** Its order was cancelled while a channel was being asked. */
  orderCancelled: boolean
}

/** An intent as the driver gives it: whole numbers of 64 bits are text. */
export type IntentRow = Omit<LockedIntent, 'amountMinor' | 'capturedMinor'> & {
  amountMinor: string
  capturedMinor: string
}

export const INTENT = `i.id, i.business_id AS "businessId", i.order_id AS "orderId", i.customer_id AS "customerId", i.status,
  i.capture_method AS "captureMethod", i.currency_code AS "currencyCode", i.amount_minor AS "amountMinor", i.captured_minor AS "capturedMinor",
  i.order_cancelled_at IS NOT NULL AS "orderCancelled"`

export function toIntent(row: IntentRow): LockedIntent {
  return { ...row, amountMinor: BigInt(row.amountMinor), capturedMinor: BigInt(row.capturedMinor) }
}

/**
 * Reads an intent under a row lock. The channel's answer, its webhook, a look-up and a cancellation of the same payment
 * are decided one after the other, whichever comes first.
 */
export async function lockIntent(tx: RawTx, id: string): Promise<LockedIntent | null> {
  const sql = `SELECT ${INTENT} FROM payment.payment_intent i WHERE i.id = $1 FOR UPDATE`
  const [row] = await tx.$queryRawUnsafe<IntentRow[]>(sql, id)
  return row ? toIntent(row) : null
}

/** The order's one intent that is neither failed nor cancelled, under its lock. */
export async function lockOpenIntent(
  tx: RawTx,
  { orderId, businessId }: { orderId: string; businessId: string },
): Promise<LockedIntent | null> {
  const [row] = await tx.$queryRawUnsafe<IntentRow[]>(
    `SELECT ${INTENT} FROM payment.payment_intent i
     WHERE i.order_id = $1 AND i.business_id = $2 AND i.status NOT IN ('FAILED','CANCELLED') FOR UPDATE`,
    orderId,
    businessId,
  )
  return row ? toIntent(row) : null
}

/** Notes that the order was cancelled while a channel was being asked for its money. */
export async function noteOrderCancelled(tx: RawTx, intentId: string, at: Date): Promise<void> {
  const sql = 'UPDATE payment.payment_intent SET order_cancelled_at = $2, updated_at = $2 WHERE id = $1'
  await tx.$executeRawUnsafe(sql, intentId, at)
}

/** Moves an intent from the state it is known to be in. */
export async function moveIntent(
  tx: RawTx,
  intent: { id: string; status: string },
  status: IntentStatus,
  at: Date,
): Promise<void> {
  const count = await tx.$executeRawUnsafe(
    'UPDATE payment.payment_intent SET status = $3, updated_at = $4 WHERE id = $1 AND status = $2',
    intent.id,
    intent.status,
    status,
    at,
  )
  if (count !== 1) throw new Error(`intent ${intent.id} was changed by somebody without its lock`)
}

export interface NewEvent {
  intentId: string
  attemptId: string
  kind: EventKind
  amountMinor: bigint
  source: string
  reference: string
  at: Date
}

/** Appends an event; false when it was there already. The trigger derives the intent's amounts from it. */
export async function appendEvent(tx: RawTx, event: NewEvent): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `INSERT INTO payment.payment_event (intent_id, attempt_id, kind, amount_minor, source, reference, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (kind, reference) DO NOTHING`,
    event.intentId,
    event.attemptId,
    event.kind,
    event.amountMinor,
    event.source,
    event.reference,
    event.at,
  )
  return count === 1
}

/** What is left of an attempt's money. The intent is locked. */
export interface Balance {
  attemptId: string
  /** Received and neither refunded nor on its way back. */
  refundableMinor: bigint
  /** Held, and neither captured, let go, nor about to be. */
  heldMinor: bigint
  /** How often it was asked to be let go. */
  voids: number
}

/** What is left of each attempt of an intent that brought or holds anything, the oldest first. */
export async function balancesOf(tx: RawTx, intentId: string): Promise<Balance[]> {
  type Row = { attemptId: string; refundable: string; held: string; voids: number }
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT a.id AS "attemptId", (e.received - coalesce(r.refunded, 0))::bigint AS refundable, (e.held - coalesce(c.open, 0))::bigint AS held, c.voids
     FROM payment.payment_attempt a
     CROSS JOIN LATERAL (
       SELECT sum(CASE WHEN kind IN ('CHARGED','CAPTURED') THEN amount_minor ELSE 0 END) AS received,
              sum(CASE kind WHEN 'AUTHORISED' THEN amount_minor WHEN 'CAPTURED' THEN -amount_minor WHEN 'VOIDED' THEN -amount_minor ELSE 0 END) AS held
       FROM payment.payment_event WHERE attempt_id = a.id HAVING count(*) > 0) e
     LEFT JOIN LATERAL (SELECT sum(amount_minor) AS refunded FROM payment.payment_refund
       WHERE attempt_id = a.id AND status NOT IN ('FAILED','REVERSED')) r ON true
     CROSS JOIN LATERAL (
       SELECT sum(amount_minor) FILTER (WHERE status IN ('PENDING','UNKNOWN')) AS open, (count(*) FILTER (WHERE kind = 'VOID'))::int AS voids
       FROM payment.payment_capture WHERE attempt_id = a.id) c
     WHERE a.intent_id = $1 ORDER BY a.created_at, a.id`,
    intentId,
  )
  return rows.map(({ attemptId, refundable, held, voids }) => ({
    attemptId,
    refundableMinor: BigInt(refundable),
    heldMinor: BigInt(held),
    voids,
  }))
}
