import type { QueryResolvers } from '../generated/types.ts'

export const Query: QueryResolvers = {
  conversation: (_parent, { id }, { conversations }) => conversations.byId.load(id),
  conversations: (_parent, { filter, first, after }, { conversations }) =>
    conversations.list({ first, after }, filter?.status ?? null),
  knowledgeArticle: (_parent, { id }, { articles }) => articles.byId.load(id),
  mySeat: (_parent, _args, { seats }) => seats.mine(),
}
