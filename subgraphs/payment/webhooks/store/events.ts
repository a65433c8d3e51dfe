import { prepare, type RawTx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'

/** A webhook as it is kept. */
export interface NewWebhook {
  channel: string
  eventId: string
  type: string
  reference: string | null
  body: string
}

/** A webhook and whose payment it is about. */
export interface OwnedWebhook extends NewWebhook {
  businessId: string | null
}

/** A webhook by its own id. */
export function readWebhook({ prisma }: Pick<Platform, 'prisma'>, id: string): Promise<OwnedWebhook | null> {
  return prisma.webhookEvent.findUnique({ where: { id } })
}

export interface Kept {
  eventId: string
  body: string
  state: string
}

const CLAIM =
  prepare(`INSERT INTO payment.webhook_event (channel, event_id, id, type, business_id, reference, body, state, received_at, applied_at)
     SELECT w.channel, w."eventId", w.id, w.type, w."businessId", w.reference, w.body, 'APPLIED', $2, $2
     FROM json_to_recordset($1::json) AS w (channel text, "eventId" text, id text, type text, "businessId" text, reference text, body text)
     ORDER BY w."eventId" ON CONFLICT (channel, event_id) DO NOTHING RETURNING event_id AS "eventId"`)

/**
 * Keeps webhooks of one channel that are about to be applied, in one statement and in the order of their ids, so that
 * groups do not meet crosswise. Answers those that were there before, locked, by their event ids.
 */
export async function claimWebhooks(
  tx: RawTx,
  webhooks: readonly OwnedWebhook[],
  at: Date,
): Promise<Map<string, Kept>> {
  const rows = webhooks.map(webhook => ({ ...webhook, id: newId('whe') }))
  const claimed = await tx.$queryRawUnsafe<{ eventId: string }[]>(CLAIM, JSON.stringify(rows), at)
  if (claimed.length === webhooks.length) return new Map()
  const mine = new Set(claimed.map(({ eventId }) => eventId))
  const others = webhooks.filter(({ eventId }) => !mine.has(eventId))
  return lockKept(
    tx,
    others[0]!.channel,
    others.map(({ eventId }) => eventId),
  )
}

async function lockKept(tx: RawTx, channel: string, eventIds: readonly string[]): Promise<Map<string, Kept>> {
  const rows = await tx.$queryRawUnsafe<Kept[]>(
    `SELECT event_id AS "eventId", body, state FROM payment.webhook_event
     WHERE channel = $1 AND event_id = ANY($2) ORDER BY event_id FOR UPDATE`,
    channel,
    eventIds,
  )
  return new Map(rows.map(row => [row.eventId, row]))
}

/** Notes that a webhook which was kept before has taken effect now, and whose payment it is about. */
export async function markApplied(tx: RawTx, { channel, eventId, businessId }: OwnedWebhook, at: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE payment.webhook_event SET state = 'APPLIED', error = NULL, applied_at = coalesce(applied_at, $3), business_id = $4
     WHERE channel = $1 AND event_id = $2`,
    channel,
    eventId,
    at,
    businessId,
  )
}

/** The business whose movement of the kind $4 has the reference $5. */
const OWNER = `CASE $4::text
  WHEN 'charge' THEN (SELECT business_id FROM payment.payment_attempt WHERE id = $5)
  WHEN 'refund' THEN (SELECT i.business_id FROM payment.payment_refund r JOIN payment.payment_intent i ON i.id = r.intent_id WHERE r.id = $5)
  ELSE (SELECT i.business_id FROM payment.payment_capture c JOIN payment.payment_intent i ON i.id = c.intent_id WHERE c.id = $5) END`

/**
 * Keeps a webhook that could not be applied. One that took effect before, or another body under its id, stays as it is;
 * it is answered then.
 */
export async function keepUnapplied(
  tx: RawTx,
  webhook: NewWebhook,
  { state, error, at }: { state: 'REFUSED' | 'FAILED'; error: string; at: Date },
): Promise<Kept | null> {
  const { channel, eventId, type, reference, body } = webhook
  const [kind] = type.split('.')
  const count = await tx.$executeRawUnsafe(
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
  return count === 1 ? null : ((await lockKept(tx, channel, [eventId])).get(eventId) ?? null)
}
