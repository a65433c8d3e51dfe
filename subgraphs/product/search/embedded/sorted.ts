import type { SearchRequest, SearchSort } from '../index-port.ts'
import { tieOf } from '../tie.ts'
import { type LabelStore, labelToken } from './labels.ts'
import { type Collected, HIGHEST, type Retriever, type Scope, within } from './retrieve.ts'

/** What to sort: these hits, or all that an expression finds. What `gathers` must not be asked again and again. */
export type Hits = { all: Collected; matched?: Matched }

interface Matched {
  text: string
  scope: Scope
  gathers: boolean
}

export interface SortedHit {
  n: number
  value: number
}

const KEYS: Record<Exclude<SearchSort, 'RELEVANCE' | 'PRICE_ASC' | 'PRICE_DESC'>, string> = {
  NEWEST: 'd.created',
  SALES_7_DAYS: 'd.sales7',
  SALES_30_DAYS: 'd.sales30',
}

/**
 * About what the ways to a page take on a million products, in microseconds: to look at one product in the order of the
 * sort; to fetch a hit that is known, and its price; to find a hit once more and fetch it; to go through sizes of prices.
 */
const WALK = 40
const FETCH = 1.3
const FETCH_PRICE = 3.3
const MATCH = 6
const BY_SIZE = 15_000
/** How many times as many products are looked at as a page is expected to take: hits may all be the oldest ones. */
const PATIENCE = 5

interface Order {
  key: string
  /** Of a sort by price. */
  currency: string | null
  ascending: boolean
  tieAscending: boolean
}

interface Way {
  cost: number
  /** Null when this way leads to no full page soon. */
  hits(): SortedHit[] | null
}

interface Source {
  sql: string
  values: (string | bigint)[]
}

/**
 * A page of hits by an attribute, in the cheapest way: few hits are sorted. Of many, the products are looked through in the
 * order of the sort when a page is soon full that way; else those of the lowest or highest prices are sorted first.
 */
export function sortedHits(
  found: Retriever,
  labels: LabelStore,
  { all, matched }: Hits,
  request: SearchRequest,
): SortedHit[] {
  const order = orderOf(request)
  const { limit, offset = 0 } = request
  const sort = (source: Source) => page(found, source, order, request, limit)
  const known: Way = {
    cost: all.total * (order.currency === null ? FETCH : FETCH_PRICE),
    hits: () => sort(fetched(all.ns, order)),
  }
  const ways = !matched || all.ns.length === all.total ? [known] : []
  if (matched) ways.push({ cost: all.total * MATCH, hits: () => sort(matching(matched, order)) })
  if (matched && !matched.gathers) {
    const steps = Math.ceil(((offset + limit) * found.size()) / Math.max(all.total, 1))
    ways.push({ cost: steps * WALK, hits: () => walk(found, matched, order, request, steps * PATIENCE) })
    if (order.currency !== null)
      ways.push({ cost: BY_SIZE, hits: () => bySize(found, labels, matched, order, request) })
  }
  for (const way of ways.sort((a, b) => a.cost - b.cost)) {
    const hits = way.hits()
    if (hits) return hits
  }
  return []
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

function matching({ text, scope }: Omit<Matched, 'gathers'>, order: Order): Source {
  const sql = `SELECT d.n, ${order.key} AS key, d.tie FROM words m CROSS JOIN doc d ON d.n = m.rowid WHERE words MATCH ?${scope.condition}`
  return { sql, values: [...keyValues(order), within(text, scope.match), ...scope.values] }
}

/** Looks through so many products in the order of the sort, which an index of the table has. */
function walk(found: Retriever, { text, scope }: Matched, order: Order, request: SearchRequest, most: number) {
  const products: Source =
    order.currency === null
      ? { sql: `SELECT d.n, ${order.key} AS key, d.tie FROM doc d WHERE d.live = 1`, values: [] }
      : { sql: 'SELECT d.n, d.minor AS key, d.tie FROM lowest d WHERE d.currency = ?', values: [order.currency] }
  const [last] = rows(found, products, order, behind(request, order), 1, most)
  const isHit = ` AND EXISTS (SELECT 1 FROM words m WHERE words MATCH ? AND m.rowid = d.n${scope.condition})`
  const values = [...products.values, within(text, scope.unsized), ...scope.values]
  const hits = page(found, { sql: products.sql + isHit, values }, order, request, request.limit, last)
  return last && hits.length < request.limit ? null : hits
}

/** Prices of one size after the other, until the page is full: all of a size are lower than all of the next. */
function bySize(
  found: Retriever,
  labels: LabelStore,
  { text, scope }: Matched,
  order: Order,
  request: SearchRequest,
): SortedHit[] {
  const { ascending, currency } = order
  const edge = request.after?.value
  const [from, to] = ascending ? [edge ?? 0, Number(HIGHEST)] : [0, edge ?? Number(HIGHEST)]
  const sizes = labels.prices(currency ?? '', from, to)
  const hits: SortedHit[] = []
  for (const { v, size } of ascending ? sizes : sizes.reverse()) {
    const sizedText = text ? `${text} AND "${labelToken(v)}"` : `"${labelToken(v)}"`
    const source = matching({ text: sizedText, scope }, order)
    // A product of several prices is among those of each, and sorted by its lowest.
    const sql = `SELECT * FROM (${source.sql}) WHERE size_of(key) = ?`
    const sized = { sql, values: [...source.values, BigInt(size)] }
    hits.push(...page(found, sized, order, request, request.limit - hits.length))
    if (hits.length >= request.limit) break
  }
  return hits
}

interface Row {
  n: number
  key: number
  tie: number
}

interface Bounds {
  condition: string
  values: number[]
}

function page(found: Retriever, source: Source, order: Order, request: SearchRequest, limit: number, last?: Row) {
  const [after, until] = [behind(request, order), last ? upTo(last, order) : null]
  const bounds = until
    ? { condition: after.condition + until.condition, values: [...after.values, ...until.values] }
    : after
  return rows(found, source, order, bounds, limit, request.offset).map(({ n, key }): SortedHit => ({ n, value: key }))
}

function rows(found: Retriever, source: Source, order: Order, bounds: Bounds, limit: number, offset = 0): Row[] {
  return found
    .prepared(
      `SELECT n, key, tie FROM (${source.sql}) WHERE key IS NOT NULL${bounds.condition}
       ORDER BY key ${order.ascending ? 'ASC' : 'DESC'}, tie ${order.tieAscending ? 'ASC' : 'DESC'} LIMIT ? OFFSET ?`,
    )
    .all(...source.values, ...bounds.values, limit, offset) as unknown as Row[]
}

/** What comes after the hit before the page. */
function behind({ after }: SearchRequest, { ascending, tieAscending }: Order): Bounds {
  if (!after) return { condition: '', values: [] }
  const [key, tie] = [ascending ? '>' : '<', tieAscending ? '>' : '<']
  const condition = ` AND key ${key}= ? AND (key ${key} ? OR tie ${tie} ?)`
  return { condition, values: [after.value, after.value, tieOf(after.id)] }
}

/** What comes before a product, and that itself. */
function upTo(last: Row, { ascending, tieAscending }: Order): Bounds {
  const [key, tie] = [ascending ? '<' : '>', tieAscending ? '<=' : '>=']
  return { condition: ` AND key ${key}= ? AND (key ${key} ? OR tie ${tie} ?)`, values: [last.key, last.key, last.tie] }
}
