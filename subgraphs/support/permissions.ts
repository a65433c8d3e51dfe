import { allow, definePermissions } from '#shared/permit.ts'

/** Who reads conversations at all. Which ones is decided by store/scope.ts. */
const readers = allow.roles('SHOPPER', 'AGENT', 'OPS', 'SERVICE')
const staff = allow.roles('AGENT', 'OPS')

export const permissions = definePermissions({
  Query: {
    conversation: readers,
    conversations: readers,
    knowledgeArticle: allow.everyone,
    mySeat: allow.roles('AGENT'),
  },
  Mutation: {
    conversationStart: allow.roles('SHOPPER'),
    messageSend: allow.roles('SHOPPER', 'AGENT'),
    conversationHandoff: allow.roles('SHOPPER', 'OPS'),
    seatSet: allow.roles('AGENT'),
    conversationTakeNext: allow.roles('AGENT'),
    conversationClose: allow.roles('SHOPPER', 'AGENT', 'OPS'),
    knowledgeArticleUpsert: staff,
  },
  Conversation: { '*': readers },
  Message: { '*': readers },
  Citation: { '*': readers },
  // Help pages are public within a business.
  KnowledgeArticle: { '*': allow.everyone },
  Seat: { '*': staff },
  Order: { id: allow.everyone, conversations: staff },
  ConversationConnection: { '*': readers },
  ConversationEdge: { '*': readers },
  ConversationStartPayload: { '*': allow.signedIn },
  MessageSendPayload: { '*': allow.signedIn },
  ConversationHandoffPayload: { '*': allow.signedIn },
  SeatSetPayload: { '*': allow.signedIn },
  ConversationTakeNextPayload: { '*': allow.signedIn },
  ConversationClosePayload: { '*': allow.signedIn },
  KnowledgeArticleUpsertPayload: { '*': allow.signedIn },
})
