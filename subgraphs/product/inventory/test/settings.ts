import { ops, type Shop } from '../../test/shop.ts'
import { key } from './sale.ts'

export const CONFIGURE = `mutation ($input: StockLevelConfigureInput!) { stockLevelConfigure(input: $input) {
  sku { stock { available levels { location { code } available safety incoming lowThreshold lowSince } } }
  userErrors { code path } } }`
export const MANY = `mutation ($input: StockAdjustManyInput!) { stockAdjustMany(input: $input) {
  skus { id stock { onHand } } userErrors { code path } } }`

export const item = (skuId: string, delta: number, locationCode = 'default') => ({
  skuId,
  delta,
  locationCode,
  reason: 'count',
})

/** What those who run goods set of their stock. */
export function settingsOf(shop: Shop) {
  return {
    configure: async (input: object, claims = ops) =>
      (await shop.run(claims, CONFIGURE, { input })).stockLevelConfigure,
    adjustMany: async (items: object[], rest: object = {}, claims = ops) =>
      (await shop.run(claims, MANY, { input: { items, idempotencyKey: key(), ...rest } })).stockAdjustMany,
  }
}
