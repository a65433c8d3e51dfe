import type { Tx } from '#shared/db.ts'

export type IntentStatus =
  | 'REQUIRES_PAYMENT_METHOD'
  | 'REQUIRES_ACTION'
  | 'PROCESSING'
  | 'REQUIRES_CAPTURE'
  | 'SUCCEEDED'
  | 'FAILED'
  | 'CANCELLED'

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
    kind: 'CHARGED' | 'REFUNDED'
    amountMinor: bigint
    source: string
    reference: string
    at: Date
  },
): Promise<boolean> {
  const { count } = await tx.paymentEvent.createMany({ data: [event], skipDuplicates: true })
  return count === 1
}
