import type {
  CitationRecord,
  ConversationRecord,
  ConversationStatus,
  Language,
  MessageAuthor,
  MessageRecord,
} from '../domain/conversation.ts'

export interface ConversationRow {
  id: string
  business_id: string
  customer_id: string
  order_id: string | null
  status: ConversationStatus
  skill: string
  language: Language
  agent_id: string | null
  queue_seq: string | bigint | null
  created_at: Date
  updated_at: Date
}

export const CONVERSATION_COLUMNS =
  'c.id, c.business_id, c.customer_id, c.order_id, c.status, c.skill, c.language, c.agent_id, c.queue_seq, c.created_at, c.updated_at'

export function toConversation(row: ConversationRow): ConversationRecord {
  return {
    id: row.id,
    businessId: row.business_id,
    customerId: row.customer_id,
    orderId: row.order_id,
    status: row.status,
    skill: row.skill,
    language: row.language,
    agentId: row.agent_id,
    queueSeq: row.queue_seq === null ? null : BigInt(row.queue_seq),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

export interface MessageRow {
  id: string
  conversation_id: string
  author: MessageAuthor
  body: string
  citations: CitationRecord[]
  confidence: number | null
  created_at: Date
}

export const MESSAGE_COLUMNS = 'm.id, m.conversation_id, m.author, m.body, m.citations, m.confidence, m.created_at'

export function toMessage(row: MessageRow): MessageRecord {
  const { id, author, body, citations, confidence } = row
  return { id, conversationId: row.conversation_id, author, body, citations, confidence, createdAt: row.created_at }
}
