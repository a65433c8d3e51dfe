import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { adjustStock } from '../commands/adjustStock.ts'
import { stockAdjustInput } from './inputs.ts'

export const stockAdjust: MutationResolvers['stockAdjust'] = (_parent, { input }, { deps, viewer, catalogue }) =>
  payload(async () => {
    const { idempotencyKey, ...item } = validate(stockAdjustInput, input)
    const request = { items: [item], errorPolicy: 'REJECT_EVERYTHING' as const, idempotencyKey }
    await adjustStock(deps, viewer, request, () => ['input'])
    await catalogue.refresh([], [item.skuId])
    return { sku: await catalogue.sku(item.skuId) }
  })
