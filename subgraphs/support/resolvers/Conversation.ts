import type {
  CitationResolvers,
  ConversationResolvers,
  KnowledgeArticleResolvers,
  MessageResolvers,
  OrderResolvers,
  SeatResolvers,
} from '../generated/types.ts'

export const Conversation: ConversationResolvers = {
  __resolveReference: ({ id }, { conversations }) => conversations.byId.load(id),
  order: ({ orderId }) => (orderId ? { __typename: 'Order', id: orderId } : null),
  queuePosition: ({ id, status }, _args, { conversations }) =>
    status === 'QUEUED' ? conversations.position.load(id) : null,
  messages: ({ id }, _args, { conversations }) => conversations.messages.load(id),
}

export const Message: MessageResolvers = {
  __resolveReference: ({ id }, { conversations }) => conversations.messageById.load(id),
}

export const Citation: CitationResolvers = {
  article: async ({ articleId }, _args, { articles }) => {
    const article = await articles.byId.load(articleId)
    // Articles are never deleted, so this is a bug.
    if (!article) throw new Error(`the cited article ${articleId} is gone`)
    return article
  },
}

export const KnowledgeArticle: KnowledgeArticleResolvers = {
  __resolveReference: ({ id }, { articles }) => articles.byId.load(id),
}

export const Seat: SeatResolvers = {
  __resolveReference: ({ id }, { seats }) => seats.byId.load(id),
}

/** The order itself belongs to another subgraph; here it is only what conversations are filed under. */
export const Order: OrderResolvers = {
  conversations: ({ id }, _args, { conversations }) => conversations.byOrder.load(id),
}
