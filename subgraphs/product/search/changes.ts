import type { Platform } from '#shared/platform.ts'
import type { SearchDocument, SearchIndex } from './index-port.ts'

const BATCH = 200
const ATTEMPTS = 6
const LEASE_SECONDS = 60

interface Change {
  productId: string
  version: string
  attempts: number
}

export interface ChangeDeps {
  platform: Pick<Platform, 'pool' | 'clock' | 'log'>
  index: SearchIndex
}

/**
 * Brings the index up to the database: takes pending changes (those of one product are one), reads the products anew and
 * writes them under the change's version. Two workers share the work; whoever is late with an older version changes
 * nothing. Answers how many products it indexed.
 */
export async function indexChanges(deps: ChangeDeps): Promise<number> {
  for (let done = 0; ; ) {
    const changes = await take(deps)
    if (changes.length === 0) return done
    try {
      await apply(deps, changes)
      done += changes.length
    } catch (error) {
      deps.platform.log.warn({ err: error, products: changes.length }, 'search index failed; it will be tried again')
      await retryAlone(deps, changes, error)
    }
  }
}

/** Takes without keeping a lock: the triggers of a running sale must never wait for the index. */
async function take({ platform: { pool, clock } }: ChangeDeps): Promise<Change[]> {
  const { rows } = await pool.query<Change>(
    `UPDATE product.search_change c SET due_at = $1::timestamptz + make_interval(secs => ${LEASE_SECONDS})
     FROM (SELECT product_id FROM product.search_change WHERE version > indexed_version AND due_at <= $1
           ORDER BY due_at, product_id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED) t
     WHERE c.product_id = t.product_id
     RETURNING c.product_id AS "productId", c.version::text, c.attempts`,
    [clock.now()],
  )
  return rows
}

async function apply({ platform: { pool }, index }: ChangeDeps, changes: readonly Change[]): Promise<void> {
  const ids = changes.map(change => change.productId)
  const { rows } = await pool.query<Omit<SearchDocument, 'version'>>(DOCUMENTS, [ids])
  const found = new Map(rows.map(row => [row.id, row]))
  const documents: SearchDocument[] = []
  const gone: { id: string; version: number }[] = []
  for (const { productId: id, version } of changes) {
    const document = found.get(id)
    if (document) documents.push({ ...document, version: Number(version) })
    else gone.push({ id, version: Number(version) })
  }
  if (documents.length > 0) await index.upsert(documents)
  if (gone.length > 0) await index.delete(gone)
  await pool.query(
    `UPDATE product.search_change c SET indexed_version = t.version, attempts = 0
     FROM unnest($1::text[], $2::bigint[]) AS t(id, version)
     WHERE c.product_id = t.id AND c.indexed_version < t.version`,
    [ids, changes.map(change => change.version)],
  )
}

/** One product at a time, so that one that cannot be indexed does not take its batch with it. */
async function retryAlone(deps: ChangeDeps, changes: readonly Change[], error: unknown): Promise<void> {
  for (const change of changes) {
    try {
      if (changes.length === 1) throw error
      await apply(deps, [change])
    } catch (cause) {
      await fail(deps, change, cause)
    }
  }
}

async function fail({ platform: { pool, clock } }: ChangeDeps, change: Change, error: unknown): Promise<void> {
  const attempts = change.attempts + 1
  const at = clock.now()
  const values = [change.productId, change.version]
  if (attempts < ATTEMPTS) {
    await pool.query(
      `UPDATE product.search_change SET attempts = $3, due_at = $4::timestamptz + make_interval(secs => $5)
       WHERE product_id = $1 AND version = $2`,
      [...values, attempts, at, 2 ** attempts],
    )
    return
  }
  const reason = (error instanceof Error ? error.message : String(error)).slice(0, 1000)
  await pool.query(
    `WITH given AS (
       UPDATE product.search_change SET indexed_version = version, attempts = 0 WHERE product_id = $1 AND version = $2 RETURNING 1)
     INSERT INTO product.search_dead (product_id, version, error, at) SELECT $1, $2, $3, $4 FROM given`,
    [...values, reason, at],
  )
}

const DOCUMENTS = `
  SELECT p.id, p.business_id AS "businessId", p.title, p.description, p.brand, p.category, p.channel_id AS "channelId",
    (SELECT url FROM product.media m WHERE m.product_id = p.id ORDER BY position LIMIT 1) AS "imageUrl",
    (SELECT coalesce(json_agg(json_build_object('amountMinor', s.price_minor::text, 'currencyCode', s.currency_code)
                              ORDER BY s.price_minor, s.id), '[]')
     FROM product.sku s WHERE s.product_id = p.id AND s.active) AS prices,
    EXISTS (SELECT 1 FROM product.sku s JOIN product.stock_level l ON l.sku_id = s.id
            WHERE s.product_id = p.id AND s.active AND l.on_hand::bigint - l.reserved - l.committed - l.safety > 0) AS "inStock"
  FROM product.product p WHERE p.id = ANY($1) AND p.status = 'ACTIVE'`

/** Enqueues every product when the index has lost some: a deleted file is rebuilt at the next start. */
export async function rebuildIfLost({ platform: { pool }, index }: ChangeDeps): Promise<boolean> {
  const { rows } = await pool.query<{ expected: number }>(
    `SELECT count(*)::int AS expected FROM product.product p JOIN product.search_change c ON c.product_id = p.id
     WHERE p.status = 'ACTIVE' AND c.indexed_version >= c.version
       AND NOT EXISTS (SELECT 1 FROM product.search_dead d WHERE d.product_id = p.id)`,
  )
  if ((await index.count()) >= (rows[0]?.expected ?? 0)) return false
  await pool.query('SELECT product.note_search(ARRAY(SELECT id FROM product.product))')
  return true
}

/** How many seconds the oldest pending change has waited. */
export async function lagSeconds({ platform: { pool } }: ChangeDeps): Promise<number> {
  const { rows } = await pool.query<{ lag: number }>(
    `SELECT coalesce(extract(epoch FROM now() - min(changed_at)), 0)::float AS lag
     FROM product.search_change WHERE version > indexed_version`,
  )
  return rows[0]?.lag ?? 0
}
