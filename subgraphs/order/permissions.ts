import { allow, definePermissions } from '#shared/permit.ts'

/** Who reads orders at all. Which ones is decided by store/scope.ts. */
const readers = allow.roles('SHOPPER', 'MERCHANT', 'PARTNER', 'AGENT', 'FINANCE', 'OPS', 'SERVICE')
const staff = allow.roles('AGENT', 'FINANCE', 'OPS', 'SERVICE')

export const permissions = definePermissions({
  Query: {
    order: readers,
    orders: readers,
    clock: allow.everyone,
    orderPayable: allow.service,
  },
  Mutation: {
    orderCreate: allow.roles('SHOPPER'),
    orderCancel: allow.roles('SHOPPER', 'OPS'),
    orderFulfil: allow.roles('MERCHANT', 'OPS'),
    orderConfirm: allow.roles('SHOPPER', 'OPS'),
    orderRefundRequest: allow.roles('SHOPPER', 'OPS'),
    orderRefundApprove: allow.roles('MERCHANT', 'OPS'),
    orderRefundReject: allow.roles('MERCHANT', 'OPS'),
    clockAdvance: allow.roles('ADMIN'),
  },
  Order: { '*': readers, transitions: allow.any(staff, allow.roles('SHOPPER')) },
  OrderLine: { '*': readers, attribution: allow.roles('MERCHANT', 'FINANCE', 'OPS', 'SERVICE') },
  OrderLineAttribution: { '*': allow.roles('MERCHANT', 'FINANCE', 'OPS', 'SERVICE') },
  OrderTransition: { '*': allow.any(staff, allow.roles('SHOPPER')) },
  OrderRefund: { '*': readers },
  OrderRefundLine: { '*': readers },
  Fulfilment: { '*': readers },
  Sku: { '*': allow.everyone },
  OrderConnection: { '*': readers },
  OrderEdge: { '*': readers },
  OrderPayable: { '*': allow.service },
  OrderCreatePayload: { '*': allow.signedIn },
  OrderCancelPayload: { '*': allow.signedIn },
  OrderFulfilPayload: { '*': allow.signedIn },
  OrderConfirmPayload: { '*': allow.signedIn },
  OrderRefundRequestPayload: { '*': allow.signedIn },
  OrderRefundApprovePayload: { '*': allow.signedIn },
  OrderRefundRejectPayload: { '*': allow.signedIn },
  ClockAdvancePayload: { '*': allow.roles('ADMIN') },
})
