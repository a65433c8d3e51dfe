import { type Answer, succeed } from '../client/client.ts'
import { assert } from './checks.ts'
import type { Demo, PaidOrder } from './demo.ts'

/** The shopper asks, gets a cited answer, then a person, who sees the order. */
export async function askSupport(demo: Demo, order: PaidOrder): Promise<void> {
  const shopper = demo.as('SHOPPER')
  const agent = demo.as('AGENT')
  const input = { question: 'Where is my order?', orderId: order.id, idempotencyKey: `demo-ask-${demo.run}` }
  const { conversation } = await succeed(shopper('ConversationStart', { input }))
  const answer = conversation.messages.find((message: Answer) => message.author === 'BOT')
  assert(answer?.citations.length > 0, 'the answer cites the knowledge base')
  demo.say('support', `“${answer.body.slice(0, 60)}…” from “${answer.citations[0].article.title}”`)
  await succeed(agent('SeatSet', { input: { onDuty: true, capacity: 20, skills: ['general'] } }))
  await succeed(shopper('ConversationHandoff', { input: { conversationId: conversation.id } }))
  const taken = await take(agent, conversation.id)
  assert(taken.order.id === order.id, 'the agent sees the order')
  demo.say(
    'agent',
    `${taken.agentId} took it and sees ${taken.order.id}, ${taken.order.status}: ${taken.order.lines[0].title}`,
  )
  const reply = {
    conversationId: conversation.id,
    body: 'Your refund is on its way.',
    idempotencyKey: `demo-reply-${demo.run}`,
  }
  await succeed(agent('MessageSend', { input: reply }))
  await succeed(agent('ConversationClose', { input: { conversationId: conversation.id } }))
}

/** Takes waiting conversations until ours comes: earlier ones, of a run that was killed for example, come first. */
async function take(agent: ReturnType<Demo['as']>, id: string): Promise<Answer> {
  for (let taken = 0; taken < 20; taken += 1) {
    const { conversation } = await succeed(agent('ConversationTakeNext', { input: {} }))
    if (!conversation) {
      // It was taken, and the answer was lost.
      const answer = await agent('Conversation', { id })
      assert(answer.conversation?.status === 'ASSIGNED', 'a conversation waits')
      return answer.conversation
    }
    if (conversation.id === id) return conversation
    await succeed(agent('ConversationClose', { input: { conversationId: conversation.id } }))
  }
  throw new Error('our conversation did not come')
}
