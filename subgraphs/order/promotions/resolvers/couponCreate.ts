import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { createCoupon } from '../commands/manageCoupons.ts'
import { couponCreateInput } from './inputs.ts'

export const couponCreate: MutationResolvers['couponCreate'] = (_parent, { input }, { deps, viewer, promotions }) =>
  payload(async () => {
    const { couponId } = await createCoupon(deps, viewer, validate(couponCreateInput, input))
    return { coupon: await promotions.couponById.load(couponId) }
  })
