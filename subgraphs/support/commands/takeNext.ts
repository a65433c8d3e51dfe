import type { Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { SupportDeps } from '../deps.ts'
import { type ConversationRecord, SENTENCES } from '../domain/conversation.ts'
import type { SeatStore } from '../store/seats.ts'
import { findWaiting, lockSeat } from '../store/take.ts'
import { appendMessages, moveConversation } from '../store/write.ts'

/**
 * Takes the conversation that waits longest for one of the agent's skills; null when nobody waits. Redis proposes one in
 * a single atomic step; PostgreSQL confirms it under the seat's row lock, or looks for itself when the proposal is stale,
 * Redis is away, or its queues were lost. So each conversation is taken once and no seat gets more than it holds,
 * whatever Redis says.
 */
export async function takeNext(
  { platform, queue }: SupportDeps,
  viewer: Viewer,
  seats: SeatStore,
  skill: string | null,
): Promise<string | null> {
  const { businessId } = viewer
  const seat = await seats.mine()
  if (!seat?.onDuty) throw refuse('CONFLICT', 'expected an agent who is on duty', [])
  const { agentId, capacity } = seat
  if (skill !== null && !seat.skills.includes(skill)) {
    throw refuse('INVALID', `input.skill: expected one of ${seat.skills.join(', ')}, got ${skill}`, ['input', 'skill'])
  }
  const skills = skill === null ? seat.skills : [skill]
  const claim = await queue.claim({ businessId, agentId, capacity, skills })
  const claimed = claim.outcome === 'CLAIMED' ? claim.id : null
  try {
    const taken = await inTransaction(platform.prisma, tx =>
      take(tx, { businessId, agentId, skills, claimed, at: platform.clock.now() }),
    )
    if (taken) {
      await queue.change(businessId, [
        ...(claimed && claimed !== taken.id ? [{ do: 'free' as const, agentId, id: claimed }] : []),
        { do: 'leave', skill: taken.skill, id: taken.id },
        { do: 'sit', agentId, id: taken.id },
      ])
    } else if (claimed) await queue.change(businessId, [{ do: 'free', agentId, id: claimed }])
    if (claim.outcome === 'COLD') await queue.rebuild(businessId)
    return taken?.id ?? null
  } catch (error) {
    // The claim is undone from what the database says, so that the conversation stands where it stood.
    if (claimed) {
      await queue.change(businessId, [{ do: 'free', agentId, id: claimed }])
      await queue.rebuild(businessId)
    }
    throw error
  }
}

interface Take {
  businessId: string
  agentId: string
  skills: readonly string[]
  claimed: string | null
  at: Date
}

async function take(tx: Tx, { businessId, agentId, skills, claimed, at }: Take): Promise<ConversationRecord | null> {
  const seat = await lockSeat(tx, businessId, agentId)
  if (!seat?.onDuty) throw refuse('CONFLICT', 'expected an agent who is on duty', [])
  if (seat.load >= seat.capacity) {
    throw refuse('CONFLICT', `expected a seat with room, got ${seat.load} conversations of ${seat.capacity}`, [])
  }
  const waiting =
    (claimed && (await findWaiting(tx, businessId, skills, claimed))) || (await findWaiting(tx, businessId, skills))
  if (!waiting) return null
  const cause = { actor: agentId, reason: 'taken', at }
  const taken = await moveConversation(tx, waiting, 'ASSIGNED', cause, agentId)
  await appendMessages(tx, taken.id, at, [{ author: 'SYSTEM', body: SENTENCES[taken.language].joined }])
  return taken
}
