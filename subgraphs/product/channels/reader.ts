import { createReadStream, statSync } from 'node:fs'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { SaxesParser } from 'saxes'
import type { ChannelConfig } from './config.ts'

/** The feed cannot be read any further: `row` is the record at fault, from 1. */
export class FeedError extends Error {
  override name = 'FeedError'
  row: number

  constructor(row: number, message: string) {
    super(`row ${row}: ${message}`)
    this.row = row
  }
}

export interface FeedRow {
  row: number
  record: Record<string, unknown>
  /** How much of the feed has been read, from 0 to 1. */
  progress: number
}

export type FeedSource = { content: string } | { path: string }
type Source = ChannelConfig['source']

const MAX_RECORD = 1_000_000
/** JSON as one document is held in memory while it is read; longer feeds come as NDJSON. */
const MAX_JSON = 64_000_000

/** Reads a feed record by record with flat memory. Bytes that are not text come as U+FFFD, which the pipeline reports per row. */
export async function* readFeed(feed: FeedSource, source: Source): AsyncGenerator<FeedRow> {
  const state = { seen: 0, total: 1 }
  const text = decode(await open(feed, source, state), source)
  const records = RECORDS[source.format](text, source)
  let row = 0
  try {
    for await (const record of records) {
      row += 1
      yield { row, record, progress: Math.min(1, state.seen / state.total) }
    }
  } catch (error) {
    if (error instanceof FeedError) throw error
    throw new FeedError(row + 1, error instanceof Error ? error.message : String(error))
  }
}

async function open(feed: FeedSource, source: Source, state: { seen: number; total: number }): Promise<Readable> {
  const bytes = 'content' in feed ? Readable.from([Buffer.from(feed.content)]) : createReadStream(feed.path)
  state.total = Math.max(1, 'content' in feed ? Buffer.byteLength(feed.content) : statSync(feed.path).size)
  const iterator = bytes[Symbol.asyncIterator]() as AsyncIterator<Buffer>
  const first = await iterator.next()
  async function* counted() {
    for (let chunk = first; !chunk.done; chunk = await iterator.next()) {
      state.seen += chunk.value.length
      yield chunk.value
    }
  }
  const zipped = !first.done && first.value[0] === 0x1f && first.value[1] === 0x8b
  const raw = Readable.from(counted(), { objectMode: false })
  if (source.compression === 'none' || (source.compression === 'auto' && !zipped)) return raw
  const gunzip = createGunzip()
  raw.on('error', error => gunzip.destroy(error))
  return raw.pipe(gunzip)
}

async function* decode(bytes: Readable, { encoding }: Source): AsyncGenerator<string> {
  let decoder: InstanceType<typeof TextDecoder> | undefined
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encoding === 'auto' ? guess(chunk) : encoding)
    yield decoder.decode(chunk, { stream: true })
  }
  if (decoder) yield decoder.decode()
}

function guess(start: Buffer): string {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(start, { stream: true })
    return 'utf-8'
  } catch {
    return 'gb18030'
  }
}

type Records = (text: AsyncGenerator<string>, source: Source) => AsyncGenerator<Record<string, unknown>>

const RECORDS: Record<Source['format'], Records> = {
  csv: separated,
  tsv: separated,
  ndjson: lines,
  json: document,
  xml: elements,
}

async function* separated(text: AsyncGenerator<string>, { format, delimiter }: Source) {
  const parser = parse({
    columns: header => header.map((column: string) => column.trim()),
    bom: true,
    delimiter: delimiter ?? (format === 'tsv' ? '\t' : ','),
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
  })
  const input = Readable.from(text)
  input.on('error', error => parser.destroy(error))
  yield* input.pipe(parser) as AsyncIterable<Record<string, unknown>>
}

async function* lines(text: AsyncGenerator<string>) {
  let rest = ''
  for await (const part of text) {
    const whole = (rest + part).split('\n')
    rest = whole.pop() ?? ''
    if (rest.length > MAX_RECORD) throw new Error(`expected records of at most ${MAX_RECORD} characters`)
    for (const line of whole) if (line.trim()) yield asRecord(JSON.parse(line))
  }
  if (rest.trim()) yield asRecord(JSON.parse(rest))
}

async function* document(text: AsyncGenerator<string>, { recordPath }: Source) {
  let whole = ''
  for await (const part of text) {
    whole += part
    if (whole.length > MAX_JSON) throw new Error('expected at most 64 MB of JSON: send longer feeds as ndjson')
  }
  let list: unknown = JSON.parse(whole)
  for (const key of recordPath?.split('.') ?? []) list = (list as Record<string, unknown> | null)?.[key]
  if (!Array.isArray(list)) throw new Error(`expected a list of records at ${recordPath ?? 'the top'}`)
  for (const entry of list) yield asRecord(entry)
}

function asRecord(value: unknown): Record<string, unknown> {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  throw new Error('expected an object')
}

type Open = { name: string; text: string; children: Record<string, unknown> | null }

/** Each item element as an object of its children by qualified name; repeated children become a list. */
async function* elements(text: AsyncGenerator<string>, { itemElement }: Source) {
  const parser = new SaxesParser()
  const done: Record<string, unknown>[] = []
  let stack: Open[] = []
  // Also the first thing wrong stays the one reported: what follows it is noise.
  parser.on('error', error => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    if (stack.length > 0 || name === itemElement) stack.push({ name, text: '', children: null })
  })
  const add = (more: string) => {
    const top = stack.at(-1)
    if (!top) return
    top.text += more
    if (top.text.length > MAX_RECORD) throw new Error(`expected at most ${MAX_RECORD} characters in <${top.name}>`)
  }
  parser.on('text', add)
  parser.on('cdata', add)
  parser.on('closetag', () => {
    const top = stack.pop()
    if (!top) return
    const parent = stack.at(-1)
    if (!parent) {
      done.push(top.children ?? { '': top.text })
      stack = []
      return
    }
    parent.children ??= Object.create(null) as Record<string, unknown>
    const value = top.children ?? top.text
    const known = parent.children[top.name]
    parent.children[top.name] = known === undefined ? value : Array.isArray(known) ? [...known, value] : [known, value]
  })
  for await (const part of text) {
    parser.write(part)
    yield* done.splice(0)
  }
  parser.close()
  yield* done.splice(0)
}
