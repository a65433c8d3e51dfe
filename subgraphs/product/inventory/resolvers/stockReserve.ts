import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import type { Reserver } from '../commands/reserveStock.ts'
import { stockReserveInput } from './inputs.ts'

export const stockReserve =
  (reserver: Reserver): MutationResolvers['stockReserve'] =>
  (_parent, { input }, { viewer }) =>
    payload(async () => {
      const checked = validate(stockReserveInput, input)
      const scope = { businessId: viewer.businessId, actor: viewer.service ?? 'service' }
      return { reservations: await reserver.reserve({ ...scope, ...checked }) }
    })
