import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { SettlementLine } from '../../provider/port.ts'

/** A channel's file of a day for a business. */
export interface FileRef {
  id: string
  subject: string
  businessId: string
  channelCode: string
  /** YYYY-MM-DD, UTC. */
  day: string
  attempts: number
}

type Db = Pick<Platform, 'pool'>

const REF = `f.id, f.subject, f.business_id AS "businessId", f.channel_code AS "channelCode", to_char(f.day, 'YYYY-MM-DD') AS day, f.attempts`
const NEW = `'stl_' || md5(concat_ws('/', business_id, channel_code, day)), business_id, channel_code, day,
  concat_ws('/', 'payment.settlement', business_id, channel_code, to_char(day, 'YYYY-MM-DD')), 'DUE'`
const INTO = 'INSERT INTO payment.settlement_file AS f (id, business_id, channel_code, day, subject, state, next_at)'

/**
 * Notes the files that are due: of each business and channel that anything was paid by, all days since the last one noted,
 * or since the first payment: a day before it may have been asked for. The accounts are skipped through by the index of attempts, whatever their number of payments.
 */
export async function noteFiles({ pool }: Db, last: string, now: Date): Promise<void> {
  await pool.query(
    `WITH RECURSIVE account AS (
       (SELECT business_id, channel_code FROM payment.payment_attempt WHERE answered IS NOT NULL ORDER BY business_id, channel_code LIMIT 1)
       UNION ALL
       SELECT n.* FROM account a CROSS JOIN LATERAL (
         SELECT business_id, channel_code FROM payment.payment_attempt
         WHERE answered IS NOT NULL AND (business_id, channel_code) > (a.business_id, a.channel_code)
         ORDER BY business_id, channel_code LIMIT 1) n),
     since AS (
       SELECT a.*, greatest(
         (SELECT max(day) + 1 FROM payment.settlement_file f WHERE f.business_id = a.business_id AND f.channel_code = a.channel_code),
         (SELECT (created_at AT TIME ZONE 'UTC')::date FROM payment.payment_attempt p
          WHERE p.business_id = a.business_id AND p.channel_code = a.channel_code AND answered IS NOT NULL ORDER BY created_at LIMIT 1)) AS first
       FROM account a),
     days AS (SELECT business_id, channel_code, d::date AS day FROM since, generate_series(first, $1::date, '1 day') AS d)
     ${INTO} SELECT ${NEW}, $2 FROM days ON CONFLICT DO NOTHING`,
    [last, now],
  )
}

/** Has one file fetched now, also again. Answers its id. */
export async function requestFile(
  tx: Tx,
  { businessId, channelCode, day }: Pick<FileRef, 'businessId' | 'channelCode' | 'day'>,
  now: Date,
): Promise<string> {
  const [row] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `${INTO} SELECT ${NEW}, $4 FROM (SELECT $1::text AS business_id, $2::text AS channel_code, $3::date AS day) AS one
     ON CONFLICT (business_id, channel_code, day) DO UPDATE SET state = 'DUE', next_at = excluded.next_at, attempts = 0
     RETURNING id`,
    businessId,
    channelCode,
    day,
    now,
  )
  return row!.id
}

export async function dueFiles({ pool }: Db, now: Date, limit: number): Promise<FileRef[]> {
  const { rows } = await pool.query<FileRef>(
    `SELECT ${REF} FROM payment.settlement_file f WHERE state = 'DUE' AND next_at <= $1 ORDER BY next_at, day LIMIT $2`,
    [now, limit],
  )
  return rows
}

/** Notes that a file could not be had, and when it is tried again. */
export async function putOff({ pool }: Db, id: string, failure: string, nextAt: Date): Promise<void> {
  await pool.query(
    `UPDATE payment.settlement_file SET failure = $2, attempts = attempts + 1, next_at = $3 WHERE id = $1 AND state = 'DUE'`,
    [id, failure.slice(0, 1000), nextAt],
  )
}

/** Stores a file's lines in place of what was there. The same file again changes none of them. */
export async function storeFile(
  tx: Tx,
  file: FileRef,
  { digest, lines }: { digest: string; lines: readonly SettlementLine[] },
  now: Date,
): Promise<void> {
  const [before] = await tx.$queryRawUnsafe<{ digest: string | null }[]>(
    'SELECT digest FROM payment.settlement_file WHERE id = $1 FOR UPDATE',
    file.id,
  )
  if (before?.digest !== digest) {
    await tx.$executeRawUnsafe('DELETE FROM payment.settlement_row WHERE file_id = $1', file.id)
    await tx.$executeRawUnsafe(
      `INSERT INTO payment.settlement_row (file_id, line, business_id, channel_code, key, currency_code, gross_minor, fee_minor, net_minor)
       SELECT $1, x.line, $2, $3, x.key, x.currency, x.gross, x.fee, x.net
       FROM jsonb_to_recordset($4::jsonb) AS x(line int, key text, currency text, gross bigint, fee bigint, net bigint)`,
      file.id,
      file.businessId,
      file.channelCode,
      JSON.stringify(lines.map(wire)),
    )
  }
  await tx.$executeRawUnsafe(
    `UPDATE payment.settlement_file SET state = 'FETCHED', rows = $2, digest = $3, failure = NULL, attempts = 0, next_at = NULL, fetched_at = $4
     WHERE id = $1`,
    file.id,
    lines.length,
    digest,
    now,
  )
}

function wire({ type, reference, currencyCode, grossMinor, feeMinor, netMinor }: SettlementLine, index: number) {
  const amounts = { gross: grossMinor.toString(), fee: feeMinor.toString(), net: netMinor.toString() }
  return { line: index + 1, key: `${type}:${reference}`, currency: currencyCode, ...amounts }
}

/** The files whose comparison was asked for and that nobody compares. */
export async function waitingFiles({ pool }: Db, limit: number): Promise<FileRef[]> {
  const { rows } = await pool.query<FileRef>(
    `SELECT ${REF} FROM payment.settlement_file f JOIN payment.reconciliation_run r USING (subject)
     WHERE r.state = 'QUEUED' OR (r.state = 'RUNNING' AND r.lease_until < now()) ORDER BY r.requested_at LIMIT $1`,
    [limit],
  )
  return rows
}

/** Files of earlier days that lacked something: a later file may have brought it. */
export async function lackingSubjects({ pool }: Db, { businessId, channelCode, day }: FileRef): Promise<string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    `SELECT f.subject FROM payment.settlement_file f
     WHERE f.business_id = $1 AND f.channel_code = $2 AND f.day >= $3::date - 35 AND f.day < $3::date AND EXISTS (
       SELECT 1 FROM payment.reconciliation_exception e WHERE e.subject = f.subject AND e.resolved_at IS NULL AND e.kind = 'MISSING')`,
    [businessId, channelCode, day],
  )
  return rows.map(({ subject }) => subject)
}
