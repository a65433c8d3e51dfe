import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { skipStep } from '../commands/operate.ts'
import { stepInput } from './inputs.ts'

export const orderSagaSkip: MutationResolvers['orderSagaSkip'] = (_parent, { input }, { deps, viewer, orders }) =>
  payload(async () => {
    const orderId = await skipStep(deps, viewer, validate(stepInput, input))
    return { order: await orders.byId.load(orderId) }
  })
