import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { releaseStock } from '../commands/settleStock.ts'
import { shrinkStock } from '../commands/shrinkStock.ts'
import { stockReleaseInput } from './inputs.ts'

export const stockRelease: MutationResolvers['stockRelease'] = (_parent, { input }, { deps, viewer }) =>
  payload(async () => {
    const checked = validate(stockReleaseInput, input)
    const scope = { businessId: viewer.businessId, actor: viewer.service ?? 'service' }
    const { lines, ...whole } = checked
    const reservations = lines
      ? await shrinkStock(deps, { ...scope, ...whole, lines })
      : await releaseStock(deps, { ...scope, ...whole })
    return { reservations }
  })
