import type { PoolClient } from 'pg'
import { newId } from '#shared/ids.ts'
import type { SearchEntry } from './index-port.ts'
import type { SearchDeps } from './pipeline/deps.ts'
import { allProducts } from './pipeline/documents.ts'
import { asWriter } from './pipeline/target.ts'

const PAGE = 500
/** How long a worker may be silent before another one begins anew. Real time: a test clock does not end processes. */
const LEASE_SECONDS = 60

export interface RebuildRow {
  id: string
  state: 'QUEUED' | 'RUNNING' | 'SUCCEEDED' | 'FAILED'
  reason: string
  requestedBy: string
  products: number
  failure: string | null
  requestedAt: Date
  finishedAt: Date | null
}

export const REBUILD_COLUMNS = `id, state, reason, requested_by AS "requestedBy", products, failure,
  requested_at AS "requestedAt", finished_at AS "finishedAt"`

/** Asks for a new index. While one is being built or waited for, that is the one. */
export async function requestRebuild(
  { platform }: { platform: Pick<SearchDeps['platform'], 'pool' | 'clock'> },
  { reason, requestedBy }: { reason: string; requestedBy: string },
): Promise<string> {
  const { rows } = await platform.pool.query<{ id: string }>(
    `WITH made AS (
       INSERT INTO product.search_rebuild (id, state, reason, requested_by, requested_at) VALUES ($1, 'QUEUED', $2, $3, $4)
       ON CONFLICT ((true)) WHERE state IN ('QUEUED', 'RUNNING') DO NOTHING RETURNING id)
     SELECT id FROM made
     UNION ALL SELECT id FROM product.search_rebuild WHERE state IN ('QUEUED', 'RUNNING')`,
    [newId('reb'), reason, requestedBy, platform.clock.now()],
  )
  // The one that was in the way has ended since: the next attempt makes its own.
  return rows[0]?.id ?? requestRebuild({ platform }, { reason, requestedBy })
}

/** Asks for a new index when the engine has lost what had been indexed: a file was deleted, a memory ended. */
export async function rebuildIfLost(deps: SearchDeps): Promise<boolean> {
  if ((await deps.index.count()) > 0) return false
  const { rows } = await deps.platform.pool.query(
    `SELECT 1 FROM product.search_change c JOIN product.product p ON p.id = c.product_id
     WHERE c.indexed_version > 0 AND NOT EXISTS (SELECT 1 FROM product.search_dead d WHERE d.product_id = p.id) LIMIT 1`,
  )
  if (rows.length === 0) return false
  await requestRebuild(deps, { reason: 'the index was empty', requestedBy: 'schedule' })
  return true
}

/**
 * Builds the index that was asked for, and puts it in the place of the old one. Nothing is lost and nothing is missing
 * meanwhile:
 *
 *   1. The target's epoch is raised and an empty next index made. From then on a change counts as indexed only when it was
 *      written to both indexes, because marks under the old epoch are refused.
 *   2. Every product is read, which brings all changes before that, and written to the next index under its change's
 *      version. What is changed later has a newer version there, which an older one does not replace.
 *   3. Under the lock of the target's row, which marks share, the engine swaps and the epoch is raised again: what was
 *      marked before is in both, what is marked later was written to the new one.
 *
 * A worker that dies leaves a next index that nobody searches; whoever takes over begins at 1, as another attempt: the
 * target names the attempt, so one that was only slow can neither write on nor swap.
 */
export async function performRebuild(deps: SearchDeps): Promise<RebuildRow | null> {
  const rebuild = await take(deps)
  if (!rebuild) return null
  const attempt = newId('att')
  try {
    if (!(await aim(deps, rebuild.id, attempt))) return null
    await deps.index.begin()
    if (!(await fill(deps, rebuild.id, attempt))) return null
    return await inOneTransaction(deps, client => swap(deps, client, rebuild.id, attempt))
  } catch (error) {
    deps.platform.log.warn({ err: error, rebuild: rebuild.id }, 'search rebuild failed')
    return giveUp(deps, rebuild, attempt, error)
  }
}

async function take({ platform: { pool } }: SearchDeps): Promise<RebuildRow | null> {
  const { rows } = await pool.query<RebuildRow>(
    `UPDATE product.search_rebuild SET state = 'RUNNING', products = 0, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE state = 'QUEUED' OR (state = 'RUNNING' AND lease_until < now()) RETURNING ${REBUILD_COLUMNS}`,
  )
  return rows[0] ?? null
}

