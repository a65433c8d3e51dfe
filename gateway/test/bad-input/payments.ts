import type { Graph } from './world.ts'

/** What operations and finance find of payments: a webhook that was refused, and a difference with a channel's file. */
export async function paymentMatters({ world }: Graph): Promise<{ webhookId: string; exceptionId: string }> {
  const [attempt] = await world.sql<{ id: string; business: string }>(
    `SELECT id, business_id AS business FROM payment.payment_attempt WHERE status = 'SUCCEEDED' LIMIT 1`,
  )
  const { id, business } = attempt!
  const body = { id: 'evt_prepared', type: 'charge.succeeded', movementId: 'ch_prepared', reference: id }
  await world.sql(
    `INSERT INTO payment.webhook_event (channel, event_id, id, type, business_id, reference, body, state, error, received_at)
     VALUES ('sandbox', 'evt_prepared', 'whe_prepared', 'charge.succeeded', $1, $2, $3, 'REFUSED', 'prepared', now())`,
    [business, id, JSON.stringify(body)],
  )
  await world.sql(
    `INSERT INTO payment.settlement_file (id, business_id, channel_code, day, subject, state)
     VALUES ('stl_prepared', $1, 'sandbox-card', '2025-12-31', 'prepared', 'FETCHED')`,
    [business],
  )
  const [exception] = await world.sql<{ id: string }>(
    `INSERT INTO payment.reconciliation_exception (subject, key, kind, fields, first_run_id, last_run_id, opened_at)
     VALUES ('prepared', 'charge:' || $1, 'MISSING', '{}', 'rec_prepared', 'rec_prepared', now()) RETURNING id::text`,
    [id],
  )
  return { webhookId: 'whe_prepared', exceptionId: `pex_${exception!.id}` }
}
