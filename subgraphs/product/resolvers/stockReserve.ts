import { payload, validate } from '#shared/errors.ts'
import { reserveStock } from '../commands/reserveStock.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { stockReserveInput } from './inputs.ts'

export const stockReserve: MutationResolvers['stockReserve'] = (_parent, { input }, { deps, viewer }) =>
  payload(async () => {
    const checked = validate(stockReserveInput, input)
    const scope = { businessId: viewer.businessId, actor: viewer.service ?? 'service' }
    return { reservations: await reserveStock(deps, { ...scope, ...checked }) }
  })
