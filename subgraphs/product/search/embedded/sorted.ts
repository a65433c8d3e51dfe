import type { SearchRequest, SearchSort } from '../index-port.ts'
import { tieOf } from '../tie.ts'
import { type Retriever, type Scope, within } from './retrieve.ts'

/** Which hits to sort: all that an expression finds, or these. What `gathers` must not be asked of each product. */
export type Hits = { text: string; scope: Scope; total: number; gathers: boolean } | { ns: readonly number[] }

export interface SortedHit {
  n: number
  value: number
}

const KEYS: Record<Exclude<SearchSort, 'RELEVANCE' | 'PRICE_ASC' | 'PRICE_DESC'>, string> = {
  NEWEST: 'd.created',
  SALES_7_DAYS: 'd.sales7',
  SALES_30_DAYS: 'd.sales30',
}

/** Microseconds to look at one product in the order of the sort, and to fetch one hit to sort it. */
const WALK = 90
const FETCH = 1.2

interface Order {
  key: string
  currency: string[]
  ascending: boolean
  tieAscending: boolean
}

/** A page of hits by an attribute. Few hits are sorted; of many, the products are looked through in the order of the sort. */
export function sortedHits(retriever: Retriever, hits: Hits, request: SearchRequest, limit: number): SortedHit[] {
  const order = orderOf(request)
  const source = 'ns' in hits ? fromSet(hits.ns, order) : fromMatch(retriever, hits, order, limit)
  const { condition, values } = behind(request, order)
  const rows = retriever
    .prepared(
      `SELECT n, key FROM (${source.sql}) WHERE key IS NOT NULL${condition}
       ORDER BY key ${order.ascending ? 'ASC' : 'DESC'}, tie ${order.tieAscending ? 'ASC' : 'DESC'} LIMIT ? OFFSET ?`,
    )
    .all(...source.values, ...values, limit, request.offset ?? 0) as { n: number; key: number }[]
  return rows.map(({ n, key }) => ({ n, value: key }))
}

function orderOf({ sort, filters }: SearchRequest): Order {
  if (sort === 'PRICE_ASC' || sort === 'PRICE_DESC') {
    const ascending = sort === 'PRICE_ASC'
    const key = '(SELECT min(p.minor) FROM price p WHERE p.n = d.n AND p.currency = ?)'
    // Downwards the index of prices is read backwards, ties and all.
    return { key, currency: [filters.currencyCode ?? ''], ascending, tieAscending: ascending }
  }
  const key = KEYS[sort === 'RELEVANCE' ? 'SALES_30_DAYS' : sort]
  return { key, currency: [], ascending: false, tieAscending: true }
}

function fromSet(ns: readonly number[], { key, currency }: Order) {
  const sql = `SELECT d.n, ${key} AS key, d.tie FROM json_each(?) j CROSS JOIN doc d ON d.n = j.value`
  return { sql, values: [...currency, JSON.stringify(ns)] }
}

function fromMatch(retriever: Retriever, hits: Extract<Hits, { text: string }>, order: Order, limit: number) {
  const { text, scope, total, gathers } = hits
  const found = [within(text, scope), ...scope.values]
  const walks = !gathers && ((limit * retriever.size()) / Math.max(total, 1)) * WALK < total * FETCH
  if (!walks) {
    const sql = `SELECT d.n, ${order.key} AS key, d.tie FROM words m CROSS JOIN doc d ON d.n = m.rowid WHERE words MATCH ?${scope.condition}`
    return { sql, values: [...order.currency, ...found] }
  }
  const isHit = `EXISTS (SELECT 1 FROM words m WHERE words MATCH ? AND m.rowid = d.n${scope.condition})`
  const sql =
    order.currency.length > 0
      ? `SELECT d.n, d.minor AS key, d.tie FROM lowest d WHERE d.currency = ? AND ${isHit}`
      : `SELECT d.n, ${order.key} AS key, d.tie FROM doc d WHERE d.live = 1 AND ${isHit}`
  return { sql, values: [...order.currency, ...found] }
}

/** What comes after the hit before the page. */
function behind({ after }: SearchRequest, { ascending, tieAscending }: Order) {
  if (!after) return { condition: '', values: [] }
  const [key, tie] = [ascending ? '>' : '<', tieAscending ? '>' : '<']
  const condition = ` AND key ${key}= ? AND (key ${key} ? OR tie ${tie} ?)`
  return { condition, values: [after.value, after.value, tieOf(after.id)] }
}
