import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { publishPromotion } from '../commands/managePromotions.ts'
import { promotionInput } from './inputs.ts'

export const promotionPublish: MutationResolvers['promotionPublish'] = (
  _parent,
  { input },
  { deps, viewer, promotions },
) =>
  payload(async () => {
    const { promotionId } = validate(promotionInput, input)
    await publishPromotion(deps, viewer, promotionId)
    return { promotion: await promotions.byId.load(promotionId) }
  })
