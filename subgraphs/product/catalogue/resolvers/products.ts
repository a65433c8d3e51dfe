import type { ProductContext } from '../../context.ts'
import type { BulkDone } from '../commands/bulk.ts'

/** What a bulk operation answers: its products as they are now, in the order of the request, and what failed. */
export async function productsOf({ catalogue }: ProductContext, { productIds, errors }: BulkDone) {
  await catalogue.refresh(productIds, [])
  const products = await Promise.all(productIds.map(id => catalogue.product(id)))
  return { products: products.flatMap(product => product ?? []), userErrors: errors }
}
