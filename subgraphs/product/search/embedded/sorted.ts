import type { SearchRequest, SearchSort } from '../index-port.ts'
import { tieOf } from '../tie.ts'
import { type LabelStore, labelToken } from './labels.ts'
import { type Collected, HIGHEST, type Retriever, type Scope, within } from './retrieve.ts'

/** What to sort: these hits, or all that an expression finds. What `gathers` must not be asked again and again. */
export type Hits = { all: Collected; matched?: { text: string; scope: Scope; gathers: boolean } }

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
  /** Of a sort by price. */
  currency: string | null
  ascending: boolean
  tieAscending: boolean
}

interface Source {
  sql: string
  values: (string | bigint)[]
}

/**
 * A page of hits by an attribute. Few hits are sorted. Of many, the products are looked through in the order of the sort
 * when a page is soon full that way; else those of the lowest or highest prices are sorted first.
 */
export function sortedHits(found: Retriever, labels: LabelStore, hits: Hits, request: SearchRequest): SortedHit[] {
  const { limit } = request
  const { all, matched } = hits
  const order = orderOf(request)
  const repeats = matched && !matched.gathers
  if (repeats && ((limit * found.size()) / Math.max(all.total, 1)) * WALK < all.total * FETCH)
    return page(found, walking(matched, order), order, request, limit)
  if (!matched || all.ns.length === all.total) return page(found, fetched(all.ns, order), order, request, limit)
  if (repeats && order.currency !== null) return bySize(found, labels, matched, order, request)
  return page(found, matching(matched.text, matched.scope, order), order, request, limit)
}

function orderOf({ sort, filters }: SearchRequest): Order {
  if (sort === 'PRICE_ASC' || sort === 'PRICE_DESC') {
    const ascending = sort === 'PRICE_ASC'
    const key = '(SELECT min(p.minor) FROM price p WHERE p.n = d.n AND p.currency = ?)'
    // Downwards the index of prices is read backwards, ties and all.
    return { key, currency: filters.currencyCode ?? '', ascending, tieAscending: ascending }
  }
  const key = KEYS[sort === 'RELEVANCE' ? 'SALES_30_DAYS' : sort]
  return { key, currency: null, ascending: false, tieAscending: true }
}

const keyValues = ({ currency }: Order) => (currency === null ? [] : [currency])

function fetched(ns: readonly number[], order: Order): Source {
  const sql = `SELECT d.n, ${order.key} AS key, d.tie FROM json_each(?) j CROSS JOIN doc d ON d.n = j.value`
  return { sql, values: [...keyValues(order), JSON.stringify(ns)] }
}

function matching(text: string, scope: Scope, order: Order): Source {
  const sql = `SELECT d.n, ${order.key} AS key, d.tie FROM words m CROSS JOIN doc d ON d.n = m.rowid WHERE words MATCH ?${scope.condition}`
  return { sql, values: [...keyValues(order), within(text, scope), ...scope.values] }
}

function walking({ text, scope }: { text: string; scope: Scope }, order: Order): Source {
  const isHit = `EXISTS (SELECT 1 FROM words m WHERE words MATCH ? AND m.rowid = d.n${scope.condition})`
  const sql =
    order.currency === null
      ? `SELECT d.n, ${order.key} AS key, d.tie FROM doc d WHERE d.live = 1 AND ${isHit}`
      : `SELECT d.n, d.minor AS key, d.tie FROM lowest d WHERE d.currency = ? AND ${isHit}`
  return { sql, values: [...keyValues(order), within(text, scope), ...scope.values] }
}

/** Prices of one size after the other, until the page is full: all of a size are lower than all of the next. */
function bySize(
  found: Retriever,
  labels: LabelStore,
  { text, scope }: { text: string; scope: Scope },
  order: Order,
  request: SearchRequest,
): SortedHit[] {
  const { ascending, currency } = order
  const edge = request.after?.value
  const [from, to] = ascending ? [edge ?? 0, Number(HIGHEST)] : [0, edge ?? Number(HIGHEST)]
  const sizes = labels.prices(currency ?? '', from, to)
  const hits: SortedHit[] = []
  for (const { v, size } of ascending ? sizes : sizes.reverse()) {
    const source = matching(text ? `${text} AND "${labelToken(v)}"` : `"${labelToken(v)}"`, scope, order)
    // A product of several prices is among those of each, and sorted by its lowest.
    const sql = `SELECT * FROM (${source.sql}) WHERE size_of(key) = ?`
    const sized = { sql, values: [...source.values, BigInt(size)] }
    hits.push(...page(found, sized, order, request, request.limit - hits.length))
    if (hits.length >= request.limit) break
  }
  return hits
}

function page(found: Retriever, source: Source, order: Order, request: SearchRequest, limit: number): SortedHit[] {
  const { condition, values } = behind(request, order)
  const rows = found
    .prepared(
      `SELECT n, key FROM (${source.sql}) WHERE key IS NOT NULL${condition}
       ORDER BY key ${order.ascending ? 'ASC' : 'DESC'}, tie ${order.tieAscending ? 'ASC' : 'DESC'} LIMIT ? OFFSET ?`,
    )
    .all(...source.values, ...values, limit, request.offset ?? 0) as { n: number; key: number }[]
  return rows.map(({ n, key }) => ({ n, value: key }))
}

/** What comes after the hit before the page. */
function behind({ after }: SearchRequest, { ascending, tieAscending }: Order) {
  if (!after) return { condition: '', values: [] }
  const [key, tie] = [ascending ? '>' : '<', tieAscending ? '>' : '<']
  const condition = ` AND key ${key}= ? AND (key ${key} ? OR tie ${tie} ?)`
  return { condition, values: [after.value, after.value, tieOf(after.id)] }
}
