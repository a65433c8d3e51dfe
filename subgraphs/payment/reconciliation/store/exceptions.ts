import type { Tx } from '#shared/db.ts'

export const RESOLVE = 'reconciliation.resolve'

/** Differences are numbered; the graph's ids say what they are of. */
export const toId = (number: string) => `pex_${number}`
export const toNumber = (id: string) => /^pex_(\d{1,18})$/.exec(id)?.[1] ?? null

interface Found {
  subject: string
  key: string
  resolution: string | null
}

/** A business's difference, locked. */
export async function lockException(tx: Tx, businessId: string, id: string): Promise<Found | null> {
  const number = toNumber(id)
  if (number === null) return null
  const [row] = await tx.$queryRawUnsafe<Found[]>(
    `SELECT e.subject, e.key, e.resolution FROM payment.reconciliation_exception e JOIN payment.settlement_file f USING (subject)
     WHERE e.id = $1::bigint AND f.business_id = $2 FOR UPDATE OF e`,
    number,
    businessId,
  )
  return row ?? null
}

export async function resolve(
  tx: Tx,
  id: string,
  { resolution, by, at }: { resolution: string; by: string; at: Date },
): Promise<void> {
  await tx.$executeRawUnsafe(
    `UPDATE payment.reconciliation_exception SET resolution = $2, resolved_by = $3, resolved_at = $4
     WHERE id = $1::bigint AND resolved_at IS NULL`,
    toNumber(id),
    resolution,
    by,
    at,
  )
}
