import type { Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import type { SupportDeps } from '../deps.ts'
import { type ConversationRecord, type Language, SENTENCES } from '../domain/conversation.ts'
import type { QueueChange } from '../store/queue.ts'
import { lockSeat } from '../store/take.ts'
import { appendMessages, moveConversation } from '../store/write.ts'

export interface SetSeat {
  onDuty: boolean
  capacity?: number | null | undefined
  skills?: string[] | null | undefined
}

const DEFAULT_CAPACITY = 3

/** Sets the agent's seat. Off duty, its open conversations go back to the queue at their old place. */
export async function setSeat({ platform, queue }: SupportDeps, viewer: Viewer, input: SetSeat): Promise<void> {
  const { businessId, id: agentId } = viewer
  if (!agentId) throw refuse('FORBIDDEN', 'expected a signed-in agent')
  const at = platform.clock.now()
  const { onDuty } = input
  const capacity = input.capacity ?? undefined
  const skills = input.skills ? [...new Set(input.skills)] : undefined
  const given = await inTransaction(platform.prisma, async tx => {
    // The lock first: a take that is under way either comes before and is given back, or after and finds the seat empty.
    await lockSeat(tx, businessId, agentId)
    await tx.seat.upsert({
      where: { businessId_agentId: { businessId, agentId } },
      create: {
        id: newId('sea'),
        businessId,
        agentId,
        onDuty,
        capacity: capacity ?? DEFAULT_CAPACITY,
        skills: skills ?? ['general'],
        updatedAt: at,
      },
      update: { onDuty, capacity, skills, updatedAt: at },
    })
    return onDuty ? [] : giveBack(tx, businessId, agentId, at)
  })
  await queue.change(
    businessId,
    given.flatMap(({ id, skill, queueSeq }): QueueChange[] => [
      { do: 'free', agentId, id },
      { do: 'wait', skill, id, place: queueSeq! },
    ]),
  )
}

async function giveBack(tx: Tx, businessId: string, agentId: string, at: Date): Promise<ConversationRecord[]> {
  const open = await tx.$queryRawUnsafe<{ id: string; language: Language }[]>(
    `SELECT id, language FROM support.conversation
     WHERE business_id = $1 AND agent_id = $2 AND status = 'ASSIGNED' ORDER BY id FOR UPDATE`,
    businessId,
    agentId,
  )
  const given: ConversationRecord[] = []
  // At most a seat's capacity, which is 20.
  for (const { id, language } of open) {
    const cause = { actor: agentId, reason: 'the agent went off duty', at }
    given.push(await moveConversation(tx, { id, status: 'ASSIGNED' }, 'QUEUED', cause))
    await appendMessages(tx, id, at, [{ author: 'SYSTEM', body: SENTENCES[language].requeued }])
  }
  return given
}
