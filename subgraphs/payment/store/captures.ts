import type { RawTx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { firstCheck } from '../domain/schedule.ts'
import type { CaptureState } from './movements.ts'

type Db = Pick<Platform, 'prisma'>

export interface NewCapture {
  id: string
  intentId: string
  attemptId: string
  kind: CaptureState['kind']
  amountMinor: bigint
  requestedBy: string
}

/** Writes a capture or void to be sent; a repeat is the same one. The janitor sends what nobody has sent. */
export async function insertCapture(tx: RawTx, capture: NewCapture, at: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.payment_capture (id, intent_id, attempt_id, kind, amount_minor, requested_by, status, check_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'PENDING', $7, $8) ON CONFLICT (id) DO NOTHING`,
    capture.id,
    capture.intentId,
    capture.attemptId,
    capture.kind,
    capture.amountMinor,
    capture.requestedBy,
    // A capture is sent at once by whoever asked for it, a void by the janitor.
    capture.kind === 'CAPTURE' ? firstCheck(at) : at,
    at,
  )
}

/** The channel that an attempt was sent to. */
export async function channelOf(tx: RawTx, attemptId: string): Promise<string> {
  const sql = 'SELECT channel_code AS "channelCode" FROM payment.payment_attempt WHERE id = $1'
  const [row] = await tx.$queryRawUnsafe<{ channelCode: string }[]>(sql, attemptId)
  return row!.channelCode
}

/** Notes that money of an attempt was collected that had been held. */
export async function markCollected(tx: RawTx, attemptId: string): Promise<void> {
  await tx.$executeRawUnsafe(`UPDATE payment.payment_attempt SET status = 'SUCCEEDED' WHERE id = $1`, attemptId)
}

/** A capture or void that has no outcome yet, and the channel of its charge; null when it has one. */
export async function readOpenCapture(
  { prisma }: Db,
  id: string,
): Promise<{ kind: string; attemptId: string; amountMinor: bigint; channelCode: string } | null> {
  const capture = await prisma.paymentCapture.findUniqueOrThrow({ where: { id } })
  if (capture.status !== 'PENDING' && capture.status !== 'UNKNOWN') return null
  const { kind, attemptId, amountMinor } = capture
  const { channelCode } = await prisma.paymentAttempt.findUniqueOrThrow({ where: { id: attemptId } })
  return { kind, attemptId, amountMinor, channelCode }
}

export async function readOutcome({ prisma }: Db, id: string): Promise<{ status: string; failure: string | null }> {
  return prisma.paymentCapture.findUniqueOrThrow({ where: { id }, select: { status: true, failure: true } })
}
