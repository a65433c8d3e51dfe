import { refuse } from '#shared/errors.ts'
import { isCurrency } from '#shared/money.ts'
import { type ConnectionInput, connection, connectionArgs, type PageRequest } from '#shared/pagination.ts'
import {
  REACHABLE,
  type SearchFilters,
  type SearchHit,
  type SearchIndex,
  type SearchPage,
  type SearchRequest,
  type SearchSort,
} from '../index-port.ts'

const LONGEST_QUERY = 500
const MOST_ATTRIBUTES = 20
const MOST_VALUES = 50

/** What both views take. */
export interface SearchArgs extends ConnectionInput {
  query: string
  sort: SearchSort
}

/** The filters that both views have, as they come. */
export interface CommonFilter {
  category?: string | null
  brand?: string | null
  channelId?: string | null
  shelfId?: string | null
  inStock?: boolean | null
  attributes?: { name: string; values: string[] }[] | null
  currencyCode?: string | null
  minPriceMinor?: bigint | null
  maxPriceMinor?: bigint | null
}

export function checkFilter(filter: CommonFilter, sort: SearchSort): Omit<SearchFilters, 'businessId'> {
  const priced = filter.minPriceMinor != null || filter.maxPriceMinor != null || sort.startsWith('PRICE')
  if (filter.currencyCode ? !isCurrency(filter.currencyCode) : priced)
    throw refuse('INVALID', 'expected the currency of the prices', ['filter', 'currencyCode'])
  const { attributes, shelfId, ...rest } = filter
  if ((attributes?.length ?? 0) > MOST_ATTRIBUTES)
    throw refuse('TOO_MANY_ITEMS', `expected at most ${MOST_ATTRIBUTES} attributes`, ['filter', 'attributes'])
  for (const [at, { values }] of (attributes ?? []).entries()) {
    if (values.length < 1 || values.length > MOST_VALUES)
      throw refuse('INVALID', `expected 1 to ${MOST_VALUES} values, got ${values.length}`, [
        'filter',
        'attributes',
        at,
        'values',
      ])
  }
  return { ...rest, attributes, shelf: shelfId }
}

/** Searches and answers a connection. Lists by relevance go by place, the others by what they are sorted by. */
export async function searchPage<T extends object>(
  index: SearchIndex,
  { query, sort, ...input }: SearchArgs,
  filters: SearchFilters,
  toHit: (hit: SearchHit, filters: SearchFilters) => T,
) {
  if (query.length > LONGEST_QUERY)
    throw refuse('INVALID', `query: expected at most ${LONGEST_QUERY} characters`, ['query'])
  const byPlace = sort === 'RELEVANCE'
  const page = connectionArgs(input, byPlace ? ['integer'] : ['text', 'text'])
  const offset = byPlace ? placeOf(page) : 0
  const after = byPlace ? null : afterOf(page)
  const request: SearchRequest = { query, sort, filters, limit: page.limit + 1, offset, after }
  const answer: SearchPage = await index.search(request)
  const hits = answer.hits.map((hit, at) => ({
    ...toHit(hit, filters),
    key: byPlace ? [offset + at] : [String(hit.sortValue), hit.card.id],
  }))
  return {
    ...connection(hits, page, hit => hit.key, answer.total),
    allWords: answer.allWords,
    // Counted only when asked for.
    facets: () => answer.facets(),
  }
}

/** Deeper pages are refused: each would cost as much as all before it. */
function placeOf({ key }: PageRequest): number {
  const offset = Number(key?.[0] ?? -1) + 1
  if (!Number.isInteger(offset) || offset < 0 || offset > REACHABLE) {
    const message = `after: expected one of the first ${REACHABLE} hits; narrow the search, or sort by something else than relevance`
    throw refuse('INVALID', message, ['after'])
  }
  return offset
}

function afterOf({ key }: PageRequest): { value: number; id: string } | null {
  if (!key) return null
  const [value, id] = key as [string, string]
  if (!/^-?\d{1,16}$/.test(value))
    throw refuse('INVALID', 'after: expected a cursor from a page of this list', ['after'])
  return { value: Number(value), id }
}

/** The lowest price, in the filters' currency if they have one. */
export function priceFrom({ card }: SearchHit, { currencyCode }: SearchFilters) {
  const price = card.prices.find(one => !currencyCode || one.currencyCode === currencyCode)
  return price ? { amountMinor: BigInt(price.amountMinor), currencyCode: price.currencyCode } : null
}
