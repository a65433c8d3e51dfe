import type { QueryResolvers } from '../../generated/types.ts'

export const Query: Pick<
  QueryResolvers,
  'stockLocations' | 'stockMovements' | 'stockAlerts' | 'stockActivity' | 'stockActivities' | 'stockInvariants'
> = {
  stockLocations: (_parent, _args, { inventory }) => inventory.locations(),
  stockMovements: (_parent, { skuId, ...page }, { inventory }) => inventory.listMovements(skuId, page),
  stockAlerts: (_parent, page, { inventory }) => inventory.listLow(page),
  stockActivity: (_parent, { id }, { inventory }) => inventory.activity(id),
  stockActivities: (_parent, page, { inventory }) => inventory.listActivities(page),
  stockInvariants: (_parent, _args, { inventory }) => inventory.invariants(),
}
