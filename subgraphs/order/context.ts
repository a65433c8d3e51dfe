import type { Claims, Viewer } from '#shared/auth.ts'
import { createTogether, type ServingDeps } from './commands/together.ts'
import { type GoodsStore, goodsStore } from './delivery/store/goods.ts'
import type { OrderDeps } from './deps.ts'
import { discountLoader } from './promotions/store/discounts.ts'
import { type PromotionStore, promotionStore } from './promotions/store/promotions.ts'
import { type ReconciliationStore, reconciliationStore } from './reconciliation/store/reconciliations.ts'
import { type SagaStore, sagaStore } from './saga/store/sagas.ts'
import { type DetailStore, detailStore } from './store/details.ts'
import { type OrderStore, orderStore, ownOrderReader } from './store/orders.ts'

/** What a resolver gets: the viewer, stores scoped to the viewer, and the commands' dependencies. */
export interface OrderContext {
  claims: Claims
  viewer: Viewer
  orders: OrderStore
  details: DetailStore
  /** What promotions took off lines, by line id. */
  discounts: ReturnType<typeof discountLoader>
  promotions: PromotionStore
  sagas: SagaStore
  goods: GoodsStore
  reconciliations: ReconciliationStore
  deps: ServingDeps
}

export function createContext(deps: OrderDeps): (claims: Claims) => OrderContext {
  const serving = { ...deps, together: createTogether(deps) }
  const readOwn = ownOrderReader(deps.platform)
  return claims => ({
    claims,
    viewer: claims.viewer,
    orders: orderStore(deps.platform, claims.viewer, readOwn),
    details: detailStore(deps.platform, claims.viewer),
    discounts: discountLoader(deps.platform, claims.viewer),
    promotions: promotionStore(deps.platform, claims.viewer),
    sagas: sagaStore(deps.platform, claims.viewer),
    goods: goodsStore(deps.platform, claims.viewer),
    reconciliations: reconciliationStore(deps.platform, claims.viewer),
    deps: serving,
  })
}
