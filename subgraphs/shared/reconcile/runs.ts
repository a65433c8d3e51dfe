import { newId } from '../ids.ts'
import type { Platform } from '../platform.ts'
import { type Comparison, compare, type Exception } from './engine.ts'
import { closeRun, keepExceptions, type RunRow, resolveVanished, takeRun } from './store.ts'

/** Something that is reconciled, again and again, with a record of each run. */
export interface Subject<E, A> extends Comparison<E, A> {
  /** Names it in the records: 'product.search'. */
  name: string
  /** Whether every exception is recorded, however many there are. Default: the first thousand of a run. */
  keepsAll?: boolean
  /** Sets right what differs, or asks somebody to. Answers the keys that it did something about. */
  repair?(exceptions: readonly Exception<E, A>[]): Promise<readonly string[]>
}

export type RunPlatform = Pick<Platform, 'pool' | 'schema' | 'clock' | 'log'>

/**
 * Asks for a run. While one is waiting or running, that is the one: its answer is as good. `repairs` says whether
 * differences are repaired or only reported.
 */
export async function requestRun(
  { pool, schema, clock }: Pick<RunPlatform, 'pool' | 'schema' | 'clock'>,
  request: { subject: string; repairs: boolean; requestedBy: string },
): Promise<string> {
  const { rows } = await pool.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO ${schema}.reconciliation_run (id, subject, state, repairs, requested_by, requested_at)
       VALUES ($1, $2, 'QUEUED', $3, $4, $5)
       ON CONFLICT (subject) WHERE state IN ('QUEUED', 'RUNNING') DO NOTHING RETURNING id)
     SELECT id FROM made
     UNION ALL SELECT id FROM ${schema}.reconciliation_run WHERE subject = $2 AND state IN ('QUEUED', 'RUNNING')`,
    [newId('rec'), request.subject, request.repairs, request.requestedBy, clock.now()],
  )
  // The one that was in the way has ended since: the next attempt makes its own.
  return rows[0]?.id ?? requestRun({ pool, schema, clock }, request)
}

/** Asks for a run when the last one was asked for longer ago than this. */
export async function requestDueRun(platform: RunPlatform, subject: string, everyMs: number): Promise<void> {
  const due = new Date(platform.clock.now().getTime() - everyMs)
  const { rows } = await platform.pool.query(
    `SELECT 1 FROM ${platform.schema}.reconciliation_run WHERE subject = $1 AND requested_at > $2 LIMIT 1`,
    [subject, due],
  )
  if (rows.length === 0) await requestRun(platform, { subject, repairs: true, requestedBy: 'schedule' })
}

/**
 * Does the run that was asked for, if there is one that nobody else does. A run whose worker died is done anew from its
 * beginning. Exceptions that an earlier run found and this one did not are resolved.
 */
export async function performRun<E, A>(platform: RunPlatform, subject: Subject<E, A>): Promise<RunRow | null> {
  const run = await takeRun(platform, subject.name)
  if (!run) return null
  try {
    for await (const { compared, matched, exceptions } of compare(subject)) {
      const repaired = run.repairs && exceptions.length > 0 ? ((await subject.repair?.(exceptions)) ?? []) : []
      await keepExceptions(
        platform,
        run,
        { compared, matched, exceptions, repaired },
        subject.keepsAll ? Number.POSITIVE_INFINITY : undefined,
      )
    }
    await resolveVanished(platform, run)
    return await closeRun(platform, run, null)
  } catch (error) {
    platform.log.warn({ err: error, subject: subject.name, run: run.id }, 'reconciliation failed')
    return closeRun(platform, run, error instanceof Error ? error.message : String(error))
  }
}
