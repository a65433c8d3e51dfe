import type { MutationCase } from '../case.ts'
import type { State } from '../state.ts'
import { key } from './words.ts'

export const supportCases = (state: State): Record<string, MutationCase> => ({
  conversationStart: {
    as: 'SHOPPER',
    input: { question: 'Where is it?', orderId: state.paid[0], skill: 'general', ...key('conversationStart') },
    other: { question: 'Where is it now?' },
  },
  messageSend: {
    as: 'SHOPPER',
    input: { conversationId: state.conversations[0], body: 'Hello?', ...key('messageSend') },
    other: { body: 'Hello!' },
  },
  conversationHandoff: { as: 'SHOPPER', input: { conversationId: state.conversations[1] } },
  conversationClose: { as: 'SHOPPER', input: { conversationId: state.conversations[2] } },
  conversationTakeNext: {
    as: 'AGENT',
    input: { skill: 'general' },
    strangers: {
      otherBusiness: 'each agent takes from the queue of their own business',
    },
  },
  seatSet: {
    as: 'AGENT',
    input: { onDuty: true, capacity: 4, skills: ['general'] },
    strangers: { neighbour: 'each agent sets their own seat', otherBusiness: 'each agent sets their own seat' },
  },
  knowledgeArticleUpsert: {
    as: 'AGENT',
    input: { id: state.articleId, title: 'Returns', body: 'Within seven days.', language: 'en' },
    strangers: { neighbour: 'the articles are the business’s' },
  },
})
