import { payload, validate } from '#shared/errors.ts'
import { fulfilOrder } from '../commands/fulfilOrder.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderFulfilInput } from './inputs.ts'

export const orderFulfil: MutationResolvers['orderFulfil'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { orderId, fulfilmentId } = await fulfilOrder(ctx.deps, ctx.viewer, validate(orderFulfilInput, input))
    const fulfilment = await ctx.details.fulfilmentById.load(fulfilmentId)
    return { fulfilment, order: await ctx.orders.byId.load(orderId) }
  })
