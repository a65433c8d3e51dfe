import { payload, validate } from '#shared/errors.ts'
import { confirmOrder } from '../commands/completeOrder.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { orderConfirmInput } from './inputs.ts'

export const orderConfirm: MutationResolvers['orderConfirm'] = (_parent, { input }, { deps, viewer, orders }) =>
  payload(async () => {
    const checked = validate(orderConfirmInput, input)
    await confirmOrder(deps, viewer, checked)
    return { order: await orders.byId.load(checked.orderId) }
  })
