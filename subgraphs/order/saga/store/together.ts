import { list, lists, prepare } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { PaymentSucceeded } from '../../domain/payment.ts'
import { firstLook } from '../domain/schedule.ts'
import { LEASE_SECONDS } from './steps.ts'

/**
 * What happens to almost every order once it is paid, to many at once: each step is one statement. An order is taken if it
 * is in the states that are named here and nobody works on it; any other is left untouched, for the commands that look at
 * one order under its lock. What is written is the same: a test compares both ways row by row.
 */

/** Steps that wait for nothing but the payment, in a saga in which nothing failed and nothing is undone. */
const PAY = prepare(`
  WITH given AS (
    SELECT * FROM unnest(${lists(1, 'text', 'text', 'text', 'bigint', 'text')})
      AS g (order_id, business_id, intent_id, amount_minor, currency_code)),
  taken AS MATERIALIZED (
    SELECT o.id, g.intent_id
    FROM given g CROSS JOIN LATERAL (
      SELECT o.id FROM orders.sales_order o
      WHERE o.id = g.order_id AND o.business_id = g.business_id AND o.total_minor = g.amount_minor
        AND o.currency_code = g.currency_code AND o.status = 'CREATED' AND o.payment_status = 'UNPAID'
        AND o.stock_status = 'HELD' AND o.payment_intent_id IS NULL
        AND EXISTS (SELECT FROM orders.saga s WHERE s.order_id = o.id AND s.state = 'WAITING')
        AND 2 = (SELECT count(*) FROM orders.saga_step s
                 WHERE s.order_id = o.id AND s.step IN ('PAY','CLAIM') AND s.state = 'PENDING')
      FOR UPDATE OF o SKIP LOCKED) o),
  moved AS (
    UPDATE orders.sales_order o
    SET status = 'PAID', payment_status = 'PAID', payment_intent_id = t.intent_id, expires_at = NULL, updated_at = $6
    FROM taken t WHERE o.id = t.id RETURNING o.id),
  logged AS (
    INSERT INTO orders.order_transition (order_id, axis, from_state, to_state, actor, reason, at)
    SELECT t.id, m.axis, m.from_state, m.to_state, 'payment', t.intent_id, $6
    FROM taken t, (VALUES ('ORDER','CREATED','PAID'), ('PAYMENT','UNPAID','PAID')) AS m (axis, from_state, to_state)
    ORDER BY t.id, m.axis),
  stepped AS (
    UPDATE orders.saga_step s
    SET state = m.to_state, attempts = m.attempts, started_at = $6, finished_at = CASE m.to_state WHEN 'DONE' THEN $6::timestamptz END
    FROM taken t, (VALUES ('PAY','DONE',0), ('CLAIM','RUNNING',1)) AS m (step, to_state, attempts)
    WHERE s.order_id = t.id AND s.step = m.step AND s.state = 'PENDING' RETURNING s.order_id),
  led AS (
    UPDATE orders.saga s
    SET state = 'RUNNING', due_at = $7, updated_at = $6, lease_by = $8, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
    FROM taken t WHERE s.order_id = t.id AND s.state = 'WAITING' RETURNING s.order_id),
  noted AS (
    INSERT INTO orders.saga_log (order_id, step, from_state, to_state, actor, reason, at)
    SELECT t.id, m.step, 'PENDING', m.to_state, m.actor, CASE m.actor WHEN 'payment' THEN t.intent_id END, $6
    FROM taken t, (VALUES (1,'PAY','DONE','payment'), (2,'CLAIM','RUNNING','saga')) AS m (position, step, to_state, actor)
    ORDER BY t.id, m.position)
  SELECT id FROM taken
  WHERE orders.expect_rows('orders and their sagas', (SELECT 4 * count(*) FROM taken),
    (SELECT count(*) FROM moved) + (SELECT count(*) FROM stepped) + (SELECT count(*) FROM led))`)

/** The claims that this runner has under way, of orders that nobody has moved on since. */
const CLAIMED = prepare(`
  WITH taken AS MATERIALIZED (
    SELECT o.id FROM orders.sales_order o JOIN orders.saga s ON s.order_id = o.id
    WHERE o.id = ANY(${list('$1', 'text')}) AND o.status = 'PAID' AND o.stock_status = 'HELD' AND s.state = 'RUNNING' AND s.lease_by = $2
      AND s.lease_until > now()
      AND EXISTS (SELECT FROM orders.saga_step x WHERE x.order_id = o.id AND x.step = 'CLAIM' AND x.state = 'RUNNING')
    FOR UPDATE OF o SKIP LOCKED),
  moved AS (
    UPDATE orders.sales_order o SET stock_status = 'CLAIMED', updated_at = $3
    FROM taken t WHERE o.id = t.id RETURNING o.id),
  stepped AS (
    UPDATE orders.saga_step s SET state = 'DONE', last_error = NULL, finished_at = $3
    FROM taken t WHERE s.order_id = t.id AND s.step = 'CLAIM' AND s.state = 'RUNNING' RETURNING s.order_id),
  led AS (
    UPDATE orders.saga s SET state = 'WAITING', due_at = NULL, updated_at = $3, lease_by = NULL, lease_until = NULL
    FROM taken t WHERE s.order_id = t.id AND s.state = 'RUNNING' AND s.lease_by = $2 RETURNING s.order_id),
  noted AS (
    INSERT INTO orders.saga_log (order_id, step, from_state, to_state, actor, at)
    SELECT id, 'CLAIM', 'RUNNING', 'DONE', 'saga', $3 FROM taken ORDER BY id)
  SELECT id FROM taken
  WHERE orders.expect_rows('orders and their sagas', (SELECT 3 * count(*) FROM taken),
    (SELECT count(*) FROM moved) + (SELECT count(*) FROM stepped) + (SELECT count(*) FROM led))`)

/** Who does it, and when by the clock. */
interface Runner {
  runner: string
  at: Date
}

/** Records payments and begins the claims of the stock. Answers the orders; none of two payments of one order. */
export async function writePaid(
  { pool }: Pick<Platform, 'pool'>,
  payments: readonly PaymentSucceeded[],
  { runner, at }: Runner,
): Promise<Set<string>> {
  const column = (name: keyof PaymentSucceeded) => payments.map(payment => payment[name])
  const values = [
    ...(['orderId', 'businessId', 'paymentIntentId', 'amountMinor', 'currencyCode'] as const).map(column),
    at,
    firstLook({ by: 'call' }, at),
    runner,
  ]
  const { rows } = await pool.query<{ id: string }>(PAY, values)
  return new Set(rows.map(({ id }) => id))
}

/** Records that the stock of these orders was claimed, for those whose claim is still this runner's. Answers them. */
export async function writeClaimed(
  { pool }: Pick<Platform, 'pool'>,
  orderIds: readonly string[],
  { runner, at }: Runner,
): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const { rows } = await pool.query<{ id: string }>(CLAIMED, [orderIds, runner, at])
  return new Set(rows.map(({ id }) => id))
}
