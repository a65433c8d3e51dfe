import { payload, validate } from '#shared/errors.ts'
import { sendReturn } from '../commands/returnGoods.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderRefundReturnInput } from './inputs.ts'

export const orderRefundReturn: MutationResolvers['orderRefundReturn'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { refundId } = await sendReturn(ctx.deps, ctx.viewer, validate(orderRefundReturnInput, input))
    return { refund: await ctx.details.refundById.load(refundId) }
  })
