import type { Breakers } from '#shared/breakers.ts'
import type { Platform } from '#shared/platform.ts'
import { requestDueRun } from '#shared/reconcile.ts'
import type { Ticker } from '#shared/serve/subgraph.ts'
import { embeddedIndex } from './embedded/index.ts'
import type { SearchIndex } from './index-port.ts'
import { meilisearchIndex } from './meilisearch/index.ts'
import { protectedIndex } from './meilisearch/protected.ts'
import { indexChanges } from './pipeline/changes.ts'
import type { SearchDeps } from './pipeline/deps.ts'
import { searchMeters } from './pipeline/meters.ts'
import { performRebuild, rebuildIfLost } from './rebuild.ts'
import { reconcileIndex, SUBJECT } from './reconcile.ts'
import { readBacklog } from './store.ts'
import { countSales, sweepShelves } from './sweeps.ts'

export { searchPermissions } from './permissions.ts'
export { searchResolvers } from './resolvers/index.ts'

export interface SearchSettings {
  /** The embedded index's file; in memory when left out. */
  searchFile?: string
  /** A Meilisearch server to use instead. */
  meiliUrl?: string
  meiliKey?: string
}

/** The engine that the settings name. */
export function openSearchIndex(
  { meiliUrl, meiliKey, searchFile = ':memory:' }: SearchSettings,
  breakers?: Pick<Breakers, 'get'>,
): SearchIndex {
  if (!meiliUrl) return embeddedIndex(searchFile)
  const index = meilisearchIndex(meiliUrl, meiliKey)
  return breakers ? protectedIndex(index, breakers) : index
}

const RECONCILE_EVERY_MS = 3_600_000

/** Keeps the index in step with the database: changes at once, sales and shelves by time, and a comparison every hour. */
export function searchTickers({ platform, index }: { platform: Platform; index: SearchIndex }): Ticker[] {
  const deps: SearchDeps = { platform, index, meters: searchMeters(platform.metrics.registry) }
  let ready = false
  const follow = async () => {
    if (!ready) {
      await index.ensure()
      await rebuildIfLost(deps)
      ready = true
    }
    await indexChanges(deps)
  }
  const maintain = async () => {
    await performRebuild(deps)
    await requestDueRun(platform, SUBJECT, RECONCILE_EVERY_MS)
    await reconcileIndex(deps)
    await index.tidy()
  }
  return [
    { name: 'product.search', everyMs: 200, run: follow },
    { name: 'product.search.meters', everyMs: 1000, run: () => measure(deps) },
    { name: 'product.search.maintenance', everyMs: 1000, run: maintain },
    { name: 'product.search.shelves', everyMs: 1000, run: () => sweepShelves(deps) },
    { name: 'product.search.sales', everyMs: 60_000, run: () => countSales(deps) },
  ]
}

async function measure({ platform, meters }: SearchDeps): Promise<void> {
  const { pending, lag, dead } = await readBacklog(platform)
  meters.pending.set(pending)
  meters.lag.set(lag)
  meters.dead.set(dead)
}
