/** The states of a conversation: with the knowledge base, waiting, with an agent, over. */
const CONVERSATION_STATUSES = ['BOT', 'QUEUED', 'ASSIGNED', 'CLOSED'] as const
export type ConversationStatus = (typeof CONVERSATION_STATUSES)[number]

export type MessageAuthor = 'CUSTOMER' | 'BOT' | 'AGENT' | 'SYSTEM'
export type Language = 'en' | 'zh'

export interface ConversationRecord {
  id: string
  businessId: string
  customerId: string
  orderId: string | null
  status: ConversationStatus
  skill: string
  /** The language of the first question: the platform's own sentences are written in it. */
  language: Language
  agentId: string | null
  /** The place in the queue. Given at the first hand-off, kept for good. */
  queueSeq: bigint | null
  createdAt: Date
  updatedAt: Date
}

/** What an answer rests on, as it was when the answer was given. */
export interface CitationRecord {
  articleId: string
  articleVersion: number
  excerpt: string
  score: number
}

export interface MessageRecord {
  id: string
  conversationId: string
  author: MessageAuthor
  body: string
  citations: CitationRecord[]
  confidence: number | null
  createdAt: Date
}

export interface SeatRecord {
  id: string
  businessId: string
  agentId: string
  onDuty: boolean
  capacity: number
  skills: string[]
  /** How many conversations the agent has now. */
  load: number
}

/**
 * Where a conversation may go. `support.conversation_transition_rule` says the same to the database, and a test
 * compares the two.
 */
export const TRANSITIONS: Record<ConversationStatus, readonly ConversationStatus[]> = {
  BOT: ['QUEUED', 'CLOSED'],
  QUEUED: ['ASSIGNED', 'CLOSED'],
  // Back to QUEUED when the agent goes off duty.
  ASSIGNED: ['QUEUED', 'CLOSED'],
  CLOSED: [],
}

export function canMove(from: ConversationStatus, to: ConversationStatus): boolean {
  return TRANSITIONS[from].includes(to)
}

/** The platform's own sentences. Everything else that the bot says comes from the knowledge base. */
export const SENTENCES = {
  en: {
    askBack: 'I am not sure that I understood. Do you mean one of these?',
    offerPerson: 'I found nothing about this in our help pages. Say it in other words, or ask for a person.',
    joined: 'An agent has joined the conversation.',
    waiting: 'You are in the queue. An agent will join as soon as one is free.',
    requeued: 'The agent had to leave. You are back in the queue at your old place.',
    closed: 'The conversation is closed.',
  },
  zh: {
    askBack: '我不确定是否理解了您的问题。您是想问下面哪一个?',
    offerPerson: '帮助文档里没有找到相关内容。您可以换一种说法,或者转人工客服。',
    joined: '人工客服已接入。',
    waiting: '您已进入排队,客服空闲后会尽快接入。',
    requeued: '客服暂时离开,您已按原来的位置重新排队。',
    closed: '会话已结束。',
  },
} as const satisfies Record<Language, Record<string, string>>

/** The language of a text by its script: any Chinese character makes it Chinese. */
export function languageOf(text: string): Language {
  return /\p{Script=Han}/u.test(text) ? 'zh' : 'en'
}
