import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { SalesAttributeDeps } from './deps.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'
import { createCardCache } from './store/cards.ts'

/** Builds the sales-attribute subgraph. Usable without a port: `execute` answers operations, `start` consumes events. */
export function createSalesAttributeSubgraph(deps: SalesAttributeDeps): Subgraph {
  const work = { ...deps, cards: createCardCache(deps.platform) }
  return createSubgraph({
    name: 'sales-attribute',
    typeDefs: readSchema('sales-attribute'),
    resolvers,
    permissions,
    createContext: createContext(work),
    consumers: createConsumers(work),
    platform: deps.platform,
  })
}
