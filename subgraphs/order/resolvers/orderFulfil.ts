import { payload, validate } from '#shared/errors.ts'
import { fulfilOrder } from '../commands/fulfilOrder.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderFulfilInput } from './inputs.ts'

export const orderFulfil: MutationResolvers['orderFulfil'] = (_parent, { input }, { deps, viewer, orders }) =>
  payload(async () => {
    const { orderId } = await fulfilOrder(deps, viewer, validate(orderFulfilInput, input))
    return { order: await orders.byId.load(orderId) }
  })
