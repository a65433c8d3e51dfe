import { hasRole, type Viewer } from '#shared/auth.ts'
import { add } from '#shared/money.ts'
import { sendable } from '../domain/fulfilment.ts'
import type { OrderRecord } from '../domain/order.ts'
import { nextFor } from '../domain/transitions.ts'
import type {
  FulfilmentResolvers,
  OrderLineResolvers,
  OrderRefundResolvers,
  OrderResolvers,
} from '../generated/types.ts'
import { sumDiscounts } from '../promotions/domain/discount.ts'

export const Order: OrderResolvers = {
  __resolveReference: ({ id }, { orders }) => orders.byId.load(id),
  subtotal: ({ total, discount }) => add(total, discount),
  discounts: async ({ lines }, _args, { discounts }) =>
    sumDiscounts(await Promise.all(lines.map(async ({ id }) => ({ discounts: await discounts.load(id) })))),
  nextTransitions: (order, _args, { viewer }) => nextTransitions(viewer, order),
  transitions: ({ id }, _args, { details }) => details.transitions.load(id),
  refunds: ({ id }, _args, { details }) => details.refunds.load(id),
  fulfilments: ({ id }, _args, { details }) => details.fulfilments.load(id),
}

export const OrderLine: OrderLineResolvers = {
  __resolveReference: ({ id }, { orders }) => orders.lineById.load(id),
  subtotal: ({ total, discount }) => add(total, discount),
  discounts: ({ id }, _args, { discounts }) => discounts.load(id),
  sku: ({ skuId }) => ({ __typename: 'Sku', id: skuId }),
  // Goods that have a merchant are that merchant's, and so is what they earn.
  consignment: ({ merchantId }) => merchantId !== null,
  consignorMerchantId: ({ merchantId }) => merchantId,
  sendableQuantity: line => sendable(line),
}

export const OrderRefund: OrderRefundResolvers = {
  __resolveReference: ({ id }, { details }) => details.refundById.load(id),
  order: ({ orderId }, _args, { orders }) => orders.byId.load(orderId),
  log: ({ id }, _args, { details }) => details.refundLog.load(id),
  returnParcel: ({ returnCarrier: carrier, returnTrackingNumber: trackingNumber, returnSentAt: sentAt }) =>
    sentAt && { carrier, trackingNumber, sentAt },
}

export const Fulfilment: FulfilmentResolvers = {
  __resolveReference: ({ id }, { details }) => details.fulfilmentById.load(id),
  codes: ({ id }, _args, { details }) => details.codes.load(id),
}

function nextTransitions(viewer: Viewer, order: OrderRecord) {
  if (hasRole(viewer, 'OPS')) return nextFor('operations', order.status)
  if (order.customerId === viewer.id) return nextFor('customer', order.status)
  return hasRole(viewer, 'MERCHANT') ? nextFor('merchant', order.status) : []
}
