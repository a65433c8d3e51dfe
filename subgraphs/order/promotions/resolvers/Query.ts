import { payload, refuse, validate } from '#shared/errors.ts'
import { priceOrder } from '../../commands/priceOrder.ts'
import type { QueryResolvers } from '../../generated/types.ts'
import { orderPreviewInput } from './inputs.ts'

export const Query: Pick<QueryResolvers, 'orderPreview' | 'promotion' | 'promotions' | 'coupons'> = {
  orderPreview: (_parent, { input }, { deps, viewer }) =>
    payload(async () => {
      if (!viewer.id) throw refuse('FORBIDDEN', 'expected a signed-in shopper', [])
      const { businessId, id: customerId } = viewer
      const { couponErrors, ...preview } = await priceOrder(
        deps,
        { businessId, customerId },
        validate(orderPreviewInput, input),
      )
      return { preview, userErrors: couponErrors }
    }),
  promotion: (_parent, { id }, { promotions }) => promotions.byId.load(id),
  promotions: (_parent, { status, ...page }, { promotions }) => promotions.list(page, status ?? null),
  coupons: (_parent, { promotionId, ...page }, { promotions }) => promotions.listCoupons(page, promotionId),
}
