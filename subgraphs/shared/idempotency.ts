import { createHash } from 'node:crypto'
import { prepare, type RawTx } from './db.ts'
import { Refusal, refuse } from './errors.ts'
import { claimKey } from './idempotency/claim.ts'
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
   * The same in a statement that does so for many requests (`joinFinishing`, `finishAll`). It writes nothing for one whose
   * key is another attempt's by now; `done` is to be told which it was.
   */
  toFinish(result: T): { row: FinishRow; done(wrote: boolean): void }
}

/** The key of a request that is under way, and the answer that is to be stored with it. */
export interface FinishRow {
  businessId: string
  scope: string
  viewerId: string
  key: string
  response: unknown
}

/** Those columns of a JSON recordset. */
export const FINISH_COLUMNS = '"businessId" text, scope text, "viewerId" text, key text, response jsonb'

/**
 * For a statement with the recordset `given`: finds the keys that are still under way, as `k`, which is to be locked, and
 * stores the answers of those of `rows` that were written.
 */
export const joinFinishing = (schema: string) => `JOIN ${schema}.idempotency_key k
  ON k.business_id = g."businessId" AND k.scope = g.scope AND k.viewer_id = g."viewerId" AND k.key = g.key AND k.state = 'RUNNING'`
export const finishAll = (schema: string, rows: string) => `UPDATE ${schema}.idempotency_key k
  SET state = 'DONE', response = g.response FROM ${rows} g
  WHERE k.business_id = g."businessId" AND k.scope = g.scope AND k.viewer_id = g."viewerId" AND k.key = g.key AND k.state = 'RUNNING'
  RETURNING 1`

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
  const id = [request.businessId, request.scope, request.viewerId, request.key] as const
  const hash = createHash('sha256').update(stableJson(request.request)).digest('hex')
  const row = await claimKey(pool, { table, id, hash, resourceId: request.resourceId?.() ?? '' })
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
  const finish: Attempt<T>['finish'] = async (tx, result) => {
    const storing = `UPDATE ${table} SET state = 'DONE', response = $5::jsonb
      WHERE business_id = $1 AND scope = $2 AND viewer_id = $3 AND key = $4 AND state = 'RUNNING'`
    done((await tx.$executeRawUnsafe(prepare(storing), ...id, JSON.stringify(result))) === 1)
  }
  const toFinish: Attempt<T>['toFinish'] = result => {
    const { businessId, scope, viewerId, key } = request
    return { row: { businessId, scope, viewerId, key, response: result }, done }
  }
  try {
    const result = await command({ resourceId: row.resource_id, finish, toFinish })
    if (attempt.outcome !== 'done') throw new Error(`${request.scope} ended without storing its answer`)
    return result
  } catch (error) {
    if (attempt.outcome !== 'lost')
      await giveBack(pool, table, id, error instanceof Refusal ? 'REFUSED' : 'RUNNING').catch(() => {})
    throw error
  }
}

/** Lets the next attempt in at once. */
async function giveBack(
  pool: Platform['pool'],
  table: string,
  id: readonly string[],
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
