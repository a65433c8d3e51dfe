import type { ChannelConfig } from '../config/schema.ts'
import type { FeedSource } from '../reader/feed.ts'
import type { Item } from './assemble.ts'
import type { Definition } from './attributes.ts'
import type { ErrorPolicy, Values, Violation } from './row.ts'

/** What the pipeline is to do with a feed. Plain data: it crosses to another thread. */
export interface Job {
  feed: FeedSource
  config: ChannelConfig
  policy: ErrorPolicy
  /** Modules of channel functions. */
  functions: readonly string[]
  /** Of the attributes that the configuration fills. */
  definitions: readonly Definition[]
  /** An empty folder for what the run must remember. */
  folder: string
  /** Products that are stored already: they are made again, because the others depend on them, and left out. */
  skip: number
  /** Only so many rows, and answers the rows themselves: a dry run. */
  trial: number | null
}

/** A row of a dry run. */
export interface TrialRow {
  row: number
  before: Values
  values: Values
  violations: Violation[]
  accepted: boolean
}

/** Some products, in order. */
export interface Batch {
  items: StoredItem[]
  /** How many products and rows have been dealt with, these among them. */
  itemsDone: number
  rowsDone: number
  progress: number
  trial: TrialRow[]
}

/** An item with what storing it takes. */
export interface StoredItem extends Item {
  contentHash: string | null
  /** Milliseconds of the snapshot that it was in, if the feed says so. */
  takenAt: number | null
}

export interface Summary {
  rows: number
  items: number
  /** Rows of which nobody knows what product they are about. */
  nameless: number
  /** Milliseconds of the newest snapshot in the feed. */
  takenAt: number | null
}
