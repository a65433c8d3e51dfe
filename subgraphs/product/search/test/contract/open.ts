import type { SearchDocument, SearchIndex, SearchRequest } from '../../index-port.ts'
import { entry, request } from '../documents.ts'

export type Filters = Partial<SearchRequest['filters']>
/** Opens an empty index of the engine. */
export type Open = () => Promise<SearchIndex>

export const price = (amount: number, currencyCode = 'CNY') => ({ amountMinor: String(amount), currencyCode })
export const sorted = (list: string[]) => [...list].sort()

/** An index with these documents, and searches of the business in it. */
export async function openWith(open: Open, ...documents: SearchDocument[]) {
  const index = await open()
  await index.ensure()
  await index.write(documents.map(one => entry(one)))
  const page = (query: string, rest: Partial<SearchRequest> = {}) => index.search(request(query, rest))
  const ids = async (query: string, filters: Filters = {}, rest: Partial<SearchRequest> = {}) =>
    (await page(query, { ...rest, filters: { businessId: 'biz', ...filters } })).hits.map(hit => hit.card.id)
  return { index, page, ids }
}
