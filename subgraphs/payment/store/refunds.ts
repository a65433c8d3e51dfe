import type { Platform } from '#shared/platform.ts'

type Db = Pick<Platform, 'pool'>

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
