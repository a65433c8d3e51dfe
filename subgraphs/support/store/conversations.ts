import type { Viewer } from '#shared/auth.ts'
import { byKey, createListLoader, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { ConversationRecord, ConversationStatus, MessageRecord } from '../domain/conversation.ts'
import {
  CONVERSATION_COLUMNS,
  type ConversationRow,
  MESSAGE_COLUMNS,
  type MessageRow,
  toConversation,
  toMessage,
} from './rows.ts'
import { conversationScope } from './scope.ts'

/** The longest conversation that is shown whole: its newest messages. */
const MAX_MESSAGES = 500

/** Reads of conversations with the viewer baked in: what the viewer may not see does not exist. */
export type ConversationStore = ReturnType<typeof conversationStore>

export function conversationStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const scope = conversationScope(viewer, 2)

  const byId = createLoader<string, ConversationRecord>(async ids => {
    const sql = `SELECT ${CONVERSATION_COLUMNS} FROM support.conversation c WHERE c.id = ANY($1) AND ${scope.sql}`
    const { rows } = await pool.query<ConversationRow>(sql, [ids, ...scope.params])
    return byKey(ids, rows.map(toConversation), row => row.id)
  })

  const byOrder = createListLoader<string, ConversationRecord>(
    async orderIds => {
      const sql = `SELECT ${CONVERSATION_COLUMNS} FROM support.conversation c WHERE c.order_id = ANY($1) AND ${scope.sql} ORDER BY c.created_at, c.id`
      const { rows } = await pool.query<ConversationRow>(sql, [orderIds, ...scope.params])
      return rows.map(toConversation)
    },
    row => row.orderId!,
  )

  /** Of conversations that the viewer was shown. Oldest first. */
  const messages = createListLoader<string, MessageRecord>(
    async ids => {
      const sql = `SELECT m.* FROM unnest($1::text[]) AS wanted (id)
        JOIN support.conversation c ON c.id = wanted.id AND ${scope.sql}
        CROSS JOIN LATERAL (
          SELECT ${MESSAGE_COLUMNS}, m.seq FROM support.message m WHERE m.conversation_id = c.id
          ORDER BY m.seq DESC LIMIT ${MAX_MESSAGES}) m
        ORDER BY m.seq`
      const { rows } = await pool.query<MessageRow>(sql, [ids, ...scope.params])
      return rows.map(toMessage)
    },
    row => row.conversationId,
  )

  const messageById = createLoader<string, MessageRecord>(async ids => {
    const sql = `SELECT ${MESSAGE_COLUMNS} FROM support.message m
      JOIN support.conversation c ON c.id = m.conversation_id WHERE m.id = ANY($1) AND ${scope.sql}`
    const { rows } = await pool.query<MessageRow>(sql, [ids, ...scope.params])
    return byKey(ids, rows.map(toMessage), row => row.id)
  })

  /** The place among those that wait for the same skill, from 1. Null when not waiting. */
  const position = createLoader<string, number>(async ids => {
    const sql = `SELECT c.id, (SELECT count(*)::int FROM support.conversation w WHERE w.business_id = c.business_id
        AND w.skill = c.skill AND w.status = 'QUEUED' AND w.queue_seq <= c.queue_seq) AS position
      FROM support.conversation c WHERE c.id = ANY($1) AND c.status = 'QUEUED' AND ${scope.sql}`
    const { rows } = await pool.query<{ id: string; position: number }>(sql, [ids, ...scope.params])
    const found = new Map(rows.map(row => [row.id, row.position]))
    return ids.map(id => found.get(id) ?? null)
  })

  /** Newest first. One round trip. */
  async function list(
    input: ConnectionInput,
    status: readonly ConversationStatus[] | null,
  ): Promise<Connection<ConversationRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const rowScope = conversationScope(viewer, 5)
    const sql = `SELECT ${CONVERSATION_COLUMNS} FROM support.conversation c
      WHERE ($1::text[] IS NULL OR c.status = ANY($1))
        AND ($2::timestamptz IS NULL OR (c.created_at, c.id) < ($2, $3)) AND ${rowScope.sql}
      ORDER BY c.created_at DESC, c.id DESC LIMIT $4`
    const key = page.key ?? [null, null]
    const { rows } = await pool.query<ConversationRow>(sql, [status, ...key, page.limit + 1, ...rowScope.params])
    return connection(rows.map(toConversation), page, row => [row.createdAt.toISOString(), row.id])
  }

  return { byId, byOrder, messages, messageById, position, list }
}
