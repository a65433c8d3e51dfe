import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { cataloguePermissions, catalogueResolvers } from './catalogue/index.ts'
import { channelPermissions, channelResolvers, channelWork } from './channels/index.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { ProductDeps } from './deps.ts'
import { inventoryPermissions, inventoryResolvers, inventoryTickers } from './inventory/index.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'
import { openSearchIndex, searchPermissions, searchResolvers, searchTickers } from './search/index.ts'

/** Builds the product subgraph. Usable without a port: `execute` answers, `start` expires holds, imports and indexes. */
export function createProductSubgraph(deps: ProductDeps): Subgraph {
  const { platform } = deps
  const index = openSearchIndex(deps, platform.breakers)
  const channels = channelWork(deps)
  const subgraph = createSubgraph({
    name: 'product',
    typeDefs: readSchema('product'),
    resolvers: mergeTypes<unknown>(
      resolvers,
      catalogueResolvers,
      inventoryResolvers(deps),
      channelResolvers(deps),
      searchResolvers({ index }),
    ),
    permissions: mergeTypes(
      permissions,
      cataloguePermissions,
      inventoryPermissions,
      channelPermissions,
      searchPermissions,
    ),
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [...inventoryTickers(deps), ...channels.tickers, ...searchTickers({ platform, index })],
    streams: channels.streams,
    platform,
  })
  let closing: Promise<void> | undefined
  return {
    ...subgraph,
    stop: async () => {
      channels.stop()
      await subgraph.stop()
      closing ??= index.close()
      await closing
    },
  }
}

/** Joins maps of type and field: the parts of this subgraph each bring fields of Query, Mutation and shared types. */
function mergeTypes<T>(...maps: Record<string, Record<string, T>>[]): Record<string, Record<string, T>> {
  const merged: Record<string, Record<string, T>> = {}
  for (const [type, fields] of maps.flatMap(map => Object.entries(map))) merged[type] = { ...merged[type], ...fields }
  return merged
}
