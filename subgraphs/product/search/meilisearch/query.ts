import type { SearchParams } from 'meilisearch'
import type { SearchFilters, SearchRequest } from '../index-port.ts'
import { tieOf } from '../tie.ts'
import { attributeKey } from './documents.ts'

/** The server marks matches with control characters; the text between is escaped before they become tags. */
export const MARK = { open: '\u0002', close: '\u0003' }
const HIGHEST = 9_000_000_000_000_000n

const equals = (field: string, value: string | boolean) => `${field} = ${JSON.stringify(value)}`
const oneOf = (field: string, values: readonly string[]) =>
  `${field} IN [${values.map(value => JSON.stringify(value)).join(', ')}]`

export function filterOf(filters: SearchFilters): string[] {
  const conditions = ['live = true', equals('businessId', filters.businessId)]
  const add = (field: string, value: string | boolean | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') conditions.push(equals(field, value))
  }
  add('saleable', filters.saleable)
  add('category', filters.category)
  add('brand', filters.brand)
  add('merchantId', filters.merchantId)
  add('channelId', filters.channelId)
  add('inStock', filters.inStock)
  add('shelves', filters.shelf)
  add('listed', filters.listed)
  if (filters.statuses) conditions.push(oneOf('status', filters.statuses))
  for (const { name, values } of filters.attributes ?? []) {
    const keys = values.map(value => attributeKey(name, value))
    conditions.push(oneOf('attributes', keys))
  }
  if (filters.currencyCode) {
    const field = `amounts.${filters.currencyCode}`
    conditions.push(`${field} ${filters.minPriceMinor ?? 0n} TO ${filters.maxPriceMinor ?? HIGHEST}`)
  }
  return conditions
}

interface Order {
  field: string
  direction: 'asc' | 'desc'
  tie: 'asc' | 'desc'
}

export function orderOf({ sort, filters }: SearchRequest): Order | null {
  const lowest = `lowest.${filters.currencyCode ?? ''}`
  switch (sort) {
    case 'RELEVANCE':
      return null
    case 'PRICE_ASC':
      return { field: lowest, direction: 'asc', tie: 'asc' }
    case 'PRICE_DESC':
      return { field: lowest, direction: 'desc', tie: 'desc' }
    case 'NEWEST':
      return { field: 'createdAt', direction: 'desc', tie: 'asc' }
    case 'SALES_7_DAYS':
      return { field: 'unitsSold7Days', direction: 'desc', tie: 'asc' }
    case 'SALES_30_DAYS':
      return { field: 'unitsSold30Days', direction: 'desc', tie: 'asc' }
  }
}

/** What comes after the hit before the page. */
function behind({ after }: SearchRequest, { field, direction, tie }: Order): string[] {
  if (!after) return []
  const key = direction === 'asc' ? '>' : '<'
  const place = `tie ${tie === 'asc' ? '>' : '<'} ${tieOf(after.id)}`
  return [`${field} ${key} ${after.value} OR (${field} = ${after.value} AND ${place})`]
}

/** A page of what the filter leaves. */
export function paramsOf(request: SearchRequest, order: Order | null, filter: readonly string[]): SearchParams {
  return {
    limit: request.limit,
    offset: request.offset ?? 0,
    filter: order ? [...filter, ...behind(request, order)] : [...filter],
    ...(order ? { sort: [`${order.field}:${order.direction}`, `tie:${order.tie}`] } : {}),
    attributesToRetrieve: ['card', 'title'],
    attributesToHighlight: ['title'],
    highlightPreTag: MARK.open,
    highlightPostTag: MARK.close,
  }
}
