import type { Tx } from '#shared/db.ts'
import type { ConversationRecord } from '../domain/conversation.ts'
import { CONVERSATION_COLUMNS, type ConversationRow, toConversation } from './rows.ts'

/** Locks a seat and counts its load. Two statements: the count must see what the winner of a race has written. */
export async function lockSeat(
  tx: Tx,
  businessId: string,
  agentId: string,
): Promise<{ onDuty: boolean; capacity: number; load: number } | null> {
  const [seat] = await tx.$queryRawUnsafe<{ onDuty: boolean; capacity: number }[]>(
    `SELECT on_duty AS "onDuty", capacity FROM support.seat WHERE business_id = $1 AND agent_id = $2 FOR UPDATE`,
    businessId,
    agentId,
  )
  if (!seat) return null
  const load = await tx.conversation.count({ where: { businessId, agentId, status: 'ASSIGNED' } })
  return { ...seat, load }
}

/**
 * Locks the conversation that waits longest, or the one named if it still waits. Rows that another agent is taking are
 * skipped, not waited for.
 */
export async function findWaiting(
  tx: Tx,
  businessId: string,
  skills: readonly string[],
  id: string | null = null,
): Promise<ConversationRecord | null> {
  const rows = await tx.$queryRawUnsafe<ConversationRow[]>(
    `SELECT ${CONVERSATION_COLUMNS} FROM support.conversation c
     WHERE c.business_id = $1 AND c.status = 'QUEUED' AND c.skill = ANY($2::text[]) AND ($3::text IS NULL OR c.id = $3)
     ORDER BY c.queue_seq LIMIT 1 FOR UPDATE SKIP LOCKED`,
    businessId,
    [...skills],
    id,
  )
  return rows[0] ? toConversation(rows[0]) : null
}
