import type { Platform } from '#shared/platform.ts'
import type { MovementKind } from '../provider/port.ts'

/** A movement whose outcome is open and to be looked up now. */
export interface Due {
  kind: MovementKind
  id: string
  channelCode: string
  checks: number
}

const BATCH = 50
const OPEN = `x.status IN ('PENDING', 'UNKNOWN') AND x.check_at <= $1 ORDER BY x.check_at LIMIT ${BATCH}`

/** What is due, of each kind those that have waited longest. */
export async function dueMovements({ pool, clock }: Pick<Platform, 'pool' | 'clock'>): Promise<Due[]> {
  const { rows } = await pool.query<Due>(
    `(SELECT 'charge' AS kind, x.id, x.channel_code AS "channelCode", x.checks FROM payment.payment_attempt x WHERE ${OPEN})
     UNION ALL
     (SELECT lower(x.kind), x.id, a.channel_code, x.checks FROM payment.payment_capture x JOIN payment.payment_attempt a ON a.id = x.attempt_id WHERE ${OPEN})
     UNION ALL
     (SELECT 'refund', x.id, a.channel_code, x.checks FROM payment.payment_refund x JOIN payment.payment_attempt a ON a.id = x.attempt_id WHERE ${OPEN})`,
    [clock.now()],
  )
  return rows
}

/** How long nothing is asked again about money that a channel did not let go of. */
const RELEASE_AGAIN_MS = 3_600_000

/**
 * Intents for which money is held that cannot be collected any more, where nothing is under way and nothing was tried
 * lately: what was refused, or held by something that went wrong.
 */
export async function lingeringIntents(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  maxVoids: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT i.id FROM payment.payment_intent i
     WHERE i.status <> 'REQUIRES_CAPTURE' AND i.authorised_minor > i.captured_minor AND NOT EXISTS (
       SELECT FROM payment.payment_capture c WHERE c.intent_id = i.id AND (c.status IN ('PENDING','UNKNOWN') OR c.created_at > $1))
       AND (SELECT count(*) FROM payment.payment_capture c WHERE c.intent_id = i.id AND c.kind = 'VOID') < $2
     LIMIT ${BATCH}`,
    [new Date(clock.now().getTime() - RELEASE_AGAIN_MS), maxVoids],
  )
  return rows.map(({ id }) => id)
}

const TABLES: Record<MovementKind, string> = {
  charge: 'payment_attempt',
  capture: 'payment_capture',
  void: 'payment_capture',
  refund: 'payment_refund',
}

/** Looks at it again later, like an outcome that is still not known. */
export async function postpone({ pool }: Pick<Platform, 'pool'>, { kind, id }: Due, at: Date): Promise<void> {
  await pool.query(
    `UPDATE payment.${TABLES[kind]} SET checks = checks + 1, check_at = $2 WHERE id = $1 AND status IN ('PENDING', 'UNKNOWN')`,
    [id, at],
  )
}
