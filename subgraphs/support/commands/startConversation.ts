import type { Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { SupportDeps } from '../deps.ts'
import { languageOf } from '../domain/conversation.ts'
import { ownsOrder } from '../store/remote.ts'
import { appendMessages } from '../store/write.ts'

export interface StartConversation {
  question: string
  orderId?: string | null | undefined
  skill: string
  idempotencyKey: string
}

/** Opens a conversation with a question and the knowledge base's answer. Answers its id. */
export async function startConversation(
  { platform, knowledge, thresholds }: SupportDeps,
  viewer: Viewer,
  input: StartConversation,
): Promise<{ conversationId: string }> {
  const { businessId, id: customerId } = viewer
  if (!customerId) throw refuse('FORBIDDEN', 'expected a signed-in shopper')
  const orderId = input.orderId ?? null
  const request = { question: input.question, orderId, skill: input.skill }
  const idempotent = { businessId, viewerId: customerId, key: input.idempotencyKey, request }
  return runIdempotent(
    platform,
    { ...idempotent, scope: 'support.conversationStart', resourceId: () => newId('cnv') },
    async ({ resourceId: id, finish }) => {
      if (orderId && !(await ownsOrder(platform, { businessId, customerId, orderId }))) {
        throw refuse('NOT_FOUND', `expected the id of an order, got ${orderId}`, ['input', 'orderId'])
      }
      const answer = await knowledge.answer(businessId, input.question, thresholds)
      const at = platform.clock.now()
      const language = languageOf(input.question)
      const result = { conversationId: id }
      await inTransaction(platform.prisma, async tx => {
        const row = { id, businessId, customerId, orderId, status: 'BOT', skill: input.skill, language }
        await tx.conversation.create({ data: { ...row, createdAt: at, updatedAt: at } })
        const opened = { conversationId: id, toStatus: 'BOT', actor: customerId, reason: 'a question', at }
        await tx.conversationEvent.create({ data: opened })
        await appendMessages(tx, id, at, [
          { author: 'CUSTOMER', authorId: customerId, body: input.question },
          { author: 'BOT', ...answer },
        ])
        await finish(tx, result)
      })
      return result
    },
  )
}
