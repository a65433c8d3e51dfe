import type { Tx } from '#shared/db.ts'

export type IntentStatus =
  | 'REQUIRES_PAYMENT_METHOD'
  | 'REQUIRES_ACTION'
  | 'PROCESSING'
  | 'REQUIRES_CAPTURE'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'

export type EventKind = 'CHARGED' | 'AUTHORISED' | 'CAPTURED' | 'VOIDED' | 'REFUNDED' | 'REFUND_REVERSED'

/**
 * Reads an intent under a row lock. The channel's answer, its webhook, a look-up and a cancellation of the same payment
 * are decided one after the other, whichever comes first.
 */
export async function lockIntent(tx: Tx, id: string) {
  const locked = await tx.$queryRawUnsafe<unknown[]>(
    'SELECT 1 FROM payment.payment_intent WHERE id = $1 FOR UPDATE',
    id,
  )
  return locked.length === 0 ? null : tx.paymentIntent.findUnique({ where: { id } })
}

export type LockedIntent = NonNullable<Awaited<ReturnType<typeof lockIntent>>>

/** Moves an intent from the state it is known to be in. */
export async function moveIntent(
  tx: Tx,
  intent: { id: string; status: string },
  status: IntentStatus,
  at: Date,
  nextAction?: { kind: string; url: string },
): Promise<void> {
  const { count } = await tx.paymentIntent.updateMany({
    where: { id: intent.id, status: intent.status },
    data: { status, updatedAt: at, ...(nextAction ? { nextAction } : {}) },
  })
  if (count !== 1) throw new Error(`intent ${intent.id} was changed by somebody without its lock`)
}

/** Appends an event; false when it was there already. The trigger derives the intent's amounts from it. */
export async function appendEvent(
  tx: Tx,
  event: {
    intentId: string
    attemptId: string
    kind: EventKind
    amountMinor: bigint
    source: string
    reference: string
    at: Date
  },
): Promise<boolean> {
  const { count } = await tx.paymentEvent.createMany({ data: [event], skipDuplicates: true })
  return count === 1
}

/** What is left of an attempt's money. The intent is locked. */
export interface Balance {
  attemptId: string
  /** Received and neither refunded nor on its way back. */
  refundableMinor: bigint
  /** Held, and neither captured, let go, nor about to be. */
  heldMinor: bigint
}

/** What is left of each attempt of an intent that brought or holds anything, the oldest first. */
export async function balancesOf(tx: Tx, intentId: string): Promise<Balance[]> {
  type Row = { attemptId: string; refundable: bigint; held: bigint }
  const rows = await tx.$queryRawUnsafe<Row[]>(
    `SELECT a.id AS "attemptId", (e.received - coalesce(r.refunded, 0))::bigint AS refundable, (e.held - coalesce(c.open, 0))::bigint AS held
     FROM payment.payment_attempt a
     CROSS JOIN LATERAL (
       SELECT sum(CASE WHEN kind IN ('CHARGED','CAPTURED') THEN amount_minor ELSE 0 END) AS received,
              sum(CASE kind WHEN 'AUTHORISED' THEN amount_minor WHEN 'CAPTURED' THEN -amount_minor WHEN 'VOIDED' THEN -amount_minor ELSE 0 END) AS held
       FROM payment.payment_event WHERE attempt_id = a.id HAVING count(*) > 0) e
     LEFT JOIN LATERAL (SELECT sum(amount_minor) AS refunded FROM payment.payment_refund
       WHERE attempt_id = a.id AND status NOT IN ('FAILED','REVERSED')) r ON true
     LEFT JOIN LATERAL (SELECT sum(amount_minor) AS open FROM payment.payment_capture
       WHERE attempt_id = a.id AND status IN ('PENDING','UNKNOWN')) c ON true
     WHERE a.intent_id = $1 ORDER BY a.created_at, a.id`,
    intentId,
  )
  return rows.map(row => ({ attemptId: row.attemptId, refundableMinor: row.refundable, heldMinor: row.held }))
}
