import type { RawTx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { RefundState } from './movements.ts'

type Db = Pick<Platform, 'pool'>

export interface NewRefund {
  /** The channel's reference too: the order's refund id, or one that follows from the attempt or capture. */
  id: string
  intentId: string
  attemptId: string
  orderRefundId: string | null
  amountMinor: bigint
}

/** Writes a refund to be sent, by the janitor from `checkAt` on; a repeat is the same refund. */
export async function insertRefund(tx: RawTx, refund: NewRefund, at: Date, checkAt = at): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, order_refund_id, amount_minor, status, check_at, created_at)
     VALUES ($1, $2, $3, $4, $5, 'PENDING', $6, $7) ON CONFLICT (id) DO NOTHING`,
    refund.id,
    refund.intentId,
    refund.attemptId,
    refund.orderRefundId,
    refund.amountMinor,
    checkAt,
    at,
  )
}

/** Writes a refund that is refused before its channel hears of it. */
export async function insertRefused(tx: RawTx, refund: NewRefund & { failure: string }, at: Date): Promise<void> {
  const { id, intentId, attemptId, orderRefundId, amountMinor, failure } = refund
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.payment_refund (id, intent_id, attempt_id, order_refund_id, amount_minor, status, failure, created_at)
     VALUES ($1, $2, $3, $4, $5, 'FAILED', $6, $7)`,
    ...[id, intentId, attemptId, orderRefundId, amountMinor, failure, at],
  )
}

/** The attempt `refundId` at the order's refund, or another one that is under way or gave the money. */
export async function madeBefore(
  tx: RawTx,
  intentId: string,
  orderRefundId: string,
  refundId: string,
): Promise<{ id: string; attemptId: string; status: string } | undefined> {
  const [made] = await tx.$queryRawUnsafe<{ id: string; attemptId: string; status: string }[]>(
    `SELECT id, attempt_id AS "attemptId", status FROM payment.payment_refund
     WHERE intent_id = $1 AND order_refund_id = $2 AND (id = $3 OR status IN ('PENDING', 'UNKNOWN', 'SUCCEEDED'))
     ORDER BY id <> $3 LIMIT 1`,
    ...[intentId, orderRefundId, refundId],
  )
  return made
}

/** Ends the other attempts at an order's refund that were not sent yet. Answers which. */
export async function failUnsent(
  tx: RawTx,
  { intentId, orderRefundId, id }: Pick<RefundState, 'intentId' | 'orderRefundId' | 'id'>,
  failure: string,
): Promise<string[]> {
  const failed = await tx.$queryRawUnsafe<{ id: string }[]>(
    `UPDATE payment.payment_refund SET status = 'FAILED', failure = $4, check_at = NULL
     WHERE intent_id = $1 AND order_refund_id = $2 AND id <> $3 AND status = 'PENDING' AND sent_at IS NULL RETURNING id`,
    ...[intentId, orderRefundId, id, failure],
  )
  return failed.map(row => row.id)
}

/** Ends a refund without an outcome that was not sent or, `unheard`, even one that was. False when it is neither. */
export async function failOpen(tx: RawTx, id: string, failure: string, unheard: boolean): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE payment.payment_refund SET status = 'FAILED', failure = $3, check_at = NULL
     WHERE id = $1 AND status IN ('PENDING','UNKNOWN') AND (sent_at IS NULL OR $2)`,
    ...[id, unheard, failure],
  )
  return count === 1
}

/** A refund that is to be sent, and the other attempts at the same refund of its order. */
export interface OpenRefund {
  attemptId: string
  channelCode: string
  amountMinor: bigint
  /** Whether the channel may have got it. */
  sent: boolean
  earlier: { id: string; status: string }[]
}

/** A refund without an outcome; null when it has one. */
export async function readOpenRefund({ pool }: Db, id: string): Promise<OpenRefund | null> {
  const { rows } = await pool.query<Omit<OpenRefund, 'amountMinor'> & { amountMinor: string }>(
    `SELECT r.attempt_id AS "attemptId", a.channel_code AS "channelCode", r.amount_minor::text AS "amountMinor",
       r.sent_at IS NOT NULL AS sent,
       (SELECT coalesce(json_agg(json_build_object('id', e.id, 'status', e.status) ORDER BY e.created_at, e.id), '[]')
        FROM payment.payment_refund e
        WHERE e.intent_id = r.intent_id AND e.order_refund_id = r.order_refund_id AND e.id <> r.id) AS earlier
     FROM payment.payment_refund r JOIN payment.payment_attempt a ON a.id = r.attempt_id
     WHERE r.id = $1 AND r.status IN ('PENDING','UNKNOWN')`,
    [id],
  )
  const [row] = rows
  return row ? { ...row, amountMinor: BigInt(row.amountMinor) } : null
}

/** Notes that a refund is being sent: from now on it cannot be withdrawn. False when it was, or has an outcome. */
export async function claimRefund({ pool }: Db, id: string, at: Date): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE payment.payment_refund SET sent_at = coalesce(sent_at, $2) WHERE id = $1 AND status IN ('PENDING','UNKNOWN')`,
    [id, at],
  )
  return rowCount === 1
}

/** What the key of a refund begins with in a settlement file. */
const REFUND = 'refund:'

/** Of a settlement file's refunds those that we think failed: what the channel says of them has changed. */
export async function failedInFile({ pool }: Db, fileId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `SELECT DISTINCT r.id FROM payment.settlement_row s
     JOIN payment.payment_refund r ON r.id = substr(s.key, length('${REFUND}') + 1)
     JOIN payment.payment_intent i ON i.id = r.intent_id AND i.business_id = s.business_id
     WHERE s.file_id = $1 AND starts_with(s.key, '${REFUND}') AND r.status = 'FAILED'`,
    [fileId],
  )
  return rows.map(({ id }) => id)
}
