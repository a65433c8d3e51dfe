import type { Resolvers } from '../../generated/types.ts'
import { deliveryCodesAdd } from './deliveryCodesAdd.ts'
import { digitalGoodSet } from './digitalGoodSet.ts'

/** Virtual goods: what is delivered by codes and as memberships. */
export const deliveryResolvers = {
  Query: {
    digitalGood: (_parent, { skuId }, { goods }) => goods.good(skuId),
    entitlements: (_parent, page, { goods }) => goods.entitlements(page),
  },
  Mutation: { digitalGoodSet, deliveryCodesAdd },
  DigitalGood: {
    sku: ({ skuId }) => ({ __typename: 'Sku', id: skuId }),
    delivery: ({ kind }) => kind,
  },
  Entitlement: {
    __resolveReference: ({ id }, { goods }) => goods.entitlementById.load(id),
    sku: ({ skuId }) => ({ __typename: 'Sku', id: skuId }),
    orderLine: ({ orderLineId }, _args, { orders }) => orders.lineById.load(orderLineId),
  },
} satisfies Resolvers
