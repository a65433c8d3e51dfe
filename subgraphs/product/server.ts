import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { expireHolds } from './commands/settleStock.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { ProductDeps } from './deps.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'
import { supplyPermissions } from './supply.ts'

/** Builds the product subgraph. Usable without a port: `execute` answers operations, `start` expires holds. */
export function createProductSubgraph(deps: ProductDeps): Subgraph {
  return createSubgraph({
    name: 'product',
    typeDefs: readSchema('product'),
    resolvers: mergeTypes<unknown>(resolvers),
    permissions: mergeTypes(permissions, supplyPermissions),
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [{ name: 'product.holds', everyMs: 1000, run: async () => void (await expireHolds(deps)) }],
    platform: deps.platform,
  })
}

/** Joins maps of type and field: the parts of this subgraph each bring fields of Query, Mutation and shared types. */
function mergeTypes<T>(...maps: Record<string, Record<string, T>>[]): Record<string, Record<string, T>> {
  const merged: Record<string, Record<string, T>> = {}
  for (const [type, fields] of maps.flatMap(map => Object.entries(map))) merged[type] = { ...merged[type], ...fields }
  return merged
}
