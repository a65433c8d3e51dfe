import type { ProductContext } from '../../context.ts'
import type { SearchIndex } from '../index-port.ts'
import { readStatus } from '../store.ts'
import { searchDeadLetters } from './deadLetters.ts'
import { opsProductSearch } from './opsProductSearch.ts'
import { productSearch } from './productSearch.ts'
import { searchReconciliations } from './reconciliations.ts'
import { searchDeadLetterRedrive } from './searchDeadLetterRedrive.ts'
import { searchIndexRebuild } from './searchIndexRebuild.ts'
import { searchIndexReconcile } from './searchIndexReconcile.ts'

/** Search: the hits come from the index alone, only `product` goes to the database. */
export function searchResolvers({ index }: { index: SearchIndex }) {
  return {
    Query: {
      productSearch: productSearch(index),
      opsProductSearch: opsProductSearch(index),
      searchIndex: (_: unknown, _args: unknown, { deps }: ProductContext) => readStatus(deps.platform, index),
      searchDeadLetters,
      searchReconciliations,
    },
    Mutation: { searchDeadLetterRedrive, searchIndexReconcile, searchIndexRebuild },
    ProductHit: { product },
    OpsProductHit: { product },
  }
}

function product({ productId }: { productId: string }, _: unknown, { catalogue }: ProductContext) {
  return catalogue.product(productId)
}
