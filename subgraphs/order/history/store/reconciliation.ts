import { type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { RunCounts } from '#shared/reconcile.ts'
import { ofKey, type Sum } from './sums.ts'

/** The subjects of this kind that wait for a run, or whose worker may have died. */
export async function waitingSubjects({ pool }: Pick<Platform, 'pool'>, prefix: string): Promise<string[]> {
  const { rows } = await pool.query<{ subject: string }>(
    `SELECT DISTINCT subject FROM orders.reconciliation_run
     WHERE state IN ('QUEUED', 'RUNNING') AND starts_with(subject, $1) ORDER BY subject`,
    [prefix],
  )
  return rows.map(row => row.subject)
}

interface Run extends RunCounts {
  id: string
  state: string
}

export async function lastRun({ pool }: Pick<Platform, 'pool'>, subject: string): Promise<Run | null> {
  const { rows } = await pool.query<Run>(
    `SELECT id, state, compared::float8 AS compared, matched::float8 AS matched, missing::float8 AS missing,
            unexpected::float8 AS unexpected, mismatched::float8 AS mismatched, failure
     FROM orders.reconciliation_run WHERE subject = $1 ORDER BY requested_at DESC, id DESC LIMIT 1`,
    [subject],
  )
  return rows[0] ?? null
}

interface Open {
  id: string
  key: string
  kind: string
  expected: Sum | null
  actual: Sum | null
}

/** What differs now, by source and id. */
export async function openExceptions({ pool }: Pick<Platform, 'pool'>, subject: string, input: ConnectionInput) {
  const page = connectionArgs(input, ['text', 'text', 'bigint'])
  const { rows } = await pool.query<Open>(
    `SELECT id::text, key, kind, expected, actual FROM orders.reconciliation_exception
     WHERE subject = $1 AND resolved_at IS NULL AND ($2::text IS NULL OR key > $2) ORDER BY key LIMIT $3`,
    [subject, page.key && JSON.stringify(page.key.slice(0, 2)), page.limit + 1],
  )
  const money = (sum: Sum | null) => sum && { ...sum, amountMinor: BigInt(sum.amountMinor) }
  return connection(
    rows.map(({ id, key, kind, expected, actual }) => ({
      ...ofKey(key),
      id,
      kind,
      expected: money(expected),
      actual: money(actual),
    })),
    page,
    row => [row.source, row.externalId, row.id],
  )
}
