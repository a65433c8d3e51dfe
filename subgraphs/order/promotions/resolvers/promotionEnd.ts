import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { endPromotion } from '../commands/managePromotions.ts'
import { promotionInput } from './inputs.ts'

export const promotionEnd: MutationResolvers['promotionEnd'] = (_parent, { input }, { deps, viewer, promotions }) =>
  payload(async () => {
    const { promotionId } = validate(promotionInput, input)
    await endPromotion(deps, viewer, promotionId)
    return { promotion: await promotions.byId.load(promotionId) }
  })
