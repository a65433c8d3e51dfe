import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import type { Claimer } from '../commands/claimStock.ts'
import { stockClaimInput } from './inputs.ts'

export const stockClaim =
  (claim: Claimer): MutationResolvers['stockClaim'] =>
  (_parent, { input }, { viewer }) =>
    payload(async () => {
      const checked = validate(stockClaimInput, input)
      const scope = { businessId: viewer.businessId, actor: viewer.service ?? 'service' }
      return { reservations: await claim({ ...scope, ...checked }) }
    })
