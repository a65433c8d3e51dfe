import { payload, validate } from '#shared/errors.ts'
import { setCost } from '../commands/setCost.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { skuCostSetInput } from './inputs.ts'

export const skuCostSet: MutationResolvers['skuCostSet'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const checked = validate(skuCostSetInput, input)
    await setCost(deps, viewer, checked)
    return { sku: await catalogue.sku(checked.skuId) }
  })
