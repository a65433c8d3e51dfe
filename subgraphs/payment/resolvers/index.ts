import type { Resolvers } from '../generated/types.ts'
import { routingResolvers } from '../routing/resolvers/index.ts'
import { paymentIntentCancel } from './paymentIntentCancel.ts'
import { paymentIntentConfirm } from './paymentIntentConfirm.ts'
import { paymentIntentCreate } from './paymentIntentCreate.ts'
import { Query } from './Query.ts'

export const resolvers: Resolvers = {
  ...routingResolvers,
  Query: { ...Query, ...routingResolvers.Query },
  Mutation: { paymentIntentCreate, paymentIntentConfirm, paymentIntentCancel, ...routingResolvers.Mutation },
  PaymentIntent: {
    __resolveReference: ({ id }, { payments }) => payments.byId.load(id),
    order: ({ orderId }) => ({ id: orderId }),
    attempts: ({ id }, _args, { payments }) => payments.attempts.load(id),
    events: ({ id }, _args, { payments }) => payments.events.load(id),
  },
  PaymentAttempt: { __resolveReference: ({ id }, { payments }) => payments.attemptById.load(id) },
  Order: {
    __resolveReference: ({ id }) => ({ id }),
    paymentIntent: ({ id }, _args, { payments }) => payments.byOrder.load(id),
  },
}
