import { createHash } from 'node:crypto'
import { prepare, type RawTx, statement } from './db.ts'
import { Refusal, refuse } from './errors.ts'
import type { Platform } from './platform.ts'

/**
 * Idempotent commands over a table `idempotency_key` in each subgraph's own schema. The model (the prefix of its name
 * keeps it unique):
 *
 *   model OrderIdempotencyKey {
 *     businessId  String   @map("business_id")
 *     scope       String
 *     viewerId    String   @map("viewer_id")
 *     key         String
 *     requestHash String   @map("request_hash")
 *     resourceId  String   @map("resource_id")
 *     state       String
 *     leaseUntil  DateTime @map("lease_until") @db.Timestamptz(3)
 *     response    Json?
 *     createdAt   DateTime @map("created_at") @db.Timestamptz(3)
 *     @@id([businessId, scope, viewerId, key])
 *     @@index([createdAt])
 *     @@map("idempotency_key")
 *     @@schema("orders")
 *   }
 */
export interface IdempotentRequest {
  /** The operation: 'order.orderCreate'. */
  scope: string
  businessId: string
  viewerId: string
  key: string
  /** What the same key must come with again; JSON without bigints. */
  request: unknown
  /** Makes the id of what the command creates. A later attempt with the key gets the id of the first. */
  resourceId?: () => string
}

export interface Attempt<T> {
  resourceId: string
  /** Stores the answer in the command's own transaction: the effect and the answer are there together or not at all. */
  finish(tx: RawTx, result: T): Promise<void>
  /**
   * The same as the part `finished` of a statement (WITH), whose placeholders begin with `first`. It has one row, or none
   * when the key is another attempt's by now: what the statement writes must come FROM it, and `done` be told which it was.
   */
  finishing(result: T, first: number): { sql: string; values: unknown[]; done(wrote: boolean): void }
}

/** How long an attempt may be silent before another one takes its key over. Real time: a test clock does not crash processes. */
const LEASE_SECONDS = 30

type Row = { state: string; request_hash: string; resource_id: string; response: unknown; mine: boolean }

/**
 * Runs a command once per key. The same key and request answer what was stored; another request is
 * IDEMPOTENCY_KEY_REUSED; a first attempt that still runs is IDEMPOTENCY_IN_FLIGHT. An attempt that was refused did
 * nothing, so its key may come again with a corrected request. One that failed gives the key back for the same request
 * and the same resource id, because it may have done something elsewhere; one that crashed does so when its lease ends.
 */
export async function runIdempotent<T>(
  platform: Pick<Platform, 'pool' | 'schema'>,
  request: IdempotentRequest,
  command: (attempt: Attempt<T>) => Promise<T>,
): Promise<T> {
  const { pool, schema } = platform
  const table = `${schema}.idempotency_key`
  const id = [request.businessId, request.scope, request.viewerId, request.key]
  const hash = createHash('sha256').update(stableJson(request.request)).digest('hex')
  const row = await claim(pool, table, id, hash, request.resourceId?.() ?? '')
  if (row.request_hash !== hash) {
    throw refuse('IDEMPOTENCY_KEY_REUSED', 'expected the same request with this key, got another one', [
      'input',
      'idempotencyKey',
    ])
  }
  if (row.state === 'DONE') return row.response as T
  if (!row.mine) {
    throw refuse('IDEMPOTENCY_IN_FLIGHT', 'the first request with this key is still running; try again', [
      'input',
      'idempotencyKey',
    ])
  }
  const attempt: { outcome: 'open' | 'done' | 'lost' } = { outcome: 'open' }
  const done = (wrote: boolean) => {
    attempt.outcome = wrote ? 'done' : 'lost'
    if (wrote) return
    throw refuse('IDEMPOTENCY_IN_FLIGHT', 'another attempt with this key was faster; try again', [
      'input',
      'idempotencyKey',
    ])
  }
  const storing = (first: number) => {
    const [business, scope, viewer, key, response] = [0, 1, 2, 3, 4].map(index => `$${first + index}`)
    return `UPDATE ${table} SET state = 'DONE', response = ${response}::jsonb
      WHERE business_id = ${business} AND scope = ${scope} AND viewer_id = ${viewer} AND key = ${key} AND state = 'RUNNING'`
  }
  const finish: Attempt<T>['finish'] = async (tx, result) =>
    done((await tx.$executeRawUnsafe(prepare(storing(1)), ...id, JSON.stringify(result))) === 1)
  const finishing: Attempt<T>['finishing'] = (result, first) => ({
    sql: `finished AS (${storing(first)} RETURNING 1)`,
    values: [...id, JSON.stringify(result)],
    done,
  })
  try {
    const result = await command({ resourceId: row.resource_id, finish, finishing })
    if (attempt.outcome !== 'done') throw new Error(`${request.scope} ended without storing its answer`)
    return result
  } catch (error) {
    if (attempt.outcome !== 'lost')
      await giveBack(pool, table, id, error instanceof Refusal ? 'REFUSED' : 'RUNNING').catch(() => {})
    throw error
  }
}

/** Takes the key, or learns who has it; one round trip. `mine`: this attempt may run. */
async function claim(
  pool: Platform['pool'],
  table: string,
  id: string[],
  hash: string,
  resourceId: string,
): Promise<Row> {
  const { rows } = await pool.query<Row>(
    statement(
      prepare(`WITH taken AS (
       INSERT INTO ${table} AS k (business_id, scope, viewer_id, key, request_hash, resource_id, state, lease_until, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, 'RUNNING', now() + make_interval(secs => ${LEASE_SECONDS}), now())
       ON CONFLICT (business_id, scope, viewer_id, key) DO UPDATE
         SET state = 'RUNNING', lease_until = excluded.lease_until, request_hash = excluded.request_hash,
             resource_id = CASE k.state WHEN 'REFUSED' THEN excluded.resource_id ELSE k.resource_id END
         WHERE k.state = 'REFUSED' OR (k.state = 'RUNNING' AND k.request_hash = excluded.request_hash AND k.lease_until < now())
       RETURNING state, request_hash, resource_id, response, true AS mine)
     SELECT * FROM taken
     UNION ALL
     SELECT state, request_hash, resource_id, response, false FROM ${table}
     WHERE business_id = $1 AND scope = $2 AND viewer_id = $3 AND key = $4 AND NOT EXISTS (SELECT 1 FROM taken)`),
      [...id, hash, resourceId],
    ),
  )
  const [row] = rows
  // The row was inserted after this statement's snapshot by a rival: the next look sees it.
  return row ?? claim(pool, table, id, hash, resourceId)
}

/** Lets the next attempt in at once. */
async function giveBack(
  pool: Platform['pool'],
  table: string,
  id: string[],
  state: 'REFUSED' | 'RUNNING',
): Promise<void> {
  await pool.query(
    `UPDATE ${table} SET state = $5, lease_until = '-infinity'
     WHERE business_id = $1 AND scope = $2 AND viewer_id = $3 AND key = $4 AND state = 'RUNNING'`,
    [...id, state],
  )
}

/** JSON with sorted keys: the order of fields is not part of a request. */
function stableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => {
    if (typeof inner === 'bigint') return inner.toString()
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner) || inner instanceof Date) return inner
    return Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}
