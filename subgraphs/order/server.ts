import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { closeUnpaidOrders } from './commands/closeOrder.ts'
import { confirmDueOrders } from './commands/completeOrder.ts'
import { sweepRefunds } from './commands/refundDeadlines.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import { deliverVirtualGoods } from './delivery/commands/autoDeliver.ts'
import type { OrderDeps } from './deps.ts'
import { reconcileHistory } from './history/commands/reconcile.ts'
import { watchOrders } from './operations/store/gauges.ts'
import { permissions } from './permissions.ts'
import { reconcilePayments } from './reconciliation/commands/reconcile.ts'
import { resolvers } from './resolvers/index.ts'
import { driveDueSagas } from './saga/commands/driveSaga.ts'
import { checkTransitions } from './store/rules.ts'

/** Builds the order subgraph. Usable without a port: `execute` answers operations, `start` consumes events. */
export function createOrderSubgraph(deps: OrderDeps): Subgraph {
  watchOrders(deps.platform)
  const subgraph = createSubgraph({
    name: 'order',
    typeDefs: readSchema('order'),
    resolvers,
    permissions,
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [
      { name: 'order.unpaid', everyMs: 1000, run: async () => void (await closeUnpaidOrders(deps)) },
      { name: 'order.saga', everyMs: 1000, run: () => driveDueSagas(deps) },
      { name: 'order.history', everyMs: 1000, run: () => reconcileHistory(deps.platform) },
      { name: 'order.confirm', everyMs: 1000, run: async () => void (await confirmDueOrders(deps)) },
      { name: 'order.refunds', everyMs: 1000, run: () => sweepRefunds(deps) },
      { name: 'order.delivery', everyMs: 1000, run: () => deliverVirtualGoods(deps) },
      { name: 'order.reconciliation', everyMs: 5000, run: () => reconcilePayments(deps) },
    ],
    platform: deps.platform,
  })
  return {
    ...subgraph,
    start: async () => {
      await checkTransitions(deps.platform)
      await subgraph.start()
    },
  }
}
