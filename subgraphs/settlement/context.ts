import type { Claims, Viewer } from '#shared/auth.ts'
import type { SettlementDeps } from './deps.ts'
import { type BookStore, bookStore } from './store/books.ts'
import { type EarningsStore, earningsStore } from './store/earnings.ts'
import { type PeriodStore, periodStore } from './store/periods.ts'
import { staffReads } from './store/reads.ts'

/** What a resolver gets: the viewer, stores scoped to the viewer, and the commands' dependencies. */
export interface SettlementContext {
  claims: Claims
  viewer: Viewer
  books: BookStore
  periods: PeriodStore
  earnings: EarningsStore
  deps: SettlementDeps
}

export function createContext(deps: SettlementDeps): (claims: Claims) => SettlementContext {
  return claims => {
    const { viewer } = claims
    const reads = staffReads(deps.platform, viewer)
    const earnings = earningsStore(deps.platform, viewer)
    return { claims, viewer, books: bookStore(reads), periods: periodStore(reads), earnings, deps }
  }
}

/** A piece of content of the content system: here only its id is known. */
export interface ContentReference {
  id: string
}
