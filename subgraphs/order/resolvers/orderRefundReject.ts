import { payload, validate } from '#shared/errors.ts'
import { rejectRefund } from '../commands/decideRefund.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundRejectInput } from './inputs.ts'

export const orderRefundReject: MutationResolvers['orderRefundReject'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId, reason } = validate(orderRefundRejectInput, input)
    const { orderId } = await rejectRefund(ctx.deps, ctx.viewer, refundId, reason)
    return { refund: await ctx.details.refundById.load(refundId), order: await ctx.orders.byId.load(orderId) }
  })
