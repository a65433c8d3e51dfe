import type { Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import type { PageRequest } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { ExceptionKind, RunCounts } from '#shared/reconcile.ts'
import type { Figures } from '../domain/figures.ts'
import { RESOLVE, toId, toNumber } from './exceptions.ts'

export interface ReconciliationRecord extends RunCounts {
  id: string
  channelCode: string
  day: string
  state: 'DUE' | 'FETCHED' | 'COMPARED'
  rows: number
  fetchedAt: Date | null
}

export interface ExceptionRecord {
  id: string
  channelCode: string
  day: string
  key: string
  kind: ExceptionKind
  fields: string[]
  expected: Figures | null
  actual: Figures | null
  openedAt: Date
  resolvedAt: Date | null
  resolution: 'ACCEPTED' | 'CORRECTED' | 'WRITTEN_OFF' | 'VANISHED' | null
  resolvedBy: string | null
}

const FILES = `SELECT f.id, f.channel_code AS "channelCode", to_char(f.day, 'YYYY-MM-DD') AS day, f.rows, f.fetched_at AS "fetchedAt",
    CASE WHEN f.state = 'DUE' THEN 'DUE' WHEN r.state = 'SUCCEEDED' THEN 'COMPARED' ELSE 'FETCHED' END AS state,
    coalesce(r.compared, 0)::float8 AS compared, coalesce(r.matched, 0)::float8 AS matched, coalesce(r.missing, 0)::float8 AS missing,
    coalesce(r.unexpected, 0)::float8 AS unexpected, coalesce(r.mismatched, 0)::float8 AS mismatched, coalesce(f.failure, r.failure) AS failure
  FROM payment.settlement_file f
  LEFT JOIN LATERAL (SELECT * FROM payment.reconciliation_run r WHERE r.subject = f.subject ORDER BY r.requested_at DESC, r.id DESC LIMIT 1) r ON true
  WHERE f.business_id = $1`
const EXCEPTIONS = `SELECT e.id::text, f.channel_code AS "channelCode", to_char(f.day, 'YYYY-MM-DD') AS day, e.key, e.kind, e.fields, e.expected, e.actual,
    e.opened_at AS "openedAt", e.resolved_at AS "resolvedAt", e.resolution, e.resolved_by AS "resolvedBy"
  FROM payment.reconciliation_exception e JOIN payment.settlement_file f USING (subject) WHERE f.business_id = $1`

export type ReconciliationStore = ReturnType<typeof reconciliationStore>

/** Reads of reconciliation with the viewer's business baked in. */
export function reconciliationStore({ pool }: Pick<Platform, 'pool'>, { businessId }: Viewer) {
  const exceptions = async (sql: string, params: unknown[]) =>
    (await pool.query<ExceptionRecord>(`${EXCEPTIONS} ${sql}`, [businessId, ...params])).rows.map(row => ({
      ...row,
      id: toId(row.id),
    }))
  return {
    byId: createLoader<string, ReconciliationRecord>(async ids => {
      const { rows } = await pool.query<ReconciliationRecord>(`${FILES} AND f.id = ANY($2)`, [businessId, ids])
      return byKey(ids, rows, row => row.id)
    }),
    list: async (channelCode: string | null, page: PageRequest) => {
      const { rows } = await pool.query<ReconciliationRecord>(
        `${FILES} AND ($2::text IS NULL OR f.channel_code = $2)
           AND ($3::timestamptz IS NULL OR (f.day, f.id) < (($3::timestamptz AT TIME ZONE 'UTC')::date, $4))
         ORDER BY f.day DESC, f.id DESC LIMIT $5`,
        [businessId, channelCode, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
      )
      return rows
    },
    exceptionById: createLoader<string, ExceptionRecord>(async ids => {
      const numbers = ids.flatMap(id => toNumber(id) ?? [])
      return byKey(ids, await exceptions('AND e.id = ANY($2::bigint[])', [numbers]), row => row.id)
    }),
    exceptions: (filter: { open: boolean | null; channelCode: string | null }, page: PageRequest) =>
      exceptions(
        `AND ($2::boolean IS NULL OR (e.resolved_at IS NULL) = $2) AND ($3::text IS NULL OR f.channel_code = $3)
         AND ($4::bigint IS NULL OR e.id < $4) ORDER BY e.id DESC LIMIT $5`,
        [filter.open, filter.channelCode, page.key?.[0] ?? null, page.limit + 1],
      ),
    /** Why a difference was resolved, in the words of whoever did. */
    notes: createLoader<string, { subjectId: string; note: string | null }>(async ids => {
      const sql = `SELECT DISTINCT ON (subject_id) subject_id AS "subjectId", note FROM payment.audit_entry
        WHERE subject_id = ANY($1) AND action = '${RESOLVE}' ORDER BY subject_id, id DESC`
      return byKey(ids, (await pool.query(sql, [ids])).rows, row => row.subjectId)
    }),
    /** The intents whose movements have these references. */
    intentOf: createLoader<string, { reference: string; intentId: string }>(async references => {
      const sql = `SELECT DISTINCT e.reference, e.intent_id AS "intentId" FROM payment.payment_event e
        JOIN payment.payment_intent i ON i.id = e.intent_id WHERE e.reference = ANY($1) AND i.business_id = $2`
      return byKey(references, (await pool.query(sql, [references, businessId])).rows, row => row.reference)
    }),
  }
}
