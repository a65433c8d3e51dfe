import { prepare, records } from '#shared/db.ts'
import { FINISH_COLUMNS, type FinishRow, finishAll, joinFinishing } from '#shared/idempotency.ts'
import type { Platform } from '#shared/platform.ts'
import { decisionJson } from '../routing/store/wire.ts'
import type { NewAttempt } from './attempts.ts'
import type { NewIntent } from './intents.ts'

/**
 * What almost every request does, for many at once, with the answers of the requests. A statement writes those that are as
 * it expects them, and nothing of any other: those are left to the commands that look at one under its lock.
 */

/** The intents of orders that have none which is open. */
const OPEN = prepare(`
  WITH given AS (
    ${records(
      '$1',
      `id text, "orderId" text, "customerId" text, "captureMethod" text, "currencyCode" text, "amountMinor" bigint,
      at timestamptz, ${FINISH_COLUMNS}`,
    )}),
  taken AS MATERIALIZED (
    SELECT g.* FROM given g ${joinFinishing('payment')}
    WHERE NOT EXISTS (SELECT FROM payment.payment_intent i WHERE i.order_id = g."orderId" AND i.status NOT IN ('FAILED','CANCELLED'))
    ORDER BY g."orderId" FOR UPDATE OF k),
  made AS (
    INSERT INTO payment.payment_intent (id, business_id, order_id, customer_id, status, capture_method, currency_code, amount_minor, created_at, updated_at)
    SELECT id, "businessId", "orderId", "customerId", 'REQUIRES_PAYMENT_METHOD', "captureMethod", "currencyCode", "amountMinor", at, at FROM taken
    ON CONFLICT (order_id) WHERE status NOT IN ('FAILED','CANCELLED') DO NOTHING RETURNING id),
  finished AS (${finishAll('payment', '(SELECT taken.* FROM made JOIN taken USING (id))')})
  SELECT id FROM made
  WHERE payment.expect_rows('answers', (SELECT count(*) FROM made), (SELECT count(*) FROM finished))`)

/** First attempts of intents that wait for a method. */
const START = prepare(`
  WITH given AS (
    ${records(
      '$1',
      `id text, "intentId" text, "channelCode" text, method text, routing jsonb, "agreementVersion" int, risk jsonb,
      "checkAt" timestamptz, at timestamptz, ${FINISH_COLUMNS}`,
    )}),
  taken AS MATERIALIZED (
    SELECT g.* FROM given g JOIN payment.payment_intent i ON i.id = g."intentId" AND i.status = 'REQUIRES_PAYMENT_METHOD'
    ${joinFinishing('payment')}
    ORDER BY i.id FOR UPDATE OF i, k),
  moved AS (
    UPDATE payment.payment_intent i SET status = 'PROCESSING', updated_at = t.at
    FROM taken t WHERE i.id = t."intentId" AND i.status = 'REQUIRES_PAYMENT_METHOD' RETURNING i.id),
  finished AS (${finishAll('payment', 'taken')}),
  made AS (
    INSERT INTO payment.payment_attempt (id, intent_id, business_id, channel_code, method, status, routing, agreement_version, risk, check_at, created_at)
    SELECT id, "intentId", "businessId", "channelCode", method, 'PENDING', routing, "agreementVersion", risk, "checkAt", at FROM taken)
  SELECT id FROM taken
  WHERE payment.expect_rows('intents and answers', (SELECT 2 * count(*) FROM taken),
    (SELECT count(*) FROM moved) + (SELECT count(*) FROM finished))`)

type Finishing = { finish: FinishRow }

/** Opens intents of different orders and finishes their requests; answers the ids of those for which it did. */
export function openIntents(source: Source, intents: readonly (NewIntent & Finishing)[]): Promise<Set<string>> {
  const rows = intents.map(({ id, orderId, customerId, captureMethod, total, at, finish }) => ({
    ...{ id, orderId, customerId, captureMethod, currencyCode: total.currencyCode, at },
    amountMinor: total.amountMinor.toString(),
    ...finish,
  }))
  return write(source, OPEN, rows)
}

/** Writes attempts of different intents and finishes their requests; answers the ids of those for which it did. */
export function startAttempts(source: Source, attempts: readonly (NewAttempt & Finishing)[]): Promise<Set<string>> {
  const rows = attempts.map(({ id, intentId, method, decision, agreementVersion, risk, checkAt, at, finish }) => ({
    ...{ id, intentId, method, agreementVersion, risk, checkAt, at },
    channelCode: decision.chosen,
    routing: decisionJson(decision),
    ...finish,
  }))
  return write(source, START, rows)
}

type Source = Pick<Platform, 'pool'>

async function write({ pool }: Source, text: string, rows: readonly object[]): Promise<Set<string>> {
  const written = await pool.query<{ id: string }>(text, [JSON.stringify(rows)])
  return new Set(written.rows.map(({ id }) => id))
}
