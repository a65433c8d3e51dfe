import { Gauge } from 'prom-client'
import { allow, definePermissions } from '#shared/permit.ts'
import type { Platform } from '#shared/platform.ts'
import type { Ticker } from '#shared/serve/subgraph.ts'
import { indexChanges, lagSeconds, rebuildIfLost } from './changes.ts'
import type { SearchIndex } from './index-port.ts'
import { meilisearchIndex } from './meilisearch.ts'
import { sqliteIndex } from './sqlite.ts'

export { searchResolvers } from './resolvers.ts'

export interface SearchSettings {
  /** The embedded index's file; in memory when left out. */
  searchFile?: string
  /** A Meilisearch server to use instead. */
  meiliUrl?: string
  meiliKey?: string
}

/** The engine that the settings name. */
export function openSearchIndex({ meiliUrl, meiliKey, searchFile = ':memory:' }: SearchSettings): SearchIndex {
  return meiliUrl ? meilisearchIndex(meiliUrl, meiliKey) : sqliteIndex(searchFile)
}

export const searchPermissions = definePermissions({
  Query: { productSearch: allow.everyone },
  ProductSearchConnection: { '*': allow.everyone },
  ProductSearchEdge: { '*': allow.everyone },
  ProductHit: { '*': allow.everyone },
})

/** Follows the changes of products. The first run makes the index, or makes it anew if it was lost. */
export function searchTickers({ platform, index }: { platform: Platform; index: SearchIndex }): Ticker[] {
  const deps = { platform, index }
  const name = 'fairground_search_lag_seconds'
  const known = platform.metrics.registry.getSingleMetric(name) as Gauge | undefined
  const lag =
    known ??
    new Gauge({
      name,
      help: 'Age of the oldest change not yet searchable',
      registers: [platform.metrics.registry],
      // All processes see the same lag.
      aggregator: 'max',
    })
  let ready = false
  const run = async () => {
    if (!ready) {
      await index.ensure()
      await rebuildIfLost(deps)
      ready = true
    }
    await indexChanges(deps)
    lag.set(await lagSeconds(deps))
  }
  return [{ name: 'product.search', everyMs: 300, run }]
}
