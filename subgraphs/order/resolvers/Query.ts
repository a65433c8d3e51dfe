import type { QueryResolvers } from '../generated/types.ts'

export const Query: QueryResolvers = {
  order: (_parent, { id }, { orders }) => orders.byId.load(id),
  orders: (_parent, { filter, ...page }, { orders }) => orders.list(page, filter ?? null),
  orderRefunds: (_parent, { filter, ...page }, { details }) => details.listRefunds(page, filter ?? null),
  clock: (_parent, _args, { deps }) => deps.platform.clock.now(),
  orderPayable: async (_parent, { orderId }, { deps, viewer }) => {
    const order = await deps.together.payable({ businessId: viewer.businessId, orderId })
    if (!order) return null
    const { status, expiresAt } = order
    return { ...order, payable: status === 'CREATED' && (expiresAt === null || expiresAt > deps.platform.clock.now()) }
  },
}
