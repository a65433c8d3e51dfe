import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { releaseStock } from '../commands/settleStock.ts'
import { stockReleaseInput } from './inputs.ts'

export const stockRelease: MutationResolvers['stockRelease'] = (_parent, { input }, { deps, viewer }) =>
  payload(async () => {
    const checked = validate(stockReleaseInput, input)
    const scope = { businessId: viewer.businessId, actor: viewer.service ?? 'service' }
    return { reservations: await releaseStock(deps, { ...scope, ...checked }) }
  })
