import type { Ticker } from '#shared/serve/subgraph.ts'
import type { ProductDeps } from '../deps.ts'
import { announceTouched } from './commands/announceTouched.ts'
import { createClaimer } from './commands/claimStock.ts'
import { endActivities } from './commands/endActivities.ts'
import { expireHolds } from './commands/expireHolds.ts'
import { createReserver } from './commands/reserveStock.ts'
import { resolversOf } from './resolvers/index.ts'

export { inventoryPermissions } from './permissions.ts'
export { type InventoryStore, inventoryStore } from './store/inventory.ts'

export function inventoryResolvers(deps: ProductDeps) {
  return resolversOf(createReserver(deps), createClaimer(deps))
}

/** Looks for holds that ran out, activities that are over, and changes in quotas to announce. */
export function inventoryTickers(deps: ProductDeps): Ticker[] {
  return [
    { name: 'product.holds', everyMs: 1000, run: async () => void (await expireHolds(deps)) },
    { name: 'product.activities', everyMs: 1000, run: async () => void (await endActivities(deps)) },
    { name: 'product.touched', everyMs: 250, run: async () => void (await announceTouched(deps)) },
  ]
}
