import type pg from 'pg'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '../pagination.ts'

/** A refusal, or the same one several times. */
export interface RefusalRecord {
  id: string
  actor: string
  roles: string[]
  subgraph: string
  operation: string | null
  field: string
  code: string
  path: string
  requestId: string
  count: number
  at: Date
}

export type NewRefusal = Omit<RefusalRecord, 'id'> & {
  /** null when nobody knows whose business it was. */
  businessId: string | null
}

/** All that is given must hold. */
export interface RefusalFilter {
  actor?: string | null | undefined
  field?: string | null | undefined
  code?: string | null | undefined
}

/** How many of the oldest go whenever some are written: more than come, so that the table does not grow without end. */
const FORGOTTEN = 1000

/** Appends refusals, and lets go of those whose time is over. */
export async function insertRefusals(pool: pg.Pool, rows: readonly NewRefusal[]): Promise<void> {
  await pool.query(
    `WITH gone AS (
       DELETE FROM platform.refusal WHERE id IN (
         SELECT id FROM platform.refusal WHERE at < now() - interval '90 days' ORDER BY at LIMIT ${FORGOTTEN}))
     INSERT INTO platform.refusal (business_id, actor, roles, subgraph, operation, field, code, path, request_id, count, at)
     SELECT "businessId", actor, roles, subgraph, operation, field, code, path, "requestId", count, at
     FROM jsonb_to_recordset($1::jsonb) AS r ("businessId" text, actor text, roles text[], subgraph text, operation text,
       field text, code text, path text, "requestId" text, count int, at timestamptz)`,
    [JSON.stringify(rows)],
  )
}

/** A business's refusals, newest first; also those of nobody's business for `all`. One round trip. */
export async function listRefusals(
  pool: Pick<pg.Pool, 'query'>,
  { businessId, all }: { businessId: string; all: boolean },
  input: ConnectionInput,
  { actor, field, code }: RefusalFilter,
): Promise<Connection<RefusalRecord>> {
  const page = connectionArgs(input, ['instant', 'bigint'])
  const { rows } = await pool.query<RefusalRecord>(
    `SELECT id::text, actor, roles, subgraph, operation, field, code, path, request_id AS "requestId", count, at
     FROM platform.refusal
     WHERE (business_id = $1 OR (business_id IS NULL AND $8)) AND ($2::text IS NULL OR actor = $2) AND ($3::text IS NULL OR field = $3)
       AND ($4::text IS NULL OR code = $4) AND ($5::timestamptz IS NULL OR (at, id) < ($5, $6::bigint))
     ORDER BY at DESC, id DESC LIMIT $7`,
    [
      businessId,
      actor ?? null,
      field ?? null,
      code ?? null,
      page.key?.[0] ?? null,
      page.key?.[1] ?? null,
      page.limit + 1,
      all,
    ],
  )
  return connection(rows, page, row => [row.at.toISOString(), row.id])
}
