import type { SearchDocument, SearchEntry, SearchRequest } from '../index-port.ts'

/** A product with what a test does not care about filled in. */
export function document(id: string, title: string, rest: Partial<SearchDocument> = {}): SearchDocument {
  return {
    id,
    title,
    businessId: 'biz',
    status: 'ACTIVE',
    saleable: true,
    description: null,
    brand: null,
    category: null,
    merchantId: null,
    channelId: null,
    externalId: null,
    imageUrl: null,
    attributes: [],
    shelves: [],
    codes: [],
    prices: [{ amountMinor: '1000', currencyCode: 'CNY' }],
    inStock: true,
    createdAt: 0,
    unitsSold7Days: 0,
    unitsSold30Days: 0,
    marginBasisPoints: null,
    hash: `hash of ${title}`,
    ...rest,
  }
}

export const entry = (one: SearchDocument, version = 1): SearchEntry => ({ id: one.id, version, document: one })

export function request(query: string, rest: Partial<SearchRequest> = {}): SearchRequest {
  const { filters, ...others } = rest
  return { query, sort: 'RELEVANCE', limit: 20, ...others, filters: { businessId: 'biz', ...filters } }
}
