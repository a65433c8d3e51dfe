import { actorOf, type Viewer } from '#shared/auth.ts'
import type { RawTx } from '#shared/db.ts'
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
  tx: RawTx,
  viewer: Viewer,
  entry: AuditEntry,
): Promise<void> {
  const { businessId } = viewer
  await tx.$executeRawUnsafe(
    `INSERT INTO payment.audit_entry (business_id, action, subject_id, actor, note, detail, at) VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
    businessId,
    entry.action,
    entry.subjectId,
    actorOf(viewer),
    entry.note ?? null,
    entry.detail ? JSON.stringify(entry.detail) : null,
    clock.now(),
  )
}
