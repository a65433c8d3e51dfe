import { type Connection, type ConnectionInput, connection, connectionArgs } from '../pagination.ts'
import type { Jobs } from './jobs.ts'
import { deadLetterOf } from './provision.ts'

/** An event whose handler failed in all its attempts. */
export interface DeadLetter {
  id: string
  event: string
  key: string
  error: string | null
  retries: number
  occurredAt: Date
  failedAt: Date
}

/**
 * Whose dead letters: those of a subgraph's queues, of events that name this business. Others are not told to exist, except
 * to the platform's operators those that name none.
 */
export interface DeadLetterScope {
  subgraph: string
  businessId: string
  unnamed: boolean
}

const COLUMNS = `id, data->>'type' AS event, data->>'key' AS key, source_output->>'message' AS error,
  coalesce(source_retry_count, 0) AS retries, (data->>'occurredAt')::timestamptz AS "occurredAt", created_on AS "failedAt"`
// Redriven ones have left the queue. Those that could not be put back are failed and stay.
const MINE = `name = $1 AND state < 'active'
  AND (data->'data'->>'businessId' = $2 OR ($3 AND data->'data'->>'businessId' IS NULL))`

/** Oldest first. */
export async function listDeadLetters(
  { boss }: Pick<Jobs, 'boss'>,
  { subgraph, businessId, unnamed }: DeadLetterScope,
  input: ConnectionInput,
): Promise<Connection<DeadLetter>> {
  const page = connectionArgs(input, ['instant', 'text'])
  const { rows } = await boss.getDb().executeSql(
    `SELECT ${COLUMNS} FROM pgboss.job WHERE ${MINE}
       AND ($4::timestamptz IS NULL OR (date_trunc('milliseconds', created_on), id::text) > ($4, $5))
     ORDER BY date_trunc('milliseconds', created_on), id::text LIMIT $6`,
    [deadLetterOf(subgraph), businessId, unnamed, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
  )
  return connection(rows as DeadLetter[], page, row => [row.failedAt.toISOString(), row.id])
}

/** Those of the ids that are dead letters now. */
export async function findDeadLetters(
  { boss }: Pick<Jobs, 'boss'>,
  { subgraph, businessId, unnamed }: DeadLetterScope,
  ids: readonly string[],
): Promise<DeadLetter[]> {
  const { rows } = await boss
    .getDb()
    .executeSql(`SELECT ${COLUMNS} FROM pgboss.job WHERE ${MINE} AND id::text = ANY($4)`, [
      deadLetterOf(subgraph),
      businessId,
      unnamed,
      ids,
    ])
  return rows as DeadLetter[]
}

/**
 * Moves dead letters that were found back to the queues they came from, with all their attempts. Answers how many; what is
 * gone is not.
 */
export async function redriveDeadLetters(
  { boss }: Pick<Jobs, 'boss'>,
  subgraph: string,
  found: readonly DeadLetter[],
): Promise<number> {
  if (found.length === 0) return 0
  return boss.redrive(deadLetterOf(subgraph), { ids: found.map(({ id }) => id) })
}
