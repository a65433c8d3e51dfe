import type { Claims, Viewer } from '#shared/auth.ts'
import { createTogether, type ServingDeps } from './commands/together.ts'
import type { PaymentDeps } from './deps.ts'
import { type ReconciliationStore, reconciliationStore } from './reconciliation/store/viewed.ts'
import { type RoutingStore, routingStore } from './routing/store/viewed.ts'
import { intentReader, type PaymentStore, paymentStore } from './store/payments.ts'
import { type WebhookStore, webhookStore } from './webhooks/store/viewed.ts'

/** What a resolver gets: the viewer, a store scoped to the viewer, and the commands' dependencies. */
export interface PaymentContext {
  claims: Claims
  viewer: Viewer
  payments: PaymentStore
  routing: RoutingStore
  reconciliation: ReconciliationStore
  webhooks: WebhookStore
  deps: ServingDeps
}

/** An order of the order system: here only its id is known. */
export interface OrderReference {
  id: string
}

export function createContext(deps: PaymentDeps): (claims: Claims) => PaymentContext {
  const { platform, providers } = deps
  const serving = { ...deps, together: createTogether(deps) }
  const intents = intentReader(platform)
  return claims => ({
    claims,
    viewer: claims.viewer,
    payments: paymentStore(platform, claims.viewer, intents),
    routing: routingStore(platform, claims.viewer, providers),
    reconciliation: reconciliationStore(platform, claims.viewer),
    webhooks: webhookStore(platform, claims.viewer),
    deps: serving,
  })
}
