import { payload, validate } from '#shared/errors.ts'
import { approveRefund } from '../commands/decideRefund.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundApproveInput } from './inputs.ts'

export const orderRefundApprove: MutationResolvers['orderRefundApprove'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId } = validate(orderRefundApproveInput, input)
    const { orderId } = await approveRefund(ctx.deps, ctx.viewer, refundId)
    return { refund: await ctx.details.refundById.load(refundId), order: await ctx.orders.byId.load(orderId) }
  })
