import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import type { SourceOf } from '../config/source.ts'
import { detectDelimiter } from './dialect.ts'
import { type FeedRecord, MAX_RECORD, type ReadRecord } from './feed.ts'

type Separated = SourceOf<'csv' | 'tsv'>

/** The rows of CSV and its relatives, as objects by the names in the header. */
export async function* separated(text: AsyncIterable<string>, source: Separated): AsyncGenerator<ReadRecord> {
  const { sample, whole } = await headOf(text, source.skipLines)
  const given = /^sep=(.)\r?\n/i.exec(sample)
  const delimiter =
    source.delimiter ?? (source.format === 'tsv' ? '\t' : (given?.[1] ?? detectDelimiter(sample, source.quote)))
  const parser = parse({
    delimiter,
    quote: source.quote,
    skip_empty_lines: true,
    // Counted here, so that one bad row does not end the feed.
    relax_column_count: true,
    max_record_size: MAX_RECORD,
    from_line: given ? 2 : 1,
  })
  const input = Readable.from(whole)
  input.on('error', error => parser.destroy(error))
  parser.on('close', () => input.destroy())
  let columns = source.columns
  for await (const values of input.pipe(parser) as AsyncIterable<string[]>) {
    if (columns) yield toRecord(columns, values)
    else columns = values.map(column => column.trim())
  }
}

function toRecord(columns: readonly string[], values: readonly string[]): ReadRecord {
  const record: FeedRecord = {}
  for (let at = 0; at < columns.length; at += 1) record[columns[at]!] = values[at]
  if (values.length === columns.length) return { record }
  if (values.length > columns.length && values.slice(columns.length).every(value => value === '')) return { record }
  const message = `expected ${columns.length} columns, got ${values.length}`
  return { record, problem: { field: 'row', code: 'COLUMNS', message, value: values.join(' ').slice(0, 200) } }
}

/** Enough of the text to see its dialect, and the text whole without the byte order mark and the lines to skip. */
async function headOf(text: AsyncIterable<string>, skipLines: number) {
  const iterator = text[Symbol.asyncIterator]()
  let head = ''
  let done = false
  while (!done && head.length < 65_536) {
    const next = await iterator.next()
    done = next.done === true
    if (!done) head += next.value
  }
  head = head.replace(/^\uFEFF/, '')
  for (let line = 0; line < skipLines; line += 1) head = head.slice(head.indexOf('\n') + 1 || head.length)
  const sample = head
  async function* whole() {
    if (sample) yield sample
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { sample, whole: whole() }
}
