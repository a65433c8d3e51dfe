import type { Resolvers } from '../generated/types.ts'
import { Citation, Conversation, KnowledgeArticle, Message, Order, Seat } from './Conversation.ts'
import { conversationClose } from './conversationClose.ts'
import { conversationHandoff } from './conversationHandoff.ts'
import { conversationStart } from './conversationStart.ts'
import { conversationTakeNext } from './conversationTakeNext.ts'
import { knowledgeArticleUpsert } from './knowledgeArticleUpsert.ts'
import { messageSend } from './messageSend.ts'
import { Query } from './Query.ts'
import { seatSet } from './seatSet.ts'

export const resolvers: Resolvers = {
  Query,
  Mutation: {
    conversationStart,
    messageSend,
    conversationHandoff,
    seatSet,
    conversationTakeNext,
    conversationClose,
    knowledgeArticleUpsert,
  },
  Conversation,
  Message,
  Citation,
  KnowledgeArticle,
  Seat,
  Order,
}
