import { asRecord, type FeedRecord, MAX_RECORD, valueAt } from './feed.ts'
import { JsonSplitter } from './split-json.ts'

/** The records of a list somewhere in one JSON document, which is never held whole. */
export async function* document(text: AsyncIterable<string>, recordPath: string | undefined) {
  const splitter = new JsonSplitter(recordPath?.split('.') ?? [])
  for await (const part of text) for (const record of splitter.push(part)) yield asRecord(JSON.parse(record))
  splitter.end()
}

/** A record on each line; with a path, the record (or the list of records) there within each line. */
export async function* lines(text: AsyncIterable<string>, recordPath: string | undefined) {
  const keys = recordPath?.split('.') ?? []
  let rest = ''
  for await (const part of text) {
    const whole = (rest + part).split('\n')
    rest = whole.pop() ?? ''
    if (rest.length > MAX_RECORD) throw new Error(`expected records of at most ${MAX_RECORD} characters`)
    for (const line of whole) if (line.trim()) yield* recordsOf(line, keys)
  }
  if (rest.trim()) yield* recordsOf(rest, keys)
}

function recordsOf(line: string, keys: readonly string[]): FeedRecord[] {
  const value = valueAt(JSON.parse(line.replace(/^\uFEFF/, '')), keys)
  return Array.isArray(value) ? value.map(asRecord) : [asRecord(value)]
}
