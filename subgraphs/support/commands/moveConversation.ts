import { hasRole, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { SupportDeps } from '../deps.ts'
import { SENTENCES } from '../domain/conversation.ts'
import { appendMessages, lockConversation, moveConversation, mustMove } from '../store/write.ts'

const path = ['input', 'conversationId']

/** Puts a conversation in the queue. A repeat while it waits changes nothing. */
export async function handOff({ platform, queue }: SupportDeps, viewer: Viewer, id: string): Promise<void> {
  const queued = await inTransaction(platform.prisma, async tx => {
    const conversation = await lockConversation(tx, viewer, id, path)
    if (conversation.customerId !== viewer.id && !hasRole(viewer, 'OPS')) {
      throw refuse('FORBIDDEN', 'expected the customer or operations', path)
    }
    if (conversation.status === 'QUEUED') return conversation
    // From ASSIGNED only an agent who goes off duty gives a conversation back.
    if (conversation.status !== 'BOT') {
      throw refuse(
        'INVALID_TRANSITION',
        `expected a conversation that is BOT, got one that is ${conversation.status}`,
        path,
      )
    }
    const at = platform.clock.now()
    await appendMessages(tx, id, at, [{ author: 'SYSTEM', body: SENTENCES[conversation.language].waiting }])
    return moveConversation(tx, conversation, 'QUEUED', { actor: viewer.id ?? 'service', reason: 'handed off', at })
  })
  const { businessId, skill, queueSeq } = queued
  await queue.change(businessId, [{ do: 'wait', skill, id, place: queueSeq! }])
}

/** Ends a conversation: the customer, the agent in charge or operations. Ending it again is harmless. */
export async function closeConversation({ platform, queue }: SupportDeps, viewer: Viewer, id: string): Promise<void> {
  const before = await inTransaction(platform.prisma, async tx => {
    const conversation = await lockConversation(tx, viewer, id, path)
    const concerned = conversation.customerId === viewer.id || conversation.agentId === viewer.id
    if (!concerned && !hasRole(viewer, 'OPS')) {
      throw refuse('FORBIDDEN', 'expected the customer, the agent in charge or operations', path)
    }
    if (conversation.status === 'CLOSED') return null
    mustMove(conversation, 'CLOSED', path)
    const at = platform.clock.now()
    await moveConversation(tx, conversation, 'CLOSED', { actor: viewer.id ?? 'service', reason: 'closed', at })
    await appendMessages(tx, id, at, [{ author: 'SYSTEM', body: SENTENCES[conversation.language].closed }])
    return conversation
  })
  if (!before) return
  const { businessId, skill, agentId } = before
  await queue.change(businessId, [
    { do: 'leave', skill, id },
    ...(agentId ? [{ do: 'free' as const, agentId, id }] : []),
  ])
}
