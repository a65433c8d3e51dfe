import { prepare, type RawTx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { IMPORT, type ImportRecord } from '../store.ts'

/** Real time: a test clock that jumps must not make a living worker look dead. */
export const LEASE_SECONDS = 30

export interface Claimed extends ImportRecord {
  content: string | null
  path: string | null
  feedId: string | null
  feedHash: string
  config: unknown
  merchantId: string | null
  takeovers: number
}

/** Another worker took the run over, or somebody cancelled it: this one must not write any more. */
export class LostRun extends Error {
  override name = 'LostRun'
}

/**
 * Takes the oldest run that waits or whose worker fell silent. A channel has one run at a time: its snapshots must not
 * overtake each other.
 */
export async function claimRun({ pool, clock }: Platform, owner: string): Promise<Claimed | null> {
  try {
    const { rows } = await pool.query<Claimed>(CLAIM, [owner, LEASE_SECONDS, clock.now()])
    return rows[0] ?? null
  } catch (error) {
    // Somebody took another run of this channel at the same moment: this one is found again at the next look.
    if ((error as { constraint?: string }).constraint === 'channel_import_one_runs') return null
    throw error
  }
}

// Asked for some times a second, mostly in vain.
const CLAIM = prepare(`WITH next AS (
    SELECT id FROM product.channel_import c
    WHERE (status = 'QUEUED' AND NOT EXISTS (
            SELECT 1 FROM product.channel_import r WHERE r.channel_id = c.channel_id AND r.status = 'RUNNING'))
       OR (status = 'RUNNING' AND lease_until < now())
    ORDER BY started_at, id LIMIT 1 FOR UPDATE SKIP LOCKED),
  i AS (
    UPDATE product.channel_import c
    SET status = 'RUNNING', lease_owner = $1, lease_until = now() + make_interval(secs => $2),
        takeovers = takeovers + CASE status WHEN 'RUNNING' THEN 1 ELSE 0 END,
        working_since = $3, working_from_row = checkpoint_row, working_from = progress
    FROM next WHERE c.id = next.id RETURNING c.*)
  SELECT ${IMPORT}, i.takeovers, i.content, i.path, i.feed_id AS "feedId", i.feed_hash AS "feedHash", f.config,
         h.merchant_id AS "merchantId"
  FROM i JOIN product.channel h ON h.id = i.channel_id
  JOIN product.channel_config f ON f.channel_id = i.channel_id AND f.version = i.config_version`)

/** Says that the worker lives, and how far it has read. False if the run is not its own any more. */
export async function renewLease({ pool }: Platform, id: string, owner: string, progress: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `UPDATE product.channel_import SET lease_until = now() + make_interval(secs => $3), progress = greatest(progress, $4)
     WHERE id = $1 AND lease_owner = $2 AND status = 'RUNNING'`,
    [id, owner, LEASE_SECONDS, progress],
  )
  return rowCount === 1
}

export interface Counts {
  created: number
  updated: number
  unchanged: number
  outdated: number
  unlisted: number
  relisted: number
  failed: number
  violations: number
}

export const noCounts = (): Counts => ({
  created: 0,
  updated: 0,
  unchanged: 0,
  outdated: 0,
  unlisted: 0,
  relisted: 0,
  failed: 0,
  violations: 0,
})

export interface Step {
  rows: number
  items: number
  progress: number
  counts: Counts
}

/** Moves the run on, in the transaction of what it stored. Whoever lost the run rolls that back. */
export async function moveOn(
  tx: RawTx,
  id: string,
  owner: string,
  { rows, items, progress, counts }: Step,
): Promise<void> {
  const moved = await tx.$executeRawUnsafe(
    `UPDATE product.channel_import SET checkpoint_row = greatest(checkpoint_row, $3), checkpoint_item = greatest(checkpoint_item, $4),
       progress = $5, products_created = products_created + $6, products_updated = products_updated + $7,
       products_unchanged = products_unchanged + $8, products_outdated = products_outdated + $9,
       products_unlisted = products_unlisted + $10, products_relisted = products_relisted + $11,
       rows_failed = rows_failed + $12, violation_count = violation_count + $13, takeovers = 0
     WHERE id = $1 AND lease_owner = $2 AND status = 'RUNNING'`,
    ...[id, owner, rows, items, progress, counts.created, counts.updated, counts.unchanged, counts.outdated],
    ...[counts.unlisted, counts.relisted, counts.failed, counts.violations],
  )
  if (moved !== 1) throw new LostRun()
}

/** Ends a run that is still this worker's. */
export async function endRun(
  { pool, clock }: Platform,
  id: string,
  owner: string,
  status: 'SUCCEEDED' | 'FAILED',
  { reason = null, note = null }: { reason?: string | null; note?: string | null } = {},
): Promise<void> {
  await pool.query(
    `UPDATE product.channel_import SET status = $3, failure_reason = $4, note = $5, finished_at = $6, lease_owner = NULL, lease_until = NULL,
       progress = CASE $3 WHEN 'SUCCEEDED' THEN 1 ELSE progress END
     WHERE id = $1 AND lease_owner = $2 AND status = 'RUNNING'`,
    [id, owner, status, reason, note, clock.now()],
  )
}

/** Lets another worker go on at once, when this process stops. */
export async function handBack({ pool }: Platform, id: string, owner: string): Promise<void> {
  await pool.query(
    `UPDATE product.channel_import SET status = 'QUEUED', lease_owner = NULL, lease_until = NULL
     WHERE id = $1 AND lease_owner = $2 AND status = 'RUNNING'`,
    [id, owner],
  )
}
