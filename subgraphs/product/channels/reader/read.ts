import type { Source } from '../config/source.ts'
import { decode } from './decode.ts'
import { FeedError, type FeedRecord, type FeedRow, type FeedSource, type ReadRecord, valueAt } from './feed.ts'
import { document, lines } from './json.ts'
import { openFeed } from './open.ts'
import { separated } from './separated.ts'
import { dumped } from './sql/records.ts'
import { elements } from './xml.ts'

export interface ReadOptions {
  /** Answers a file that may be filled; only for dumps with joins. */
  workFile(): string
}

/** Reads a feed record by record with flat memory; records with a list of variants become a row for each. */
export async function* readFeed(feed: FeedSource, source: Source, options: ReadOptions): AsyncGenerator<FeedRow> {
  const read = { seen: 0, total: 1 }
  let joined = false
  let row = 0
  try {
    const text = decode(await openFeed(feed, source, read), source.encoding)
    for await (const { record, problem, share } of recordsOf(text, source, options, () => {
      joined = true
    })) {
      // A dump that is joined is read whole before its first record: half of the way.
      const bytes = Math.min(1, read.seen / read.total)
      const progress = joined ? (bytes + (share ?? 0)) / 2 : bytes
      for (const part of partsOf(record, source)) yield { row: ++row, record: part, progress, problem }
    }
  } catch (error) {
    if (error instanceof FeedError) throw error
    throw new FeedError(row + 1, error instanceof Error ? error.message : String(error))
  }
}

type Found = ReadRecord & { share?: number }

async function* recordsOf(
  text: AsyncIterable<string>,
  source: Source,
  { workFile }: ReadOptions,
  onPass: () => void,
): AsyncGenerator<Found> {
  switch (source.format) {
    case 'csv':
    case 'tsv':
      return yield* separated(text, source)
    case 'sql':
      return yield* dumped(text, source, workFile, onPass)
    case 'xml':
      return yield* wrapped(elements(text, source))
    case 'json':
      return yield* wrapped(document(text, source.recordPath))
    case 'ndjson':
      return yield* wrapped(lines(text, source.recordPath))
  }
}

async function* wrapped(records: AsyncIterable<FeedRecord>): AsyncGenerator<Found> {
  for await (const record of records) yield { record }
}

/** A record with each entry of its list of variants in the list's place; one without variants stays as it is. */
function partsOf(record: FeedRecord, source: Source): FeedRecord[] {
  const way = 'each' in source && source.each ? source.each.split('.') : null
  const list = way && valueAt(record, way)
  if (list === null || list === undefined) return [record]
  const entries = Array.isArray(list) ? list : [list]
  return entries.length === 0 ? [replaced(record, way!, null)] : entries.map(entry => replaced(record, way!, entry))
}

function replaced(record: FeedRecord, way: readonly string[], value: unknown): FeedRecord {
  const [key, ...rest] = way
  return { ...record, [key!]: rest.length === 0 ? value : replaced(record[key!] as FeedRecord, rest, value) }
}
