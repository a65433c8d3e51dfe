import type { StockRecord } from '../domain/product.ts'
import type { SkuResolvers } from '../generated/types.ts'
import { seesStockFigures } from '../store/scope.ts'

export const Sku: SkuResolvers = {
  __resolveReference: ({ id }, { catalogue }) => catalogue.sku(id),
  price: ({ priceMinor, currencyCode }) => ({ amountMinor: BigInt(priceMinor), currencyCode }),
  compareAtPrice: ({ compareAtMinor, currencyCode }) =>
    compareAtMinor === null ? null : { amountMinor: BigInt(compareAtMinor), currencyCode },
  stock: async ({ id, product }, _args, { catalogue, viewer }) => ({
    record: (await catalogue.stock(id)) ?? nothing(id),
    figures: seesStockFigures(viewer, product),
  }),
}

/** A SKU that went between two reads. */
function nothing(skuId: string): StockRecord {
  return { skuId, version: '0', onHand: 0, reserved: 0, committed: 0, available: 0, quotas: [] }
}
