/** Where the bytes of a feed lie. */
export type FeedSource = { content: string } | { path: string }

export type FeedRecord = Record<string, unknown>

export interface FeedRow {
  /** The record's place in the feed, from 1. */
  row: number
  record: FeedRecord
  /** How much of the feed has been read, from 0 to 1. */
  progress: number
  /** What makes the row unusable, although the feed can be read on. */
  problem?: RowProblem
}

export interface RowProblem {
  field: string
  code: string
  message: string
  value: string | null
}

/** A record as a format's reader finds it. */
export interface ReadRecord {
  record: FeedRecord
  problem?: RowProblem
}

/** The feed cannot be read any further: `row` is the record at fault, from 1. */
export class FeedError extends Error {
  override name = 'FeedError'
  row: number

  constructor(row: number, message: string) {
    super(`row ${row}: ${message}`)
    this.row = row
  }
}

/** The most characters that one record may have. */
export const MAX_RECORD = 1_000_000

export function asRecord(value: unknown): FeedRecord {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as FeedRecord
  throw new Error(`expected an object, got ${Array.isArray(value) ? 'a list' : JSON.stringify(value)?.slice(0, 80)}`)
}

/** The value at a way of keys, as in `data.items`; undefined where the way ends early. */
export function valueAt(value: unknown, keys: readonly string[]): unknown {
  let at = value
  for (const key of keys) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, key)) return undefined
    at = (at as FeedRecord)[key]
  }
  return at
}
