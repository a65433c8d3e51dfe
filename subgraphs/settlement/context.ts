import type { Claims, Viewer } from '#shared/auth.ts'
import type { SettlementDeps } from './deps.ts'
import { type EarningsStore, earningsStore } from './store/earnings.ts'
import { type SettlementStore, settlementStore } from './store/settlement.ts'

/** What a resolver gets: the viewer, stores scoped to the viewer, and the commands' dependencies. */
export interface SettlementContext {
  claims: Claims
  viewer: Viewer
  settlement: SettlementStore
  earnings: EarningsStore
  deps: SettlementDeps
}

export function createContext(deps: SettlementDeps): (claims: Claims) => SettlementContext {
  return claims => ({
    claims,
    viewer: claims.viewer,
    settlement: settlementStore(deps.platform, claims.viewer),
    earnings: earningsStore(deps.platform, claims.viewer),
    deps,
  })
}

/** A piece of content of the content system: here only its id is known. */
export interface ContentReference {
  id: string
}
