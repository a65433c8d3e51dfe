import { payload, validate } from '#shared/errors.ts'
import { placeOrder } from '../commands/placeOrder.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderCreateInput } from './inputs.ts'

export const orderCreate: MutationResolvers['orderCreate'] = (_parent, { input }, { deps, viewer, orders }) =>
  payload(async () => {
    const { orderId } = await placeOrder(deps, viewer, validate(orderCreateInput, input))
    return { order: await orders.byId.load(orderId) }
  })
