import type { CommissionPlanResolvers, CreatorResolvers, ListingResolvers } from '../generated/types.ts'

export const Creator: CreatorResolvers = {
  __resolveReference: ({ id }, { store }) => store.creators.load(id),
}

export const Listing: ListingResolvers = {
  __resolveReference: ({ id }, { store }) => store.listings.load(id),
  sku: ({ skuId }) => ({ __typename: 'Sku', id: skuId }),
}

export const CommissionPlan: CommissionPlanResolvers = {
  __resolveReference: ({ id }, { store }) => store.planById.load(id),
}
