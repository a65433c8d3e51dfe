import { channels, methodsFor } from '../domain/routing.ts'
import type { QueryResolvers } from '../generated/types.ts'
import { readPayable } from '../store/remote.ts'

export const Query: QueryResolvers = {
  paymentIntent: (_parent, { id }, { payments }) => payments.byId.load(id),
  paymentMethodsAvailable: async (_parent, { orderId }, { deps, viewer }) => {
    const order = await readPayable(deps.platform, viewer.businessId, orderId)
    return order?.payable && order.customerId === viewer.id ? methodsFor(order.total.currencyCode) : []
  },
  paymentChannels: async (_parent, _args, { payments }) => {
    const unhealthy = await payments.unhealthy()
    return channels.map(channel => ({
      ...channel,
      methods: [...channel.methods],
      currencies: [...channel.currencies],
      healthy: !unhealthy.has(channel.code),
    }))
  },
}
