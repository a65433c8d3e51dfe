import type { ProductContext } from '../../context.ts'
import type { SearchFilters, SearchHit, SearchIndex } from '../index-port.ts'
import { type CommonFilter, checkFilter, priceFrom, type SearchArgs, searchPage } from './request.ts'

type Args = SearchArgs & { filter?: CommonFilter | null }

/** For shoppers: what they can buy, from the index alone. */
export function productSearch(index: SearchIndex) {
  return (_: unknown, { filter, ...args }: Args, { viewer }: ProductContext) => {
    const filters = { ...checkFilter(filter ?? {}, args.sort), businessId: viewer.businessId, saleable: true }
    return searchPage(index, args, filters, toHit)
  }
}

function toHit(hit: SearchHit, filters: SearchFilters) {
  const { id: productId, title, brand, category, imageUrl, inStock } = hit.card
  const { highlightedTitle } = hit
  return { productId, title, highlightedTitle, brand, category, imageUrl, inStock, priceFrom: priceFrom(hit, filters) }
}
