import { payload, validate } from '#shared/errors.ts'
import { settleOtherwise } from '../commands/failedRefund.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundSettleInput } from './inputs.ts'

export const orderRefundSettle: MutationResolvers['orderRefundSettle'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId, orderId } = await settleOtherwise(ctx.deps, ctx.viewer, validate(orderRefundSettleInput, input))
    return { refund: await ctx.details.refundById.load(refundId), order: await ctx.orders.byId.load(orderId) }
  })
