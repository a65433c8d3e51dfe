import { type Exception, type Item, performRun, type RunRow, type Side, type Subject } from '#shared/reconcile.ts'
import type { SearchIndex, StoredEntry } from './index-port.ts'
import type { SearchDeps } from './pipeline/deps.ts'
import { allProducts, type CurrentProduct, readProducts } from './pipeline/documents.ts'

export const SUBJECT = 'product.search'
const PAGE = 500

/** What the index must have of a product, and has. */
interface Expected {
  version: number
  hash: string
  /** Laid aside: somebody must look at it, repairing it again would end in the same place. */
  dead: boolean
}

interface Actual {
  version: number
  hash: string
}

/** Compares database and index product by product: by version and by hash of the document. Answers null when no run was asked for. */
export function reconcileIndex(deps: SearchDeps): Promise<RunRow | null> {
  return performRun(deps.platform, subjectOf(deps))
}

function subjectOf(deps: SearchDeps): Subject<Expected, Actual> {
  return {
    name: SUBJECT,
    expected: databaseSide(deps),
    actual: indexSide(deps.index),
    differences: (expected, actual) => {
      const fields: string[] = []
      if (expected.version !== actual.version) fields.push('version')
      if (expected.hash !== actual.hash) fields.push('hash')
      return fields
    },
    repair: exceptions => repair(deps, exceptions),
  }
}

function databaseSide({ platform }: SearchDeps): Side<Expected> {
  const item = ({ id, version, state, document }: CurrentProduct): Item<Expected> => ({
    key: id,
    value: { version, hash: document.hash, dead: state === 'DEAD' },
    open: state === 'PENDING',
  })
  return {
    pages: async function* () {
      for await (const page of allProducts(platform, PAGE)) yield page.map(item)
    },
    find: async keys => {
      const found = (await readProducts(platform, keys)).map(item)
      const there = new Set(found.map(({ key }) => key))
      const gone = await removalsUnderWay(
        platform,
        keys.filter(key => !there.has(key)),
      )
      return [...found, ...gone]
    },
  }
}

/** Products that are gone, but whose removal has not reached the index yet. */
async function removalsUnderWay({ pool }: SearchDeps['platform'], ids: readonly string[]): Promise<Item<Expected>[]> {
  if (ids.length === 0) return []
  const { rows } = await pool.query<{ key: string }>(
    'SELECT product_id AS key FROM product.search_change WHERE product_id = ANY($1) AND version > indexed_version',
    [ids],
  )
  return rows.map(({ key }) => ({ key, value: { version: 0, hash: '', dead: false }, open: true }))
}

function indexSide(index: SearchIndex): Side<Actual> {
  const items = (entries: readonly StoredEntry[]): Item<Actual>[] =>
    entries.flatMap(({ id, version, hash }) => (hash === null ? [] : [{ key: id, value: { version, hash } }]))
  return {
    pages: async function* () {
      for await (const page of index.entries()) yield items(page)
    },
    find: async keys => items(await index.find(keys)),
  }
}

/**
 * Notes the products as changed, above any version that the index has, so that the pipeline brings them up to date. A
 * database that was restored from a backup has lower versions than the index.
 */
async function repair(
  { platform: { pool }, index }: SearchDeps,
  exceptions: readonly Exception<Expected, Actual>[],
): Promise<string[]> {
  const keys = exceptions.filter(exception => !exception.expected?.dead).map(({ key }) => key)
  if (keys.length === 0) return []
  const stored = new Map((await index.find(keys)).map(({ id, version }) => [id, version]))
  await pool.query(
    `INSERT INTO product.search_change AS c (product_id, version)
     SELECT id, greatest(version, 0) + 1 FROM unnest($1::text[], $2::bigint[]) AS t(id, version) ORDER BY id
     ON CONFLICT (product_id) DO UPDATE
       SET version = greatest(c.version + 1, excluded.version), attempts = 0, due_at = '-infinity',
           changed_at = CASE WHEN c.version > c.indexed_version THEN c.changed_at ELSE now() END`,
    [keys, keys.map(key => stored.get(key) ?? 0)],
  )
  return keys
}
