import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { configureLevel } from '../commands/configureStock.ts'
import { stockLevelConfigureInput } from './inputs.ts'

export const stockLevelConfigure: MutationResolvers['stockLevelConfigure'] = (
  _parent,
  { input },
  { deps, viewer, catalogue },
) =>
  payload(async () => {
    const checked = validate(stockLevelConfigureInput, input)
    await configureLevel(deps, viewer, checked)
    await catalogue.refresh([], [checked.skuId])
    return { sku: await catalogue.sku(checked.skuId) }
  })
