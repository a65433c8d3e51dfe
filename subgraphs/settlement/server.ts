import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { checkPayouts } from './commands/runPayouts.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { SettlementDeps } from './deps.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'

/** Builds the settlement subgraph: clearing, ledger, periods, payouts. */
export function createSettlementSubgraph(deps: SettlementDeps): Subgraph {
  return createSubgraph({
    name: 'settlement',
    typeDefs: readSchema('settlement'),
    resolvers,
    permissions,
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [{ name: 'settlement.payouts', everyMs: 1000, run: () => checkPayouts(deps) }],
    platform: deps.platform,
  })
}
