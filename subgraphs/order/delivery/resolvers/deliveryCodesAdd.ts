import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { addCodes } from '../commands/manageGoods.ts'
import { deliveryCodesAddInput } from './inputs.ts'

export const deliveryCodesAdd: MutationResolvers['deliveryCodesAdd'] = (_parent, { input }, { deps, viewer, goods }) =>
  payload(async () => {
    const { skuId } = await addCodes(deps, viewer, validate(deliveryCodesAddInput, input))
    return { digitalGood: await goods.good(skuId) }
  })
