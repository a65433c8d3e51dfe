import type { RawTx } from '#shared/db.ts'
import type { Violation } from '../pipeline/row.ts'

/** So many violations of a run are kept, row by row; all are counted. A feed with more is wrong as a whole. */
export const KEPT_VIOLATIONS = 200_000

export async function keepViolations(tx: RawTx, importId: string, violations: readonly Violation[]): Promise<void> {
  if (violations.length === 0) return
  const clean = (text: string | null) => text?.replaceAll('\0', '\uFFFD').toWellFormed() ?? null
  const rows = violations.map(one => ({ ...one, message: clean(one.message)!, value: clean(one.value) }))
  await tx.$executeRawUnsafe(
    `INSERT INTO product.import_violation (import_id, row, field, code, message, value, severity)
     SELECT $1, x.row, x.field, x.code, x.message, x.value, x.severity
     FROM jsonb_to_recordset($2::jsonb) AS x(row int, field text, code text, message text, value text, severity text)
     WHERE (SELECT violation_count FROM product.channel_import WHERE id = $1) < $3`,
    importId,
    JSON.stringify(rows),
    KEPT_VIOLATIONS,
  )
}
