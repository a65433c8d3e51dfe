import { refuse } from '#shared/errors.ts'
import { resolveTokens } from '../commands/attribute.ts'
import type { ContentKind, ContentRecord } from '../domain/records.ts'
import type { QueryResolvers } from '../generated/types.ts'
import type { ContentStore } from '../store/content.ts'

/** An order has at most a hundred lines; more is a mistake of the caller. */
const MAX_TOKENS = 1000

export const Query: QueryResolvers = {
  liveRoom: (_parent, { id }, { store }) => contentOf(store, id, 'LIVE_ROOM'),
  liveRooms: (_parent, page, { store }) => store.rooms(page),
  article: (_parent, { id }, { store }) => contentOf(store, id, 'ARTICLE'),
  creator: (_parent, { id }, { store }) => store.creators.load(id),
  commissionPlans: (_parent, _args, { store }) => store.plans(null),
  attributionResolve: (_parent, { tokens }, { work, viewer }) => {
    if (tokens.length > MAX_TOKENS)
      throw refuse('TOO_MANY_ITEMS', `tokens: expected at most ${MAX_TOKENS}, got ${tokens.length}`, ['tokens'])
    return resolveTokens(work, viewer.businessId, tokens).map(check =>
      check.valid ? { valid: true, ...check.attribution } : check,
    )
  },
}

/** One kind of content by id; the other kind does not exist under that name. */
export async function contentOf(store: ContentStore, id: string, kind: ContentKind): Promise<ContentRecord | null> {
  const card = await store.cards.load(id)
  return card?.content.kind === kind ? card.content : null
}
