import { payload, validate } from '#shared/errors.ts'
import { cancelOrder } from '../commands/closeOrder.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderCancelInput } from './inputs.ts'

export const orderCancel: MutationResolvers['orderCancel'] = (_parent, { input }, { deps, viewer, orders }) =>
  payload(async () => {
    const checked = validate(orderCancelInput, input)
    await cancelOrder(deps, viewer, checked)
    return { order: await orders.byId.load(checked.orderId) }
  })
