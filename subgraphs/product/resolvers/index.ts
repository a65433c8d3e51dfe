import { Merchant, Product } from './Product.ts'
import { productStatusChange } from './productStatusChange.ts'
import { Query } from './Query.ts'
import { Sku } from './Sku.ts'
import { skuCostSet } from './skuCostSet.ts'
import { skuPriceChange } from './skuPriceChange.ts'

/** The catalogue. Channels, search and the inventory have their own resolvers, beside their code. */
export const resolvers = {
  Query,
  Mutation: { productStatusChange, skuPriceChange, skuCostSet },
  Merchant,
  Product,
  Sku,
}
