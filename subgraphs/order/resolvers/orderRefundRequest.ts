import { payload, validate } from '#shared/errors.ts'
import { requestRefund } from '../commands/refundOrder.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundRequestInput } from './inputs.ts'

export const orderRefundRequest: MutationResolvers['orderRefundRequest'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId, orderId } = await requestRefund(ctx.deps, ctx.viewer, validate(orderRefundRequestInput, input))
    return { refund: await ctx.details.refundById.load(refundId), order: await ctx.orders.byId.load(orderId) }
  })
