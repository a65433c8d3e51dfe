import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { createPromotion } from '../commands/managePromotions.ts'
import { promotionCreateInput } from './inputs.ts'

export const promotionCreate: MutationResolvers['promotionCreate'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { promotionId } = await createPromotion(ctx.deps, ctx.viewer, validate(promotionCreateInput, input))
    return { promotion: await ctx.promotions.byId.load(promotionId) }
  })
