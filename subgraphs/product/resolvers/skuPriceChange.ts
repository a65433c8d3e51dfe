import { payload, validate } from '#shared/errors.ts'
import { changePrice } from '../commands/changePrice.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { skuPriceChangeInput } from './inputs.ts'

export const skuPriceChange: MutationResolvers['skuPriceChange'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const checked = validate(skuPriceChangeInput, input)
    await changePrice(deps, viewer, checked)
    await catalogue.refresh([], [checked.skuId])
    return { sku: await catalogue.sku(checked.skuId) }
  })
