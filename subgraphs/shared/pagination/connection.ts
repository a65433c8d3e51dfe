import { refuse } from '../errors/errors.ts'
import { parseInstant } from '../instant.ts'
import { isStorable } from '../text.ts'

/** The longest page anybody gets. */
const MAX_PAGE = 100
const DEFAULT_PAGE = 20

/** The arguments of a connection field, as they come. */
export interface ConnectionInput {
  first?: number | null
  after?: string | null
  last?: number | null
  before?: string | null
}

/** The sort key of a row: text, numbers, or instants as ISO strings; the last part is the id, so that it is total. */
export type CursorKey = readonly (string | number)[]

/** What a part of a sort key is. A cursor is the client's text again: a part of another kind would fail in the query. */
export type CursorPart = 'text' | 'integer' | 'bigint' | 'instant'

const IS_PART: Record<CursorPart, (part: unknown) => boolean> = {
  text: part => typeof part === 'string' && isStorable(part),
  // PostgreSQL's INTEGER, which is what rows are numbered by.
  integer: part => Number.isInteger(part) && Math.abs(part as number) < 2 ** 31,
  // As text: JSON's numbers lose digits.
  bigint: part => typeof part === 'string' && /^\d{1,18}$/.test(part),
  instant: part => parseInstant(part) !== null,
}

/** A checked page request. `limit` rows beyond `key` in the direction; fetch `limit + 1` to know whether more follow. */
export interface PageRequest {
  limit: number
  /** True pages towards the start (`last`/`before`): query in reverse order; `connection` turns the rows around. */
  backward: boolean
  /** The key to start after (or before, when backward), or null for the first page. */
  key: CursorKey | null
}

export interface PageInfo {
  hasNextPage: boolean
  hasPreviousPage: boolean
  startCursor: string | null
  endCursor: string | null
}

export interface Connection<T> {
  edges: { cursor: string; node: T }[]
  nodes: T[]
  pageInfo: PageInfo
  totalCount?: number
}

/**
 * Checks the paging arguments. `shape` is what the sort key consists of, `max` the longest page.
 * Throws a Refusal (in a query: an error with code BAD_USER_INPUT) naming the argument.
 */
export function connectionArgs(input: ConnectionInput, shape: readonly CursorPart[], max = MAX_PAGE): PageRequest {
  const backward = input.last != null || input.before != null
  if (backward && (input.first != null || input.after != null)) {
    throw refuse('INVALID', 'expected first/after or last/before, got both', ['last'])
  }
  const [sizeName, cursorName] = backward ? (['last', 'before'] as const) : (['first', 'after'] as const)
  const limit = input[sizeName] ?? Math.min(DEFAULT_PAGE, max)
  if (!Number.isInteger(limit) || limit < 1 || limit > max) {
    throw refuse(limit > max ? 'TOO_MANY_ITEMS' : 'INVALID', `${sizeName}: expected 1 to ${max}, got ${limit}`, [
      sizeName,
    ])
  }
  const cursor = input[cursorName]
  return { limit, backward, key: cursor == null ? null : decodeCursor(cursor, shape, cursorName) }
}

/**
 * Builds a connection from at most `limit + 1` rows fetched in the direction of the page.
 * `keyOf` answers the same key that the query is ordered by.
 */
export function connection<T>(
  rows: readonly T[],
  page: PageRequest,
  keyOf: (row: T) => CursorKey,
  totalCount?: number,
): Connection<T> {
  const more = rows.length > page.limit
  const nodes = rows.slice(0, page.limit)
  if (page.backward) nodes.reverse()
  const edges = nodes.map(node => ({ cursor: encodeCursor(keyOf(node)), node }))
  const pageInfo = {
    hasNextPage: page.backward ? page.key !== null : more,
    hasPreviousPage: page.backward ? more : page.key !== null,
    startCursor: edges[0]?.cursor ?? null,
    endCursor: edges.at(-1)?.cursor ?? null,
  }
  return totalCount === undefined ? { edges, nodes, pageInfo } : { edges, nodes, pageInfo, totalCount }
}

/** Opaque to clients: its form may change. */
function encodeCursor(key: CursorKey): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

function decodeCursor(cursor: string, shape: readonly CursorPart[], argument: string): CursorKey {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const parts = Array.isArray(key) ? key : []
    if (parts.length === shape.length && shape.every((kind, index) => IS_PART[kind](parts[index]))) return parts
  } catch {
    // Falls through to the one message: how it is broken would only tell about the cursor's inner form.
  }
  const shown = JSON.stringify(cursor.slice(0, 40))
  throw refuse('INVALID', `${argument}: expected a cursor from a page of this connection, got ${shown}`, [argument])
}
