import { payload, validate } from '#shared/errors.ts'
import { setSeat } from '../commands/setSeat.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { seatSetInput } from './inputs.ts'

export const seatSet: MutationResolvers['seatSet'] = (_parent, { input }, { deps, viewer, seats }) =>
  payload(async () => {
    await setSeat(deps, viewer, validate(seatSetInput, input))
    return { seat: await seats.mine() }
  })
