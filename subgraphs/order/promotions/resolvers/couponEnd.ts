import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { endCoupon } from '../commands/manageCoupons.ts'
import { couponEndInput } from './inputs.ts'

export const couponEnd: MutationResolvers['couponEnd'] = (_parent, { input }, { deps, viewer, promotions }) =>
  payload(async () => {
    const { couponId } = validate(couponEndInput, input)
    await endCoupon(deps, viewer, couponId)
    return { coupon: await promotions.couponById.load(couponId) }
  })
