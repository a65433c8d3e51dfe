import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { retryStep } from '../commands/operate.ts'
import { stepInput } from './inputs.ts'

export const orderSagaRetry: MutationResolvers['orderSagaRetry'] = (_parent, { input }, { deps, viewer, orders }) =>
  payload(async () => {
    const orderId = await retryStep(deps, viewer, validate(stepInput, input))
    return { order: await orders.byId.load(orderId) }
  })
