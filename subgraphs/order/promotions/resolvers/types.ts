import type { CouponResolvers, OrderPreviewLineResolvers, PromotionResolvers } from '../../generated/types.ts'
import type { PromotionRecord } from '../store/promotions.ts'

const sku = (id: string) => ({ __typename: 'Sku' as const, id })
const moneyOf = ({ currencyCode }: PromotionRecord, amountMinor: bigint | null) =>
  amountMinor === null ? null : { amountMinor, currencyCode }

export const Promotion: PromotionResolvers = {
  __resolveReference: ({ id }, { promotions }) => promotions.byId.load(id),
  skus: ({ skuIds }) => skuIds.map(sku),
  amountOff: promotion => moneyOf(promotion, promotion.amountMinor),
  giftSku: ({ giftSkuId }) => (giftSkuId === null ? null : sku(giftSkuId)),
  threshold: promotion => moneyOf(promotion, promotion.thresholdMinor),
  redemptions: async ({ id }, _args, { promotions }) => (await promotions.redemptionsOf.load(id)) ?? 0,
}

export const Coupon: CouponResolvers = {
  __resolveReference: ({ id }, { promotions }) => promotions.couponById.load(id),
  promotion: ({ promotionId }, _args, { promotions }) => promotions.byId.load(promotionId),
  redemptions: async ({ id }, _args, { promotions }) => (await promotions.redemptionsOfCoupon.load(id)) ?? 0,
}

export const OrderPreviewLine: OrderPreviewLineResolvers = {
  sku: ({ skuId }) => sku(skuId),
}
