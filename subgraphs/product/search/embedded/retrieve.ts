import type { DatabaseSync } from 'node:sqlite'
import { REACHABLE, type SearchFilters } from '../index-port.ts'
import { type Label, type LabelStore, labelFilters, labelToken } from './labels.ts'
import { estimateHits } from './schema.ts'

/** The filters of a request in FTS5's language, and a condition over `m.rowid` with its values for what labels cannot say. */
export interface Scope {
  match: string
  /** The same without the sizes of a price range: the condition compares prices anyhow. */
  unsized: string
  condition: string
  values: (string | bigint)[]
}

/** The first hits in the order of n, a fair sample of all when there are more, and how many there are. */
export interface Collected {
  ns: number[]
  total: number
}

export const NOTHING: Collected = { ns: [], total: 0 }
export const HIGHEST = 9_000_000_000_000_000_000n
/** How many rows are looked at to tell how frequent a word is. */
const SAMPLE = 1000

/** Null when some filter has no product at all. */
export function scopeOf(labels: LabelStore, filters: SearchFilters): Scope | null {
  const terms: number[][] = labelFilters(filters).map(ways => numbers(labels, ways))
  const sizes: number[][] = []
  const scope = { condition: '', values: [] as (string | bigint)[] }
  if (filters.currencyCode && (filters.minPriceMinor != null || filters.maxPriceMinor != null)) {
    const from = filters.minPriceMinor ?? 0n
    const to = filters.maxPriceMinor ?? HIGHEST
    sizes.push(labels.prices(filters.currencyCode, Number(from), Number(to)).map(({ v }) => v))
    scope.condition =
      ' AND EXISTS (SELECT 1 FROM price p WHERE p.n = m.rowid AND p.currency = ? AND p.minor BETWEEN ? AND ?)'
    scope.values.push(filters.currencyCode, from, to)
  }
  if ([...terms, ...sizes].some(ways => ways.length === 0)) return null
  return { match: allOf([...terms, ...sizes]), unsized: allOf(terms), ...scope }
}

const allOf = (terms: readonly number[][]) =>
  terms.map(ways => `(${ways.map(v => `"${labelToken(v)}"`).join(' OR ')})`).join(' AND ')

function numbers(labels: LabelStore, ways: readonly Label[]): number[] {
  return ways.map(label => labels.find(label)).filter(v => v !== null)
}

export const within = (text: string, match: string) => (text ? `${text} AND ${match}` : match)

export function retriever(db: DatabaseSync) {
  const frequency = db.prepare(
    `SELECT count(*) AS hits, max(n) AS last FROM (SELECT rowid AS n FROM words WHERE words MATCH ? ORDER BY rowid LIMIT ${SAMPLE})`,
  )
  const size = db.prepare("SELECT value FROM counter WHERE name = 'live'")
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>()
  const prepared = (sql: string) => {
    const known = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, known)
    return known
  }
  return {
    prepared,
    size: (): number => (size.get() as { value: number }).value,
    /** About how many products an expression finds. */
    frequency(match: string): number {
      const { hits, last } = frequency.get(match) as { hits: number; last: number }
      return hits < SAMPLE ? hits : estimateHits(hits, last)
    },
    /** The hits of an expression within a scope. They come as one text: a row each would cost more than finding them. */
    collect(text: string, scope: Scope, most = REACHABLE): Collected {
      const row = prepared(
        `SELECT group_concat(n) AS ns FROM (SELECT m.rowid AS n FROM words m WHERE words MATCH ?${scope.condition}
         ORDER BY m.rowid LIMIT ${most})`,
      ).get(within(text, scope.match), ...scope.values) as { ns: string | null }
      const ns = row.ns === null ? [] : row.ns.split(',').map(Number)
      return { ns, total: ns.length < most ? ns.length : estimateHits(ns.length, ns.at(-1)!) }
    },
  }
}

export type Retriever = ReturnType<typeof retriever>
