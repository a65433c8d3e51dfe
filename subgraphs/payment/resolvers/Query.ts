import type { QueryResolvers } from '../generated/types.ts'

export const Query: Pick<QueryResolvers, 'paymentIntent'> = {
  paymentIntent: (_parent, { id }, { payments }) => payments.byId.load(id),
}
