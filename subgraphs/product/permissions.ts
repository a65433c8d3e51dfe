import { allow, definePermissions } from '#shared/permit.ts'

/** Those who run the catalogue. Whose products they see is decided by store/scope.ts. */
const managers = allow.roles('MERCHANT', 'PARTNER', 'AGENT', 'FINANCE', 'OPS', 'SERVICE')
const editors = allow.roles('MERCHANT', 'OPS')

/** The catalogue. Channels, search and the inventory decide on their own types, beside their code. */
export const permissions = definePermissions({
  Query: {
    product: allow.everyone,
    sku: allow.everyone,
    products: allow.roles('MERCHANT', 'PARTNER', 'AGENT', 'FINANCE', 'OPS'),
    merchant: allow.everyone,
    skuQuotes: allow.service,
  },
  Mutation: {
    productStatusChange: editors,
    skuPriceChange: editors,
    skuCostSet: editors,
  },
  Merchant: { '*': allow.everyone },
  Product: { '*': allow.everyone, channel: managers, externalId: managers, edits: managers },
  Media: { '*': allow.everyone },
  Sku: { '*': allow.everyone },
  SkuOption: { '*': allow.everyone },
  ProductConnection: { '*': managers },
  ProductEdge: { '*': managers },
  SkuQuote: { '*': allow.service },
  ProductStatusChangePayload: { '*': editors },
  SkuPriceChangePayload: { '*': editors },
  SkuCostSetPayload: { '*': editors },
})
