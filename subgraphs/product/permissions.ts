import { allow, definePermissions } from '#shared/permit.ts'

/** Those who run the catalogue. Whose products they see is decided by store/scope.ts. */
const managers = allow.roles('MERCHANT', 'PARTNER', 'AGENT', 'FINANCE', 'OPS', 'SERVICE')
const editors = allow.roles('MERCHANT', 'OPS')

/** The catalogue and its stock. Channels and search decide on their own types, beside their code. */
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
    stockAdjust: editors,
    stockReserve: allow.service,
    stockClaim: allow.service,
    stockRelease: allow.service,
  },
  Merchant: { '*': allow.everyone },
  Product: { '*': allow.everyone, channel: managers, externalId: managers },
  Media: { '*': allow.everyone },
  Sku: { '*': allow.everyone },
  SkuOption: { '*': allow.everyone },
  SkuStock: { '*': allow.everyone, onHand: managers, reserved: managers, committed: managers },
  ProductConnection: { '*': managers },
  ProductEdge: { '*': managers },
  SkuQuote: { '*': allow.service },
  ProductStatusChangePayload: { '*': editors },
  SkuPriceChangePayload: { '*': editors },
  SkuCostSetPayload: { '*': editors },
  StockAdjustPayload: { '*': editors },
  StockReservePayload: { '*': allow.service },
  StockReservation: { '*': allow.service },
  StockClaimPayload: { '*': allow.service },
  StockReleasePayload: { '*': allow.service },
})
