import type { Tx } from '#shared/db.ts'
import type { RefundNews } from '../domain/attempts.ts'
import type { Cause } from './write.ts'

/** Appends what became of an attempt; false when that was known. Runs under the order's row lock. */
export async function logRefund(
  tx: Tx,
  refundId: string,
  attempt: number,
  kind: RefundNews,
  { actor, reason, at }: Cause,
): Promise<boolean> {
  const data = [{ refundId, attempt, kind, actor, reason, at }]
  const { count } = await tx.orderRefundLog.createMany({ data, skipDuplicates: true })
  return count === 1
}

/** All that is known of a refund's attempts. */
export async function readRefundLog(tx: Tx, refundId: string): Promise<{ attempt: number; kind: RefundNews }[]> {
  const rows = await tx.orderRefundLog.findMany({ where: { refundId }, select: { attempt: true, kind: true } })
  return rows as { attempt: number; kind: RefundNews }[]
}
