import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { SupportDeps } from '../deps.ts'
import type { ConversationRecord } from '../domain/conversation.ts'
import { appendMessages, lockConversation, type NewMessage } from '../store/write.ts'

export interface SendMessage {
  conversationId: string
  body: string
  idempotencyKey: string
}

/** Appends a message of the customer or of the agent in charge; with the knowledge base, its answer too. */
export async function sendMessage(
  { platform, knowledge, thresholds }: SupportDeps,
  viewer: Viewer,
  { conversationId, body, idempotencyKey }: SendMessage,
): Promise<{ conversationId: string; messageId: string }> {
  const { businessId, id: viewerId } = viewer
  if (!viewerId) throw refuse('FORBIDDEN', 'expected a signed-in viewer')
  const request = { conversationId, body }
  return runIdempotent(
    platform,
    {
      scope: 'support.messageSend',
      businessId,
      viewerId,
      key: idempotencyKey,
      request,
      resourceId: () => newId('msg'),
    },
    async ({ resourceId: id, finish }) => {
      // Before the transaction: the row lock must not be held while an index is built.
      const answer = await knowledge.answer(businessId, body, thresholds)
      const result = { conversationId, messageId: id }
      await inTransaction(platform.prisma, async tx => {
        const conversation = await lockConversation(tx, viewer, conversationId, ['input', 'conversationId'])
        const author = authorOf(viewerId, conversation)
        const at = platform.clock.now()
        const messages: NewMessage[] = [{ id, author, authorId: viewerId, body }]
        if (conversation.status === 'BOT') messages.push({ author: 'BOT', ...answer })
        await appendMessages(tx, conversationId, at, messages)
        await tx.conversation.update({ where: { id: conversationId }, data: { updatedAt: at }, select: { id: true } })
        await finish(tx, result)
      })
      return result
    },
  )
}

function authorOf(viewerId: string, conversation: ConversationRecord): 'CUSTOMER' | 'AGENT' {
  const path = ['input', 'conversationId']
  const customer = conversation.customerId === viewerId
  if (!customer && conversation.agentId !== viewerId) {
    throw refuse('FORBIDDEN', 'expected the customer or the agent in charge', path)
  }
  if (conversation.status === 'CLOSED') {
    throw refuse('INVALID_TRANSITION', 'expected an open conversation, got one that is CLOSED', path)
  }
  return customer ? 'CUSTOMER' : 'AGENT'
}
