import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import type { PageRequest } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'

export interface WebhookRecord {
  id: string
  channel: string
  eventId: string
  type: string
  reference: string | null
  state: 'APPLIED' | 'REFUSED' | 'FAILED'
  error: string | null
  body: string
  receivedAt: Date
  appliedAt: Date | null
}

export interface ReplayRecord {
  subjectId: string
  actor: string
  note: string | null
  at: Date
}

const COLUMNS = `w.id, w.channel, w.event_id AS "eventId", w.type, w.reference, w.state, w.error, w.body, w.received_at AS "receivedAt",
  w.applied_at AS "appliedAt"`
/** Those of nobody's payment may be about any business's: only administrators see them. */
const SIDES = ['w.business_id = $1', '(w.business_id IS NULL AND $2)']
const SCOPE = `(${SIDES.join(' OR ')})`
export const REPLAY = 'webhook.replay'

export type WebhookStore = ReturnType<typeof webhookStore>

/** Reads of webhooks with the viewer's business baked in. */
export function webhookStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const scope = [viewer.businessId, hasRole(viewer, 'ADMIN')]
  return {
    byId: createLoader<string, WebhookRecord>(async ids => {
      const sql = `SELECT ${COLUMNS} FROM payment.webhook_event w WHERE ${SCOPE} AND w.id = ANY($3)`
      return byKey(ids, (await pool.query<WebhookRecord>(sql, [...scope, ids])).rows, row => row.id)
    }),
    list: async (filter: { state: string | null; reference: string | null }, page: PageRequest) => {
      // Each side of the scope is read by its own index, in order; together they would be sorted.
      const side = (whose: string) => `(SELECT * FROM payment.webhook_event w
         WHERE ${whose} AND ($3::text IS NULL OR w.state = $3) AND ($4::text IS NULL OR w.reference = $4)
           AND ($5::timestamptz IS NULL OR (w.received_at, w.id) < ($5, $6))
         ORDER BY w.received_at DESC, w.id DESC LIMIT $7)`
      const { rows } = await pool.query<WebhookRecord>(
        `SELECT ${COLUMNS} FROM (${SIDES.map(side).join(' UNION ALL ')}) w ORDER BY w.received_at DESC, w.id DESC LIMIT $7`,
        [...scope, filter.state, filter.reference, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
      )
      return rows
    },
    replays: createListLoader<string, ReplayRecord>(
      async ids => {
        const sql = `SELECT subject_id AS "subjectId", actor, note, at FROM payment.audit_entry
          WHERE subject_id = ANY($1) AND action = '${REPLAY}' ORDER BY id`
        return (await pool.query<ReplayRecord>(sql, [ids])).rows
      },
      row => row.subjectId,
    ),
  }
}
