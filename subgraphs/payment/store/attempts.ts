import type pg from 'pg'
import { columnsOf, lists, prepare, type RawTx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { RiskDecision } from '../risk/port.ts'
import type { RoutingDecision } from '../routing/domain/decide.ts'
import { decisionJson } from '../routing/store/wire.ts'
import type { IntentStatus } from './write.ts'

/** An intent as it is confirmed. It is not locked. */
export interface ConfirmedIntent {
  id: string
  orderId: string
  customerId: string
  status: IntentStatus
  captureMethod: 'AUTOMATIC' | 'MANUAL'
  amountMinor: bigint
  currencyCode: string
  /** Its attempt by the same method whose outcome nobody knows. */
  unknown: { id: string; channelCode: string } | null
}

const TO_CONFIRM = prepare(`
  SELECT g.n::int, i.id, i.order_id AS "orderId", i.customer_id AS "customerId", i.status, i.capture_method AS "captureMethod",
    i.amount_minor AS "amountMinor", i.currency_code AS "currencyCode",
    (SELECT json_build_object('id', a.id, 'channelCode', a.channel_code) FROM payment.payment_attempt a
     WHERE a.intent_id = i.id AND a.method = g.method AND a.status = 'UNKNOWN') AS unknown
  FROM unnest(${lists(1, 'text', 'text', 'text', 'text')}) WITH ORDINALITY AS g (id, business_id, customer_id, method, n)
  JOIN payment.payment_intent i ON i.id = g.id AND i.business_id = g.business_id AND i.customer_id = g.customer_id`)

/** Whose intent is confirmed, and by which method. */
export interface Confirming {
  id: string
  businessId: string
  customerId: string
  method: string
}

/** Reads shoppers' own intents, and what stands in the way of a new attempt by the method; null for what is not theirs. */
export async function readToConfirm(
  { pool }: Pick<Platform, 'pool'>,
  wanted: readonly Confirming[],
): Promise<(ConfirmedIntent | null)[]> {
  type Row = Omit<ConfirmedIntent, 'amountMinor'> & { amountMinor: string; n: number }
  const { rows } = await pool.query<Row>(TO_CONFIRM, columnsOf(wanted, ['id', 'businessId', 'customerId', 'method']))
  const found = new Map(rows.map(({ n, ...row }) => [n - 1, { ...row, amountMinor: BigInt(row.amountMinor) }]))
  return wanted.map((_one, index) => found.get(index) ?? null)
}

export interface NewAttempt {
  id: string
  intentId: string
  businessId: string
  method: string
  decision: RoutingDecision & { chosen: string }
  agreementVersion: number | null
  fallbackOf: string | null
  risk: RiskDecision
  checkAt: Date
  at: Date
}

/** Writes an attempt and moves its intent to PROCESSING; false when the intent does not wait for a method. */
export async function insertAttempt(tx: RawTx, attempt: NewAttempt): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `WITH intent AS (
       UPDATE payment.payment_intent SET status = 'PROCESSING', updated_at = $2 WHERE id = $1 AND status = 'REQUIRES_PAYMENT_METHOD' RETURNING id)
     INSERT INTO payment.payment_attempt (id, intent_id, business_id, channel_code, method, status, routing, agreement_version, fallback_of, risk, check_at, created_at)
     SELECT $3, id, $4, $5, $6, 'PENDING', $7::jsonb, $8, $9, $10::jsonb, $11, $2 FROM intent`,
    attempt.intentId,
    attempt.at,
    attempt.id,
    attempt.businessId,
    attempt.decision.chosen,
    attempt.method,
    JSON.stringify(decisionJson(attempt.decision)),
    attempt.agreementVersion,
    attempt.fallbackOf,
    JSON.stringify(attempt.risk),
    attempt.checkAt,
  )
  return count === 1
}

/** What came of a confirmation's attempts, the oldest first. */
export async function readConfirmed(
  pool: pg.Pool,
  intentId: string,
  firstId: string,
): Promise<{ status: string; declineCode: string | null }[]> {
  const { rows } = await pool.query(
    `SELECT status, decline_code AS "declineCode" FROM payment.payment_attempt
     WHERE intent_id = $1 AND (id = $2 OR fallback_of = $2) ORDER BY created_at, id`,
    [intentId, firstId],
  )
  return rows
}