/** Has changes written to the next index too, in this attempt. Answers false when the rebuild has ended meanwhile. */
function aim(deps: SearchDeps, id: string, attempt: string): Promise<boolean> {
  return inOneTransaction(deps, async client => {
    await client.query('SELECT 1 FROM product.search_target WHERE id = 1 FOR UPDATE')
    const { rowCount } = await client.query(
      `UPDATE product.search_target SET epoch = epoch + 1, rebuild_id = $2
       WHERE id = 1 AND EXISTS (SELECT 1 FROM product.search_rebuild WHERE id = $1 AND state = 'RUNNING')`,
      [id, attempt],
    )
    return rowCount === 1
  })
}

/** Answers false when another worker has taken over. */
async function fill(deps: SearchDeps, id: string, attempt: string): Promise<boolean> {
  for await (const page of allProducts(deps.platform, PAGE)) {
    const entries = page.map(
      ({ id: productId, version, document }): SearchEntry => ({ id: productId, version, document }),
    )
    if (!(await write(deps, id, attempt, entries))) return false
  }
  for await (const removed of removedProducts(deps)) if (!(await write(deps, id, attempt, removed))) return false
  while (await deps.index.tidy('next')) if (!(await write(deps, id, attempt, []))) return false
  return true
}

async function write(deps: SearchDeps, id: string, attempt: string, entries: SearchEntry[]): Promise<boolean> {
  await asWriter(deps, () => deps.index.write(entries, 'next'))
  const products = entries.filter(({ document }) => document !== null).length
  const { rowCount } = await deps.platform.pool.query(
    `UPDATE product.search_rebuild SET products = products + $3, lease_until = now() + make_interval(secs => ${LEASE_SECONDS})
     WHERE id = $1 AND EXISTS (SELECT 1 FROM product.search_target WHERE rebuild_id = $2)`,
    [id, attempt, products],
  )
  return rowCount === 1
}

/** What is no product any more: the new index must know, so that a late older write does not bring one back. */
async function* removedProducts({ platform: { pool } }: SearchDeps): AsyncGenerator<SearchEntry[]> {
  for (let behind = ''; ; ) {
    const { rows } = await pool.query<{ id: string; version: number; gone: boolean }>(
      `SELECT c.product_id AS id, c.version::float8 AS version,
         NOT EXISTS (SELECT 1 FROM product.product p WHERE p.id = c.product_id) AS gone
       FROM product.search_change c WHERE c.product_id > $1 ORDER BY c.product_id LIMIT ${PAGE * 10}`,
      [behind],
    )
    const last = rows.at(-1)?.id
    if (last === undefined) return
    yield rows.filter(({ gone }) => gone).map(({ id, version }) => ({ id, version, document: null }))
    behind = last
  }
}

/** The engine swaps inside the transaction: whoever marks changes waits for its end, and then for the new epoch. */
async function swap({ index, platform: { clock } }: SearchDeps, client: PoolClient, id: string, attempt: string) {
  const { rowCount } = await client.query(
    'UPDATE product.search_target SET epoch = epoch + 1, rebuild_id = NULL WHERE id = 1 AND rebuild_id = $1',
    [attempt],
  )
  if (rowCount !== 1) return null
  const { rows } = await client.query<RebuildRow>(
    `UPDATE product.search_rebuild SET state = 'SUCCEEDED', lease_until = NULL, finished_at = $2 WHERE id = $1 RETURNING ${REBUILD_COLUMNS}`,
    [id, clock.now()],
  )
  const [row] = rows
  if (row && row.products > 0 && (await index.count('next')) === 0)
    throw new Error(`expected ${row.products} products in the new index, found none`)
  await index.swap()
  return row ?? null
}

async function giveUp({ platform: { pool, clock } }: SearchDeps, rebuild: RebuildRow, attempt: string, error: unknown) {
  const failure = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
  const { rows } = await pool.query<RebuildRow>(
    `WITH target AS (
       UPDATE product.search_target SET epoch = epoch + 1, rebuild_id = NULL WHERE id = 1 AND rebuild_id = $4 RETURNING 1)
     UPDATE product.search_rebuild SET state = 'FAILED', failure = $2, lease_until = NULL, finished_at = $3
     WHERE id = $1 AND state = 'RUNNING' AND EXISTS (SELECT 1 FROM target) RETURNING ${REBUILD_COLUMNS}`,
    [rebuild.id, failure, clock.now(), attempt],
  )
  return rows[0] ?? null
}

async function inOneTransaction<T>(
  { platform: { pool } }: SearchDeps,
  work: (client: PoolClient) => Promise<T>,
): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // Whatever state the transaction is in: closing its connection ends it.
    client.release(true)
    throw error
  }
}
