import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { closeUnpaidOrders } from './commands/closeOrder.ts'
import { confirmDueOrders } from './commands/fulfilOrder.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { OrderDeps } from './deps.ts'
import { reconcileHistory } from './history/commands/reconcile.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'

/** Builds the order subgraph. Usable without a port: `execute` answers operations, `start` consumes events. */
export function createOrderSubgraph(deps: OrderDeps): Subgraph {
  return createSubgraph({
    name: 'order',
    typeDefs: readSchema('order'),
    resolvers,
    permissions,
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [
      { name: 'order.unpaid', everyMs: 1000, run: async () => void (await closeUnpaidOrders(deps)) },
      { name: 'order.history', everyMs: 1000, run: () => reconcileHistory(deps.platform) },
      { name: 'order.confirm', everyMs: 1000, run: async () => void (await confirmDueOrders(deps)) },
    ],
    platform: deps.platform,
  })
}
