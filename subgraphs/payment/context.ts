import type { Claims, Viewer } from '#shared/auth.ts'
import type { PaymentDeps } from './deps.ts'
import { type PaymentStore, paymentStore } from './store/payments.ts'

/** What a resolver gets: the viewer, a store scoped to the viewer, and the commands' dependencies. */
export interface PaymentContext {
  claims: Claims
  viewer: Viewer
  payments: PaymentStore
  deps: PaymentDeps
}

/** An order of the order system: here only its id is known. */
export interface OrderReference {
  id: string
}

export function createContext(deps: PaymentDeps): (claims: Claims) => PaymentContext {
  return claims => ({ claims, viewer: claims.viewer, payments: paymentStore(deps.platform, claims.viewer), deps })
}
