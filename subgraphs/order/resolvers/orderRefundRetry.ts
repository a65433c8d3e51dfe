import { payload, validate } from '#shared/errors.ts'
import { retryRefund } from '../commands/failedRefund.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundRetryInput } from './inputs.ts'

export const orderRefundRetry: MutationResolvers['orderRefundRetry'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId, orderId } = await retryRefund(ctx.deps, ctx.viewer, validate(orderRefundRetryInput, input))
    return { refund: await ctx.details.refundById.load(refundId), order: await ctx.orders.byId.load(orderId) }
  })
