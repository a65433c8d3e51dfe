import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { lookUpOpen } from './commands/lookUp.ts'
import { releaseLingering } from './commands/releaseLingering.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { PaymentDeps } from './deps.ts'
import { permissions } from './permissions.ts'
import { reconcileSettlements } from './reconciliation/commands/run.ts'
import { reconciliationPermissions } from './reconciliation/permissions.ts'
import { resolvers } from './resolvers/index.ts'
import { routingPermissions } from './routing/permissions.ts'
import { watchPayments } from './store/gauges.ts'
import { webhookPermissions } from './webhooks/permissions.ts'
import { sandboxWebhook } from './webhooks/sandbox.ts'

export { guardProviders } from './provider/guarded.ts'

/** Each part decides on its own types and fields. */
const PARTS = [permissions, routingPermissions, reconciliationPermissions, webhookPermissions]

/** Builds the payment subgraph: intents, attempts, captures, refunds, webhooks, reconciliation. */
export function createPaymentSubgraph(deps: PaymentDeps): Subgraph {
  watchPayments(deps.platform)
  return createSubgraph({
    name: 'payment',
    typeDefs: readSchema('payment'),
    resolvers,
    permissions: {
      ...Object.assign({}, ...PARTS),
      Query: Object.assign({}, ...PARTS.map(part => part.Query)),
      Mutation: Object.assign({}, ...PARTS.map(part => part.Mutation)),
    },
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [
      { name: 'payment.lookUp', everyMs: 1000, run: () => lookUpOpen(deps) },
      { name: 'payment.release', everyMs: 10_000, run: () => releaseLingering(deps) },
      { name: 'payment.reconcile', everyMs: 30_000, run: () => reconcileSettlements(deps) },
    ],
    routes: [sandboxWebhook(deps)],
    platform: deps.platform,
  })
}
