import { refuse } from '#shared/errors.ts'
import { isCurrency } from '#shared/money.ts'
import { type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { ProductContext } from '../context.ts'
import type { SearchFilters, SearchHit, SearchIndex } from './index-port.ts'

/** Deeper pages are refused: nobody reads them, and each costs as much as all before it. */
const DEEPEST = 1000

type Args = ConnectionInput & { query: string; filter?: Omit<SearchFilters, 'businessId'> | null }

/** Search: the hits come from the index alone, only `product` goes to the database. */
export function searchResolvers({ index }: { index: SearchIndex }) {
  return {
    Query: {
      productSearch: async (_: unknown, { query, filter, ...input }: Args, { viewer }: ProductContext) => {
        const page = connectionArgs(input, ['integer'])
        const offset = Number(page.key?.[0] ?? -1) + 1
        if (!Number.isInteger(offset) || offset < 0 || offset > DEEPEST)
          throw refuse('INVALID', `after: expected one of the first ${DEEPEST} hits`, ['after'])
        if (query.length > 500) throw refuse('INVALID', 'query: expected at most 500 characters', ['query'])
        const priced = filter?.minPriceMinor != null || filter?.maxPriceMinor != null
        if (filter?.currencyCode ? !isCurrency(filter.currencyCode) : priced)
          throw refuse('INVALID', 'expected the currency of the price bounds', ['filter', 'currencyCode'])
        const scope = { ...filter, businessId: viewer.businessId }
        const { hits, total } = await index.search(query, scope, { offset, limit: page.limit + 1 })
        const placed = hits.map((hit, position) => ({ ...toHit(hit), position: offset + position }))
        return connection(placed, page, hit => [hit.position], total)
      },
    },
    ProductHit: {
      product: ({ productId }: { productId: string }, _: unknown, { catalogue }: ProductContext) =>
        catalogue.product(productId),
    },
  }
}

function toHit({ document, highlightedTitle }: SearchHit) {
  const { id, title, brand, category, imageUrl, prices, inStock } = document
  const [first] = prices
  const priceFrom = first ? { amountMinor: BigInt(first.amountMinor), currencyCode: first.currencyCode } : null
  return { productId: id, title, highlightedTitle, brand, category, imageUrl, priceFrom, inStock }
}
