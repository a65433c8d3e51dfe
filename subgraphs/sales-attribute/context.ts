import type { Claims, Viewer } from '#shared/auth.ts'
import type { Work } from './commands/change.ts'
import { type ContentStore, contentStore } from './store/content.ts'

/** What a resolver gets: the viewer, a store scoped to the viewer, and what commands work with. */
export interface SalesAttributeContext {
  claims: Claims
  viewer: Viewer
  store: ContentStore
  work: Work
}

export function createContext(work: Work): (claims: Claims) => SalesAttributeContext {
  return claims => ({
    claims,
    viewer: claims.viewer,
    store: contentStore(work.platform, work.cards, claims.viewer),
    work,
  })
}
