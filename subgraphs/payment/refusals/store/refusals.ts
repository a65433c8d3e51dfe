import { hasRole, type Viewer } from '#shared/auth.ts'
import { newId } from '#shared/ids.ts'
import type { PageRequest } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'

/** Something that was tried and refused. */
export interface NewRefusal {
  /** null when nobody knows whose payment it was about. */
  businessId: string | null
  /** What was tried: 'paymentIntentConfirm', 'webhook'. */
  operation: string
  code: string
  subjectId: string | null
  actor: string | null
  message: string
}

export interface RefusalRecord extends Omit<NewRefusal, 'businessId'> {
  id: string
  at: Date
}

/** So many of a kind are kept of a business's in a minute: enough to see what goes on, too few to fill a disk. */
export const KEPT_A_MINUTE = 30

const MAX_MESSAGE = 300
const MAX_ACTOR = 200

/** Keeps a refusal, unless there are enough of its kind in this minute. */
export async function insertRefusal({ pool, clock }: Pick<Platform, 'pool' | 'clock'>, refusal: NewRefusal) {
  const at = clock.now()
  await pool.query(
    `INSERT INTO payment.refusal (id, business_id, operation, code, subject_id, actor, message, at)
     SELECT $1, $2, $3, $4, $5, $6, $7, $8 WHERE (SELECT count(*) FROM (
       SELECT FROM payment.refusal WHERE operation = $3 AND code = $4 AND at > $9 AND business_id IS NOT DISTINCT FROM $2 LIMIT ${KEPT_A_MINUTE}) r) < ${KEPT_A_MINUTE}`,
    [
      newId('ref'),
      refusal.businessId,
      refusal.operation,
      refusal.code,
      refusal.subjectId,
      refusal.actor?.slice(0, MAX_ACTOR) ?? null,
      refusal.message.slice(0, MAX_MESSAGE),
      at,
      new Date(at.getTime() - 60_000),
    ],
  )
}

export type RefusalStore = ReturnType<typeof refusalStore>

/** Reads of refusals with the viewer's business baked in. Those of nobody's payment are for administrators. */
export function refusalStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  return {
    list: async (filter: { operation: string | null; code: string | null }, page: PageRequest) => {
      const { rows } = await pool.query<RefusalRecord>(
        `SELECT r.id, r.operation, r.code, r.subject_id AS "subjectId", r.actor, r.message, r.at FROM payment.refusal r
         WHERE (r.business_id = $1 OR (r.business_id IS NULL AND $2)) AND ($3::text IS NULL OR r.operation = $3) AND ($4::text IS NULL OR r.code = $4)
           AND ($5::timestamptz IS NULL OR (r.at, r.id) < ($5, $6))
         ORDER BY r.at DESC, r.id DESC LIMIT $7`,
        [
          viewer.businessId,
          hasRole(viewer, 'ADMIN'),
          filter.operation,
          filter.code,
          page.key?.[0] ?? null,
          page.key?.[1] ?? null,
          page.limit + 1,
        ],
      )
      return rows
    },
  }
}
