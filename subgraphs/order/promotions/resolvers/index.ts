import { couponCreate } from './couponCreate.ts'
import { couponEnd } from './couponEnd.ts'
import { promotionCreate } from './promotionCreate.ts'
import { promotionEnd } from './promotionEnd.ts'
import { promotionPublish } from './promotionPublish.ts'
import { Query } from './Query.ts'
import { Coupon, OrderPreviewLine, Promotion } from './types.ts'

/** Promotions, coupons and the preview of an order. */
export const promotionResolvers = {
  Query,
  Mutation: { promotionCreate, promotionPublish, promotionEnd, couponCreate, couponEnd },
  Promotion,
  Coupon,
  OrderPreviewLine,
}
