import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { claimStock } from '../commands/settleStock.ts'
import { stockClaimInput } from './inputs.ts'

export const stockClaim: MutationResolvers['stockClaim'] = (_parent, { input }, { deps, viewer }) =>
  payload(async () => {
    const checked = validate(stockClaimInput, input)
    const scope = { businessId: viewer.businessId, actor: viewer.service ?? 'service' }
    return { reservations: await claimStock(deps, { ...scope, ...checked }) }
  })
