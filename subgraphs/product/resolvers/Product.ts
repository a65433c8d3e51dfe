import type { MerchantResolvers, ProductResolvers } from '../generated/types.ts'

export const Product: ProductResolvers = {
  __resolveReference: ({ id }, { catalogue }) => catalogue.product(id),
  skus: (product, _args, { catalogue }) => catalogue.skusOf(product),
  merchant: ({ merchantId, merchantName }) =>
    merchantId && merchantName ? { id: merchantId, name: merchantName } : null,
}

export const Merchant: MerchantResolvers = {
  __resolveReference: ({ id }, { catalogue }) => catalogue.merchant(id),
}
