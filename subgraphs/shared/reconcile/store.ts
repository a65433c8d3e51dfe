import type { Exception, ExceptionKind } from './engine.ts'
import type { RunPlatform } from './runs.ts'

/**
 * The records of reconciliation, in two tables `reconciliation_run` and `reconciliation_exception` of each subgraph's own
 * schema that reconciles anything. The models are in prisma/schema/product_search.prisma; the prefix of their names keeps
 * them unique. One run of a subject is open at a time, and one exception of a key: unique indexes say so.
 */
export interface RunRow extends RunCounts {
  id: string
  subject: string
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'
  repairs: boolean
  requestedBy: string
  repaired: number
  requestedAt: Date
  finishedAt: Date | null
}

/** What a run has found so far, and why it failed if it did. */
export interface RunCounts {
  compared: number
  matched: number
  missing: number
  unexpected: number
  mismatched: number
  failure: string | null
}

export interface ExceptionRow {
  key: string
  kind: ExceptionKind
  expected: unknown
  actual: unknown
  fields: string[]
  openedAt: Date
  repairedAt: Date | null
  resolvedAt: Date | null
  resolution: string | null
  resolvedBy: string | null
}

/** The columns of a run, by the names of RunRow. */
export const RUN_COLUMNS = `id, subject, state, repairs, requested_by AS "requestedBy", compared::float8 AS compared,
  matched::float8 AS matched, missing::float8 AS missing, unexpected::float8 AS unexpected, mismatched::float8 AS mismatched,
  repaired::float8 AS repaired, failure, requested_at AS "requestedAt", finished_at AS "finishedAt"`

/** How long a worker may be silent before another one does its run anew. Real time: a test clock does not end processes. */
const LEASE_SECONDS = 60
/** A side that lost everything makes as many exceptions as there are items: the counts are kept, and this many of them. */
const KEPT = 1000

export async function takeRun({ pool, schema }: RunPlatform, subject: string): Promise<RunRow | null> {
  const { rows } = await pool.query<RunRow>(
    `UPDATE ${schema}.reconciliation_run SET state = 'RUNNING', lease_until = now() + make_interval(secs => ${LEASE_SECONDS}),
       compared = 0, matched = 0, missing = 0, unexpected = 0, mismatched = 0, repaired = 0
     WHERE subject = $1 AND (state = 'QUEUED' OR (state = 'RUNNING' AND lease_until < now()))
     RETURNING ${RUN_COLUMNS}`,
    [subject],
  )
  return rows[0] ?? null
}

export interface Page {
  compared: number
  matched: number
  exceptions: readonly Exception[]
  repaired: readonly string[]
}

/** Adds a page to the run's counts, records its exceptions, and keeps the lease. */
export async function keepExceptions(
  { pool, schema, clock }: RunPlatform,
  run: RunRow,
  page: Page,
  most = KEPT,
): Promise<void> {
  const of = (kind: ExceptionKind) => page.exceptions.filter(exception => exception.kind === kind).length
  const { rows } = await pool.query<{ found: number }>(
    `UPDATE ${schema}.reconciliation_run SET compared = compared + $2, matched = matched + $3, missing = missing + $4,
       unexpected = unexpected + $5, mismatched = mismatched + $6, repaired = repaired + $7,
       lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE id = $1 RETURNING (missing + unexpected + mismatched)::float8 AS found`,
    [run.id, page.compared, page.matched, of('MISSING'), of('UNEXPECTED'), of('MISMATCHED'), page.repaired.length],
  )
  const before = (rows[0]?.found ?? 0) - page.exceptions.length
  const kept = page.exceptions.slice(0, Math.max(0, most - before))
  if (kept.length === 0) return
  const repaired = new Set(page.repaired)
  await pool.query(
    `INSERT INTO ${schema}.reconciliation_exception AS e
       (subject, key, kind, expected, actual, fields, first_run_id, last_run_id, repaired_at, opened_at)
     SELECT $1, x.key, x.kind, x.expected, x.actual, x.fields, $2, $2, CASE WHEN x.repaired THEN $3::timestamptz END, $3
     FROM jsonb_to_recordset($4::jsonb) AS x(key text, kind text, expected jsonb, actual jsonb, fields text[], repaired boolean)
     ON CONFLICT (subject, key) WHERE resolved_at IS NULL DO UPDATE
       SET kind = excluded.kind, expected = excluded.expected, actual = excluded.actual, fields = excluded.fields,
           last_run_id = excluded.last_run_id, repaired_at = coalesce(excluded.repaired_at, e.repaired_at)`,
    [
      run.subject,
      run.id,
      clock.now(),
      JSON.stringify(kept.map(exception => ({ ...exception, repaired: repaired.has(exception.key) }))),
    ],
  )
}

/** What an earlier run found and this one did not is in order again: by our repair, or by itself. */
export async function resolveVanished({ pool, schema, clock }: RunPlatform, run: RunRow): Promise<void> {
  await pool.query(
    `UPDATE ${schema}.reconciliation_exception
     SET resolved_at = $3, resolution = CASE WHEN repaired_at IS NULL THEN 'VANISHED' ELSE 'REPAIRED' END, resolved_by = 'reconciliation'
     WHERE subject = $1 AND resolved_at IS NULL AND last_run_id <> $2`,
    [run.subject, run.id, clock.now()],
  )
}

export async function closeRun(
  { pool, schema, clock }: RunPlatform,
  run: RunRow,
  failure: string | null,
): Promise<RunRow> {
  const { rows } = await pool.query<RunRow>(
    `UPDATE ${schema}.reconciliation_run SET state = $2, failure = $3, lease_until = NULL, finished_at = $4
     WHERE id = $1 AND state = 'RUNNING' RETURNING ${RUN_COLUMNS}`,
    [run.id, failure === null ? 'SUCCEEDED' : 'FAILED', failure?.slice(0, 1000) ?? null, clock.now()],
  )
  // Another worker took it over and has ended it.
  return rows[0] ?? run
}
