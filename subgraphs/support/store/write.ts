import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { newId } from '#shared/ids.ts'
import {
  type CitationRecord,
  type ConversationRecord,
  type ConversationStatus,
  canMove,
  type MessageAuthor,
} from '../domain/conversation.ts'
import { CONVERSATION_COLUMNS, type ConversationRow, toConversation } from './rows.ts'
import { conversationScope } from './scope.ts'

/** Who changes a conversation, why, and when by the clock. */
interface Cause {
  actor: string
  reason: string
  at: Date
}

/** Reads a conversation under a row lock, or refuses with NOT_FOUND what the viewer may not see. */
export async function lockConversation(
  tx: Tx,
  viewer: Viewer,
  id: string,
  path: string[],
): Promise<ConversationRecord> {
  const scope = conversationScope(viewer, 2)
  const rows = await tx.$queryRawUnsafe<ConversationRow[]>(
    `SELECT ${CONVERSATION_COLUMNS} FROM support.conversation c WHERE c.id = $1 AND ${scope.sql} FOR UPDATE`,
    id,
    ...scope.params,
  )
  if (!rows[0]) throw refuse('NOT_FOUND', `expected the id of a conversation, got ${id}`, path)
  return toConversation(rows[0])
}

/** Refuses with INVALID_TRANSITION what the table of transitions does not allow. */
export function mustMove(conversation: ConversationRecord, to: ConversationStatus, path: string[]): void {
  if (canMove(conversation.status, to)) return
  throw refuse(
    'INVALID_TRANSITION',
    `expected a conversation that can become ${to}, got one that is ${conversation.status}`,
    path,
  )
}

/**
 * Moves a locked conversation and writes the log. The first move to QUEUED gives it its place: the id of that log entry,
 * which only grows. The UPDATE names the state it moves from and its row count is checked.
 */
export async function moveConversation(
  tx: Tx,
  { id, status }: Pick<ConversationRecord, 'id' | 'status'>,
  to: ConversationStatus,
  { actor, reason, at }: Cause,
  agentId: string | null = null,
): Promise<ConversationRecord> {
  const event = await tx.conversationEvent.create({
    data: { conversationId: id, fromStatus: status, toStatus: to, actor, reason, at },
    select: { id: true },
  })
  const rows = await tx.$queryRawUnsafe<ConversationRow[]>(
    `UPDATE support.conversation c SET status = $3, updated_at = $4,
       agent_id = CASE $3 WHEN 'ASSIGNED' THEN $5 WHEN 'QUEUED' THEN NULL ELSE agent_id END,
       queue_seq = CASE $3 WHEN 'QUEUED' THEN coalesce(queue_seq, $6) ELSE queue_seq END,
       queued_at = CASE $3 WHEN 'QUEUED' THEN coalesce(queued_at, $4) ELSE queued_at END,
       closed_at = CASE $3 WHEN 'CLOSED' THEN $4 END
     WHERE id = $1 AND status = $2 RETURNING ${CONVERSATION_COLUMNS}`,
    id,
    status,
    to,
    at,
    agentId,
    event.id,
  )
  if (!rows[0]) throw new Error(`conversation ${id} was changed by somebody without its lock`)
  return toConversation(rows[0])
}

export interface NewMessage {
  id?: string
  author: MessageAuthor
  authorId?: string | null
  body: string
  citations?: CitationRecord[]
  confidence?: number | null
}

/** Appends messages, in their order. Bodies are stored as they came: plain text, whatever it looks like. */
export async function appendMessages(
  tx: Tx,
  conversationId: string,
  at: Date,
  messages: readonly NewMessage[],
): Promise<void> {
  for (const { id = newId('msg'), author, authorId = null, body, citations = [], confidence = null } of messages) {
    await tx.message.create({
      data: { id, conversationId, author, authorId, body, citations: citations as object[], confidence, createdAt: at },
      select: { id: true },
    })
  }
}
