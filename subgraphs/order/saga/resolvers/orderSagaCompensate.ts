import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { compensateOrder } from '../commands/operate.ts'
import { compensateInput } from './inputs.ts'

export const orderSagaCompensate: MutationResolvers['orderSagaCompensate'] = (
  _parent,
  { input },
  { deps, viewer, orders },
) =>
  payload(async () => {
    const orderId = await compensateOrder(deps, viewer, validate(compensateInput, input))
    return { order: await orders.byId.load(orderId) }
  })
