import { list, prepare, type RawTx, records } from '#shared/db.ts'
import type { ChargeEffect, LockedAttempt } from '../domain/charge.ts'
import { INTENT, type IntentRow, type LockedIntent, toIntent } from './write.ts'

/** An attempt and its intent, both locked. */
export interface LockedCharge {
  attempt: LockedAttempt
  intent: LockedIntent
}

type Row = IntentRow & {
  attemptId: string
  attemptStatus: LockedAttempt['status']
  providerReference: string | null
  checks: number
}

const LOCK =
  prepare(`SELECT a.id AS "attemptId", a.status AS "attemptStatus", a.provider_reference AS "providerReference", a.checks, ${INTENT}
  FROM payment.payment_attempt a JOIN payment.payment_intent i ON i.id = a.intent_id
  WHERE a.id = ANY(${list('$1', 'text')}) ORDER BY i.id, a.id FOR UPDATE OF i, a`)

/**
 * Reads attempts and their intents under row locks, in one statement: what a rival has changed while it was waited for is
 * seen, because both rows are locked. Intents are locked in the order of their ids, so that groups do not meet crosswise.
 */
export async function lockCharges(tx: RawTx, attemptIds: readonly string[]): Promise<Map<string, LockedCharge>> {
  const rows = await tx.$queryRawUnsafe<Row[]>(LOCK, attemptIds)
  return new Map(
    rows.map(({ attemptId, attemptStatus, providerReference, checks, ...intent }) => [
      attemptId,
      { attempt: { id: attemptId, status: attemptStatus, providerReference, checks }, intent: toIntent(intent) },
    ]),
  )
}

const COLUMNS = `"attemptId" text, "intentId" text, "intentStatus" text, event text, "amountMinor" bigint, status text,
  "providerReference" text, "declineCode" text, checks int, "checkAt" timestamptz, answered boolean, "moveTo" text, "nextAction" jsonb`

/** An event that is there already is told nothing new: only how the channel answered is noted then. */
const WRITE = prepare(`WITH effect AS (${records('$1', COLUMNS)}),
 event AS (
   INSERT INTO payment.payment_event (intent_id, attempt_id, kind, amount_minor, source, reference, at)
   SELECT "intentId", "attemptId", event, "amountMinor", $2, "attemptId", $3 FROM effect WHERE event IS NOT NULL
   ON CONFLICT (kind, reference) DO NOTHING RETURNING attempt_id),
 fresh AS (SELECT * FROM effect WHERE event IS NULL OR "attemptId" IN (SELECT attempt_id FROM event)),
 attempt AS (
   UPDATE payment.payment_attempt a
   SET status = coalesce(f.status, a.status), provider_reference = coalesce(f."providerReference", a.provider_reference),
       decline_code = CASE WHEN f.status IS NULL THEN a.decline_code ELSE f."declineCode" END,
       checks = coalesce(f.checks, a.checks), check_at = CASE WHEN f.status IS NULL THEN a.check_at ELSE f."checkAt" END,
       answered = coalesce(e.answered, a.answered)
   FROM effect e LEFT JOIN fresh f USING ("attemptId")
   WHERE a.id = "attemptId" AND (f.status IS NOT NULL OR e.answered IS NOT NULL)),
 intent AS (
   UPDATE payment.payment_intent i SET status = f."moveTo", updated_at = $3, next_action = coalesce(f."nextAction", i.next_action)
   FROM fresh f WHERE i.id = f."intentId" AND i.status = f."intentStatus" AND f."moveTo" IS NOT NULL RETURNING i.id)
 SELECT "attemptId", ("moveTo" IS NULL OR "intentId" IN (SELECT id FROM intent)) AS moved FROM fresh`)

/**
 * Writes what became of locked charges, each of another intent, in one statement. Answers the attempts of which it was
 * news: the others' events are there already.
 */
export async function writeCharges(
  tx: RawTx,
  effects: readonly (LockedCharge & { effect: ChargeEffect })[],
  { source, at }: { source: string; at: Date },
): Promise<Set<string>> {
  const rows = effects.map(({ attempt, intent, effect }) => ({
    attemptId: attempt.id,
    intentId: intent.id,
    intentStatus: intent.status,
    event: effect.event?.kind,
    amountMinor: effect.event?.amountMinor.toString(),
    answered: effect.answered,
    ...effect.attempt,
    moveTo: effect.moveTo,
    nextAction: effect.nextAction,
  }))
  type Written = { attemptId: string; moved: boolean }
  const written = await tx.$queryRawUnsafe<Written[]>(WRITE, JSON.stringify(rows), source, at)
  const astray = written.find(({ moved }) => !moved)
  if (astray) throw new Error(`the intent of ${astray.attemptId} was changed by somebody without its lock`)
  return new Set(written.map(({ attemptId }) => attemptId))
}
