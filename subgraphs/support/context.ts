import type { Claims, Viewer } from '#shared/auth.ts'
import type { SupportDeps } from './deps.ts'
import { type ArticleStore, articleStore } from './store/articles.ts'
import { type ConversationStore, conversationStore } from './store/conversations.ts'
import { type SeatStore, seatStore } from './store/seats.ts'

/** What a resolver gets: the viewer, stores scoped to the viewer, and the commands' dependencies. */
export interface SupportContext {
  claims: Claims
  viewer: Viewer
  conversations: ConversationStore
  articles: ArticleStore
  seats: SeatStore
  deps: SupportDeps
}

export function createContext(deps: SupportDeps): (claims: Claims) => SupportContext {
  return claims => ({
    claims,
    viewer: claims.viewer,
    conversations: conversationStore(deps.platform, claims.viewer),
    articles: articleStore(deps.platform, claims.viewer),
    seats: seatStore(deps.platform, claims.viewer),
    deps,
  })
}
