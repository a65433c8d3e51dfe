import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { adjustStock } from '../commands/adjustStock.ts'
import { stockAdjustManyInput } from './inputs.ts'

export const stockAdjustMany: MutationResolvers['stockAdjustMany'] = (
  _parent,
  { input },
  { deps, viewer, catalogue },
) =>
  payload(async () => {
    const request = validate(stockAdjustManyInput, input)
    const { skuIds, errors } = await adjustStock(deps, viewer, request, index => ['input', 'items', index])
    await catalogue.refresh([], skuIds)
    const skus = await Promise.all(skuIds.map(id => catalogue.sku(id)))
    return { skus: skus.flatMap(sku => sku ?? []), userErrors: errors }
  })
