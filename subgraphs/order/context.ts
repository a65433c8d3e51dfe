import type { Claims, Viewer } from '#shared/auth.ts'
import type { OrderDeps } from './deps.ts'
import { type DetailStore, detailStore } from './store/details.ts'
import { type OrderStore, orderStore } from './store/orders.ts'

/** What a resolver gets: the viewer, stores scoped to the viewer, and the commands' dependencies. */
export interface OrderContext {
  claims: Claims
  viewer: Viewer
  orders: OrderStore
  details: DetailStore
  deps: OrderDeps
}

export function createContext(deps: OrderDeps): (claims: Claims) => OrderContext {
  return claims => ({
    claims,
    viewer: claims.viewer,
    orders: orderStore(deps.platform, claims.viewer),
    details: detailStore(deps.platform, claims.viewer),
    deps,
  })
}
