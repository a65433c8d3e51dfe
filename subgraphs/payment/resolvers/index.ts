import type { Resolvers } from '../generated/types.ts'
import { reconciliationResolvers } from '../reconciliation/resolvers/index.ts'
import { routingResolvers } from '../routing/resolvers/index.ts'
import { webhookResolvers } from '../webhooks/resolvers/index.ts'
import { paymentIntentCancel } from './paymentIntentCancel.ts'
import { paymentIntentCapture } from './paymentIntentCapture.ts'
import { paymentIntentConfirm } from './paymentIntentConfirm.ts'
import { paymentIntentCreate } from './paymentIntentCreate.ts'
import { Query } from './Query.ts'

export const resolvers: Resolvers = {
  ...routingResolvers,
  ...reconciliationResolvers,
  ...webhookResolvers,
  Query: { ...Query, ...routingResolvers.Query, ...reconciliationResolvers.Query, ...webhookResolvers.Query },
  Mutation: {
    paymentIntentCreate,
    paymentIntentConfirm,
    paymentIntentCancel,
    paymentIntentCapture,
    ...routingResolvers.Mutation,
    ...reconciliationResolvers.Mutation,
    ...webhookResolvers.Mutation,
  },
  PaymentIntent: {
    __resolveReference: ({ id }, { payments }) => payments.byId.load(id),
    order: ({ orderId }) => ({ id: orderId }),
    attempts: ({ id }, _args, { payments }) => payments.attempts.load(id),
    captures: ({ id }, _args, { payments }) => payments.captures.load(id),
    refunds: ({ id }, _args, { payments }) => payments.refunds.load(id),
    events: ({ id }, _args, { payments }) => payments.events.load(id),
  },
  PaymentAttempt: { __resolveReference: ({ id }, { payments }) => payments.attemptById.load(id) },
  Order: {
    __resolveReference: ({ id }) => ({ id }),
    paymentIntent: ({ id }, _args, { payments }) => payments.byOrder.load(id),
  },
}
