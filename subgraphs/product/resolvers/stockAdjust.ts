import { payload, validate } from '#shared/errors.ts'
import { adjustStock } from '../commands/adjustStock.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { stockAdjustInput } from './inputs.ts'

export const stockAdjust: MutationResolvers['stockAdjust'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const checked = validate(stockAdjustInput, input)
    await adjustStock(deps, viewer, checked)
    await catalogue.refresh([], [checked.skuId])
    return { sku: await catalogue.sku(checked.skuId) }
  })
