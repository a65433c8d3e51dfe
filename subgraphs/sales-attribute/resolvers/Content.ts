import type { ArticleResolvers, LiveRoomResolvers } from '../generated/types.ts'
import { pageOfListings } from '../store/content.ts'
import { contentOf } from './Query.ts'

export const LiveRoom: LiveRoomResolvers = {
  __resolveReference: ({ id }, { store }) => contentOf(store, id, 'LIVE_ROOM'),
  listings: async ({ id }, page, { store }) => pageOfListings((await store.cards.load(id))?.listings ?? [], page),
  pinned: async ({ id }, _args, { store }) =>
    (await store.cards.load(id))?.listings.find(({ pinned }) => pinned) ?? null,
}

export const Article: ArticleResolvers = {
  __resolveReference: ({ id }, { store }) => contentOf(store, id, 'ARTICLE'),
  listings: async ({ id }, page, { store }) => pageOfListings((await store.cards.load(id))?.listings ?? [], page),
}
