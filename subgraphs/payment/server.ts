import { createSubgraph, readSchema, type Subgraph } from '#shared/serve.ts'
import { lookUpOpen } from './commands/lookUp.ts'
import { createConsumers } from './consumers/index.ts'
import { createContext } from './context.ts'
import type { PaymentDeps } from './deps.ts'
import { permissions } from './permissions.ts'
import { resolvers } from './resolvers/index.ts'
import { routingPermissions } from './routing/permissions.ts'
import { sandboxWebhook } from './webhooks/sandbox.ts'

export { guardProviders } from './provider/guarded.ts'

/** Builds the payment subgraph: intents, attempts, refunds, webhooks. */
export function createPaymentSubgraph(deps: PaymentDeps): Subgraph {
  return createSubgraph({
    name: 'payment',
    typeDefs: readSchema('payment'),
    resolvers,
    permissions: {
      ...permissions,
      ...routingPermissions,
      Query: { ...permissions.Query, ...routingPermissions.Query },
      Mutation: { ...permissions.Mutation, ...routingPermissions.Mutation },
    },
    createContext: createContext(deps),
    consumers: createConsumers(deps),
    tickers: [{ name: 'payment.lookUp', everyMs: 1000, run: () => lookUpOpen(deps) }],
    routes: [sandboxWebhook(deps)],
    platform: deps.platform,
  })
}
