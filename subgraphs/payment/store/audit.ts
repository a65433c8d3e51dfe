import { actorOf, type Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'

export interface AuditEntry {
  /** What was done: 'payment.capture'. */
  action: string
  /** What it was done to. */
  subjectId: string
  note?: string
  detail?: { [name: string]: string | null }
}

/** Keeps who did what and why, in the transaction that does it. Entries are never changed. */
export async function appendAudit(
  { platform: { clock } }: { platform: Pick<Platform, 'clock'> },
  tx: Tx,
  viewer: Viewer,
  entry: AuditEntry,
): Promise<void> {
  const { businessId } = viewer
  await tx.paymentAuditEntry.create({ data: { ...entry, businessId, actor: actorOf(viewer), at: clock.now() } })
}
