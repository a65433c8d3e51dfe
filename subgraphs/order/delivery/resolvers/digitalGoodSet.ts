import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { setDigitalGood } from '../commands/manageGoods.ts'
import { digitalGoodSetInput } from './inputs.ts'

export const digitalGoodSet: MutationResolvers['digitalGoodSet'] = (_parent, { input }, { deps, viewer, goods }) =>
  payload(async () => {
    const checked = validate(digitalGoodSetInput, input)
    await setDigitalGood(deps, viewer, checked)
    return { digitalGood: await goods.good(checked.skuId) }
  })
