import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'

/** A webhook as it is kept. */
export interface NewWebhook {
  channel: string
  eventId: string
  type: string
  reference: string | null
  body: string
}

interface Kept {
  id: string
  body: string
  state: string
}

/** Keeps a webhook that is about to be applied; answers the one that was there before, locked, if it is not the first. */
export async function claimWebhook(tx: Tx, webhook: NewWebhook, at: Date): Promise<Kept | null> {
  const { count } = await tx.webhookEvent.createMany({
    data: [{ ...webhook, id: newId('whe'), state: 'APPLIED', receivedAt: at, appliedAt: at }],
    skipDuplicates: true,
  })
  if (count === 1) return null
  const [row] = await tx.$queryRawUnsafe<Kept[]>(
    'SELECT id, body, state FROM payment.webhook_event WHERE channel = $1 AND event_id = $2 FOR UPDATE',
    webhook.channel,
    webhook.eventId,
  )
  return row ?? null
}

/** Notes that a webhook has taken effect, and whose payment it is about. */
export async function markApplied(
  tx: Tx,
  { channel, eventId, reference }: NewWebhook,
  kind: string,
  at: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE payment.webhook_event SET state = 'APPLIED', error = NULL, applied_at = coalesce(applied_at, $3), business_id = ${OWNER}
     WHERE channel = $1 AND event_id = $2`,
    channel,
    eventId,
    at,
    kind,
    reference,
  )
}

/** The business whose movement of the kind $4 has the reference $5. */
const OWNER = `CASE $4::text
  WHEN 'charge' THEN (SELECT business_id FROM payment.payment_attempt WHERE id = $5)
  WHEN 'refund' THEN (SELECT i.business_id FROM payment.payment_refund r JOIN payment.payment_intent i ON i.id = r.intent_id WHERE r.id = $5)
  ELSE (SELECT i.business_id FROM payment.payment_capture c JOIN payment.payment_intent i ON i.id = c.intent_id WHERE c.id = $5) END`

/** Keeps a webhook that could not be applied. One that took effect before stays as it is. */
export async function keepUnapplied(
  tx: Tx,
  webhook: NewWebhook,
  { state, error, at }: { state: 'REFUSED' | 'FAILED'; error: string; at: Date },
): Promise<void> {
  const { channel, eventId, type, reference, body } = webhook
  const [kind] = type.split('.')
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.webhook_event AS w (channel, event_id, type, reference, body, state, error, received_at, id, business_id)
     VALUES ($1, $2, $3, $5, $6, $7, $8, $9, $10, ${OWNER})
     ON CONFLICT (channel, event_id) DO UPDATE SET state = excluded.state, error = excluded.error
       WHERE w.state <> 'APPLIED' AND w.body = excluded.body`,
    channel,
    eventId,
    type,
    kind,
    reference,
    body,
    state,
    error.slice(0, 1000),
    at,
    newId('whe'),
  )
}
