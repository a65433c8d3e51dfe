import { refuse } from '#shared/errors.ts'
import type { ProductContext } from '../../context.ts'
import type { SearchFilters, SearchHit, SearchIndex } from '../index-port.ts'
import { type CommonFilter, checkFilter, priceFrom, type SearchArgs, searchPage } from './request.ts'

interface OpsFilter extends CommonFilter {
  status?: string[] | null
  saleable?: boolean | null
  listed?: boolean | null
  merchantId?: string | null
}

type Args = SearchArgs & { filter?: OpsFilter | null }

/** For operations: products in every state, with what they sell, earn, and where they came from. */
export function opsProductSearch(index: SearchIndex) {
  return (_: unknown, { filter, ...args }: Args, { viewer }: ProductContext) => {
    const { status: statuses, ...rest } = filter ?? {}
    if (statuses?.length === 0) throw refuse('INVALID', 'expected at least one status', ['filter', 'status'])
    const filters = { ...checkFilter(rest, args.sort), statuses, businessId: viewer.businessId }
    return searchPage(index, args, filters, toHit)
  }
}

function toHit(hit: SearchHit, filters: SearchFilters) {
  const { id: productId, shelves: shelfIds, createdAt, prices: _prices, businessId: _business, ...card } = hit.card
  const { highlightedTitle } = hit
  const price = priceFrom(hit, filters)
  return { ...card, productId, shelfIds, highlightedTitle, createdAt: new Date(createdAt), priceFrom: price }
}
