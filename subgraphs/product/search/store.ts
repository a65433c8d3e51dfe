import type { Platform } from '#shared/platform.ts'
import { type ExceptionRow, RUN_COLUMNS, type RunRow } from '#shared/reconcile.ts'
import type { SearchIndex } from './index-port.ts'
import { REBUILD_COLUMNS, type RebuildRow } from './rebuild.ts'
import { SUBJECT } from './reconcile.ts'

type Db = Pick<Platform, 'pool'>

export interface DeadLetter {
  productId: string
  error: string
  at: Date
}

interface PageBehind {
  limit: number
  key: readonly (string | number)[] | null
}

/** How many changes wait, for how long the oldest has, and how many were laid aside. */
export async function readBacklog({ pool }: Db): Promise<{ pending: number; lag: number; dead: number }> {
  const { rows } = await pool.query<{ pending: number; lag: number; dead: number }>(
    `SELECT count(*)::int AS pending, coalesce(extract(epoch FROM now() - min(changed_at)), 0)::float8 AS lag,
       (SELECT count(*)::int FROM product.search_dead) AS dead
     FROM product.search_change WHERE version > indexed_version`,
  )
  return rows[0]!
}

export async function readStatus(db: Db, index: SearchIndex) {
  const { pending, lag, dead } = await readBacklog(db)
  const { rows } = await db.pool.query<RebuildRow>(
    `SELECT ${REBUILD_COLUMNS} FROM product.search_rebuild ORDER BY requested_at DESC, id DESC LIMIT 1`,
  )
  return {
    products: await index.count(),
    pendingChanges: pending,
    lagSeconds: lag,
    deadLetters: dead,
    rebuild: rows[0] ?? null,
  }
}

export async function readRebuild({ pool }: Db, id: string): Promise<RebuildRow | null> {
  const { rows } = await pool.query<RebuildRow>(`SELECT ${REBUILD_COLUMNS} FROM product.search_rebuild WHERE id = $1`, [
    id,
  ])
  return rows[0] ?? null
}

export async function listDeadLetters({ pool }: Db, businessId: string, page: PageBehind): Promise<DeadLetter[]> {
  const { rows } = await pool.query<DeadLetter>(
    `SELECT product_id AS "productId", error, at FROM product.search_dead
     WHERE business_id = $1 AND ($2::timestamptz IS NULL OR (at, product_id) < ($2, $3))
     ORDER BY at DESC, product_id DESC LIMIT $4`,
    [businessId, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
  )
  return rows
}

export async function listRuns({ pool }: Db, page: PageBehind): Promise<RunRow[]> {
  const { rows } = await pool.query<RunRow>(
    `SELECT ${RUN_COLUMNS} FROM product.reconciliation_run
     WHERE subject = '${SUBJECT}' AND ($1::timestamptz IS NULL OR (requested_at, id) < ($1, $2))
     ORDER BY requested_at DESC, id DESC LIMIT $3`,
    [page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
  )
  return rows
}

export async function readRun({ pool }: Db, id: string): Promise<RunRow | null> {
  const { rows } = await pool.query<RunRow>(`SELECT ${RUN_COLUMNS} FROM product.reconciliation_run WHERE id = $1`, [id])
  return rows[0] ?? null
}

/** The first differences that runs found last: a business's own, and those of products that are nobody's any more. */
export async function exceptionsOf(
  { pool }: Db,
  businessId: string,
  runIds: readonly string[],
  limit: number,
): Promise<(ExceptionRow & { runId: string })[]> {
  const { rows } = await pool.query<ExceptionRow & { runId: string }>(
    `SELECT r.id AS "runId", e.* FROM unnest($1::text[]) AS r(id) CROSS JOIN LATERAL (
       SELECT key, kind, expected, actual, fields, opened_at AS "openedAt", repaired_at AS "repairedAt",
         resolved_at AS "resolvedAt", resolution, resolved_by AS "resolvedBy"
       FROM product.reconciliation_exception x WHERE last_run_id = r.id AND NOT EXISTS (
         SELECT 1 FROM product.product p WHERE p.id = x.key AND p.business_id <> $3) ORDER BY x.id LIMIT $2) e`,
    [runIds, limit, businessId],
  )
  return rows
}
