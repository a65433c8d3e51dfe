import type { QueryResolvers } from '../generated/types.ts'

export const Query: QueryResolvers = {
  order: (_parent, { id }, { orders }) => orders.byId.load(id),
  orders: (_parent, { filter, ...page }, { orders }) => orders.list(page, filter ?? null),
  orderRefunds: (_parent, { filter, ...page }, { details }) => details.listRefunds(page, filter ?? null),
  clock: (_parent, _args, { deps }) => deps.platform.clock.now(),
  orderPayable: async (_parent, { orderId }, { orders, deps }) => {
    const order = await orders.byId.load(orderId)
    if (!order) return null
    const { businessId, customerId, total, expiresAt } = order
    const payable = order.status === 'CREATED' && (expiresAt === null || expiresAt > deps.platform.clock.now())
    return { orderId, businessId, customerId, total, payable, expiresAt }
  },
}
