import type { RawTx, Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { OrderRecord } from '../../domain/order.ts'
import type { OrderStatus } from '../../domain/transitions.ts'
import { releaseRedemptions } from '../../promotions/store/redemptions.ts'
import { adopted, change, follow, missed, stateOf, todo } from '../domain/saga.ts'
import { firstLook } from '../domain/schedule.ts'
import { STEPS, type Step, type StepChange, type StepState, type Steps } from '../domain/steps.ts'

/** Who changes a step, why, and when by the clock. */
export interface Cause {
  actor: string
  reason?: string | null
  at: Date
}

/** A saga as it is under its order's row lock. */
export interface SagaRow {
  steps: Steps
  attempts: Record<Step, number>
  /** The runner that works on it and has given a sign of life. */
  runner: string | null
  dueAt: Date | null
}

/** How long a runner may be silent before another one takes over. Real time: a test clock does not crash processes. */
export const LEASE_SECONDS = 30

/**
 * Parts of a statement (WITH) that write the saga of the order that `given` is a row of, with order_id, business_id, actor
 * and at; nothing when it has none. The values of `sagaValues` are the placeholders from `first` on.
 */
export const insertingSaga = (given: string, first: number) => `
  saga AS (
    INSERT INTO orders.saga (order_id, business_id, state, due_at, updated_at)
    SELECT o.order_id, o.business_id, $${first}, $${first + 1}, o.at FROM ${given} o),
  saga_steps AS (
    INSERT INTO orders.saga_step (order_id, step, state, started_at, finished_at)
    SELECT o.order_id, s.step, s.state, CASE WHEN s.state NOT IN ('PENDING','SKIPPED') THEN o.at END,
           CASE WHEN s.state IN ('DONE','SKIPPED','COMPENSATED') THEN o.at END
    FROM ${given} o, unnest($${first + 2}::text[], $${first + 3}::text[]) AS s (step, state)),
  saga_logged AS (
    INSERT INTO orders.saga_log (order_id, step, from_state, to_state, actor, reason, at)
    SELECT o.order_id, s.step, 'PENDING', s.state, o.actor, $${first + 4}, o.at
    FROM ${given} o, unnest($${first + 2}::text[], $${first + 3}::text[]) WITH ORDINALITY AS s (step, state, position)
    WHERE s.state <> 'PENDING' ORDER BY s.position)`

export function sagaValues(steps: Steps, { reason, at }: Pick<Cause, 'reason' | 'at'>): unknown[] {
  const next = todo(steps)
  return [stateOf(steps), next && firstLook(next, at), STEPS, STEPS.map(step => steps[step]), reason ?? null]
}

/** Writes the saga of an order that has none. */
async function insertSaga(
  tx: RawTx,
  order: { id: string; businessId: string },
  steps: Steps,
  cause: Cause,
): Promise<void> {
  await tx.$executeRawUnsafe(
    `WITH given AS (SELECT $1 AS order_id, $2 AS business_id, $3 AS actor, $4::timestamptz AS at), ${insertingSaga('given', 5)}
     SELECT`,
    order.id,
    order.businessId,
    cause.actor,
    cause.at,
    ...sagaValues(steps, cause),
  )
}

/**
 * The saga of an order whose row is locked. During an update of the platform older processes place and move orders too:
 * what the saga does not know of that is told by the order's states.
 */
export async function readSaga(tx: Tx, order: OrderRecord): Promise<SagaRow> {
  const known = await selectSaga(tx, order.id)
  const cause = { actor: 'saga', reason: 'taken over', at: order.updatedAt }
  if (!known) {
    await insertSaga(tx, order, adopted(order), cause)
    return readSaga(tx, order)
  }
  const changes = missed(known.steps, order)
  if (changes.length === 0) return known
  await writeSaga(tx, order.id, known.steps, { changes }, cause)
  return readSaga(tx, order)
}

async function selectSaga(tx: Tx, orderId: string): Promise<SagaRow | null> {
  const rows = await tx.$queryRawUnsafe<
    { step: Step; state: StepState; attempts: number; runner: string | null; due_at: Date | null }[]
  >(
    `SELECT s.step, s.state, s.attempts, CASE WHEN g.lease_until > now() THEN g.lease_by END AS runner, g.due_at
     FROM orders.saga g JOIN orders.saga_step s ON s.order_id = g.order_id WHERE g.order_id = $1`,
    orderId,
  )
  if (!rows[0]) return null
  const of = <T>(value: (row: (typeof rows)[0]) => T) => Object.fromEntries(rows.map(row => [row.step, value(row)]))
  return {
    steps: of(row => row.state) as Record<Step, StepState>,
    attempts: of(row => row.attempts) as Record<Step, number>,
    runner: rows[0].runner,
    dueAt: rows[0].due_at,
  }
}

export interface WriteSaga {
  changes: readonly StepChange[]
  /** Of a failed attempt; the step stays as it is unless `changes` says otherwise. */
  failed?: { step: Step; error: string }
  /** A further attempt at this step begins. */
  attempt?: Step
  /** When the runner looks next; by default a moment after what became due. */
  dueAt?: Date
  /** Takes the lease for a runner, or gives it back. By default it stays. */
  lease?: { take: string } | 'release'
}

/**
 * Writes changes of steps, the log and where the saga is then, in one statement. The UPDATE names the states that it
 * moves from, and its row count is checked.
 */
export async function writeSaga(
  tx: Tx,
  orderId: string,
  before: Steps,
  { changes, failed, attempt, dueAt, lease }: WriteSaga,
  { actor, reason, at }: Cause,
): Promise<void> {
  const after = change(before, changes)
  const next = todo(after)
  const touched = STEPS.filter(step => after[step] !== before[step] || step === failed?.step || step === attempt)
  const [row] = await tx.$queryRawUnsafe<{ changed: bigint }[]>(
    `WITH wanted AS (
       SELECT * FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::int[]) AS w (step, from_state, to_state, error, attempt)
     ), changed AS (
       UPDATE orders.saga_step s SET state = w.to_state,
         attempts = CASE WHEN w.from_state <> w.to_state AND w.to_state IN ('RUNNING','COMPENSATING') THEN 0 ELSE s.attempts END + w.attempt,
         last_error = CASE WHEN w.to_state IN ('DONE','COMPENSATED') THEN NULL ELSE coalesce(w.error, s.last_error) END,
         started_at = CASE WHEN w.to_state = 'SKIPPED' THEN s.started_at ELSE coalesce(s.started_at, $7) END,
         finished_at = CASE WHEN w.to_state IN ('DONE','SKIPPED','COMPENSATED') THEN $7 END
       FROM wanted w WHERE s.order_id = $1 AND s.step = w.step AND s.state = w.from_state
       RETURNING s.step
     ), saga AS (
       UPDATE orders.saga SET state = $8, due_at = $9, updated_at = $7,
         lease_by = CASE $10 WHEN 'take' THEN $11 WHEN 'release' THEN NULL ELSE lease_by END,
         lease_until = CASE $10 WHEN 'take' THEN now() + make_interval(secs => ${LEASE_SECONDS}) WHEN 'release' THEN NULL ELSE lease_until END
       WHERE order_id = $1
     ), logged AS (
       INSERT INTO orders.saga_log (order_id, step, from_state, to_state, actor, reason, error, at)
       SELECT $1, w.step, w.from_state, w.to_state, $12, $13, w.error, $7
       FROM wanted w WHERE w.from_state <> w.to_state OR w.error IS NOT NULL
     )
     SELECT count(*) AS changed FROM changed`,
    orderId,
    touched,
    touched.map(step => before[step]),
    touched.map(step => after[step]),
    touched.map(step => (step === failed?.step ? failed.error : null)),
    touched.map(step => (step === attempt ? 1 : 0)),
    at,
    stateOf(after),
    next && (dueAt ?? firstLook(next, at)),
    lease ? (lease === 'release' ? 'release' : 'take') : 'keep',
    lease && lease !== 'release' ? lease.take : null,
    actor,
    reason ?? null,
  )
  if (Number(row?.changed) !== touched.length)
    throw new Error(`the saga of order ${orderId} was changed by somebody without its order's lock`)
}

/** Lets the saga follow its order's move, in the same transaction and under the same lock. */
export async function followOrder(tx: Tx, order: OrderRecord, status: OrderStatus, cause: Cause): Promise<void> {
  const { steps } = await readSaga(tx, order)
  if ((status === 'FULFILLED' || status === 'FULFILLING') && steps.PAY !== 'DONE')
    throw refuse('CONFLICT', 'expected an order to send, got one whose money is going back', ['input', 'orderId'])
  const changes = follow(steps, status)
  if (changes.some(({ step, to }) => step === 'REDEEM' && to === 'COMPENSATED'))
    await releaseRedemptions(tx, order.id, cause.at)
  await writeSaga(tx, order.id, steps, { changes }, cause)
}
