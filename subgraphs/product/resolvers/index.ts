import { Merchant, Product } from './Product.ts'
import { productStatusChange } from './productStatusChange.ts'
import { Query } from './Query.ts'
import { Sku, SkuStock } from './Sku.ts'
import { skuCostSet } from './skuCostSet.ts'
import { skuPriceChange } from './skuPriceChange.ts'
import { stockAdjust } from './stockAdjust.ts'
import { stockClaim } from './stockClaim.ts'
import { stockRelease } from './stockRelease.ts'
import { stockReserve } from './stockReserve.ts'

/** The catalogue and its stock. Channels and search have their own resolvers, beside their code. */
export const resolvers = {
  Query,
  Mutation: { productStatusChange, skuPriceChange, skuCostSet, stockAdjust, stockReserve, stockClaim, stockRelease },
  Merchant,
  Product,
  Sku,
  SkuStock,
}
