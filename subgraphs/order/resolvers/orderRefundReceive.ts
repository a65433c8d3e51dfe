import { payload, validate } from '#shared/errors.ts'
import { receiveReturn } from '../commands/returnGoods.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundReceiveInput } from './inputs.ts'

export const orderRefundReceive: MutationResolvers['orderRefundReceive'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId } = validate(orderRefundReceiveInput, input)
    const { orderId } = await receiveReturn(ctx.deps, ctx.viewer, refundId)
    return { refund: await ctx.details.refundById.load(refundId), order: await ctx.orders.byId.load(orderId) }
  })
