import type { SearchEntry } from '../index-port.ts'
import type { SearchDeps } from './deps.ts'
import { readProducts } from './documents.ts'
import { fail, giveBack } from './failures.ts'
import { asWriter, readTarget, type Target, writeEntries } from './target.ts'

const BATCH = 200
const LEASE_SECONDS = 60

export interface Change {
  productId: string
  version: number
  attempts: number
}

/**
 * Brings the index up to the database: takes pending changes (those of one product are one), reads the products anew and
 * writes them under the change's version. Several workers share the work; whoever is late with an older version changes
 * nothing. Answers how many products it indexed.
 */
export async function indexChanges(deps: SearchDeps): Promise<number> {
  for (let done = 0; ; ) {
    const taken = await asWriter(deps, () => indexBatch(deps))
    if (taken === null) return done
    done += taken
  }
}

/** Null when nothing was due, or nothing can be done now. */
async function indexBatch(deps: SearchDeps): Promise<number | null> {
  const target = await readTarget(deps)
  const changes = await take(deps)
  if (changes.length === 0) return null
  try {
    return await apply(deps, target, changes)
  } catch (error) {
    const { log } = deps.platform
    log.warn({ err: error, products: changes.length }, 'search index failed; it will be tried again')
    return retryAlone(deps, target, changes, error)
  }
}

/** Takes without keeping a lock: the triggers of a running sale must never wait for the index. */
async function take({ platform: { pool, clock } }: SearchDeps): Promise<Change[]> {
  const { rows } = await pool.query<Change>({
    name: 'search-take',
    text: `UPDATE product.search_change c SET due_at = $1::timestamptz + make_interval(secs => ${LEASE_SECONDS})
     FROM (SELECT product_id FROM product.search_change WHERE version > indexed_version AND due_at <= $1
           ORDER BY due_at, product_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) t
     WHERE c.product_id = t.product_id
     RETURNING c.product_id AS "productId", c.version::float8 AS version, c.attempts`,
    values: [clock.now()],
  })
  return rows
}

async function apply(deps: SearchDeps, target: Target, changes: readonly Change[]): Promise<number> {
  const ids = changes.map(change => change.productId)
  const found = new Map((await readProducts(deps.platform, ids)).map(product => [product.id, product.document]))
  const entries = changes.map(
    ({ productId: id, version }): SearchEntry => ({ id, version, document: found.get(id) ?? null }),
  )
  await writeEntries(deps, target, entries)
  const counted = await markIndexed(deps, target, changes)
  // An index was begun or swapped meanwhile: what was written may be missing in the one that is searched next.
  if (!counted) await giveBack(deps, ids, 0)
  return changes.length
}

/** Answers false, and marks nothing, when writes must go elsewhere by now. A swap waits for the marks before it. */
async function markIndexed({ platform, meters }: SearchDeps, target: Target, changes: readonly Change[]) {
  const { rows } = await platform.pool.query<{ counted: boolean; ages: number[] | null }>({
    name: 'search-mark',
    text: `WITH target AS (SELECT 1 FROM product.search_target WHERE id = 1 AND epoch = $3 FOR SHARE),
      given AS (SELECT * FROM unnest($1::text[], $2::bigint[]) AS t(id, version)),
      marked AS (
        UPDATE product.search_change c SET indexed_version = given.version, attempts = 0 FROM given, target
        WHERE c.product_id = given.id AND c.indexed_version < given.version
        RETURNING c.product_id, extract(epoch FROM clock_timestamp() - c.changed_at)::float8 AS age),
      revived AS (DELETE FROM product.search_dead d USING marked WHERE d.product_id = marked.product_id)
      SELECT EXISTS (SELECT 1 FROM target) AS counted, (SELECT array_agg(age) FROM marked) AS ages`,
    values: [changes.map(change => change.productId), changes.map(change => change.version), target.epoch],
  })
  const [row] = rows
  for (const age of row?.ages ?? []) meters.freshness.observe(age)
  return row?.counted ?? false
}

/**
 * One product at a time, so that one that cannot be indexed does not take its batch with it. When the engine does not
 * answer at all it is nobody's fault: all changes wait, and none comes nearer to being laid aside.
 */
async function retryAlone(deps: SearchDeps, target: Target, changes: readonly Change[], first: unknown) {
  let done = 0
  for (const [at, change] of changes.entries()) {
    try {
      if (changes.length === 1) throw first
      done += await apply(deps, target, [change])
    } catch (error) {
      if (!(await answers(deps))) {
        const left = changes.slice(at).map(({ productId }) => productId)
        await giveBack(deps, left, 2)
        return null
      }
      await fail(deps, change, error)
    }
  }
  return done
}

async function answers({ index }: SearchDeps): Promise<boolean> {
  try {
    await index.count()
    return true
  } catch {
    return false
  }
}
