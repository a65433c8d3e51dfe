import type { Field } from '../config/fields.ts'
import type { ChannelConfig } from '../config/schema.ts'
import type { ChannelFunctions } from '../functions/registry.ts'
import type { FeedRow } from '../reader/feed.ts'
import { compileExpression } from './expression.ts'
import { RowGroups } from './groups.ts'
import { createReader } from './mapper.ts'
import { momentOf, NewestRows } from './newest.ts'
import type { MappedRow, Values } from './row.ts'
import type { Workbook } from './workbook.ts'

/** A row where the pipeline takes it: its group is known if rows were brought together. */
export interface ArrangedRow extends Omit<FeedRow, 'progress'> {
  /** How many rows have been dealt with, this one among them. */
  position: number
  key?: string | null
}

export interface Arrangement {
  config: ChannelConfig
  functions: ChannelFunctions
  book: Workbook
  /** Reads the feed from its start, each time the same. */
  read(): AsyncIterable<FeedRow>
  /** Told how far the run is, from 0 to 1, over all passes. */
  onProgress(share: number): void
}

/**
 * The rows that count, in the order they are needed: without rows that a newer snapshot replaces, and with the rows of a
 * product together. Either takes a pass over the feed before; what it learns lies in the workbook.
 */
export async function* arrange(given: Arrangement): AsyncGenerator<ArrangedRow> {
  const { snapshot, group } = given.config
  const scattered = group?.rows === 'anywhere'
  const passes = 1 + (snapshot ? 1 : 0) + (scattered ? 1 : 0)
  let pass = 0
  async function* counted() {
    const from = pass++ / passes
    for await (const row of given.read()) {
      given.onProgress(from + row.progress / passes)
      yield row
    }
  }
  const newest = snapshot ? await findNewest(given, snapshot.latestBy, counted()) : null
  const rows = () => (newest ? only(counted(), newest.rows()) : counted())
  if (!scattered) {
    for await (const { progress: _progress, ...row } of rows()) yield { ...row, position: row.row }
    return
  }
  const groups = await gather(given, rows())
  let position = 0
  const total = groups.count()
  for (const row of groups.rows()) {
    position += 1
    given.onProgress((passes - 1 + position / total) / passes)
    yield { ...row, position }
  }
}

async function findNewest(given: Arrangement, latestBy: Field, rows: AsyncIterable<FeedRow>): Promise<NewestRows> {
  const newest = new NewestRows(given.book, given.config.group !== undefined)
  const by = given.config.group?.by ?? 'externalId'
  const read = keyReader(given, [by, latestBy])
  for await (const row of rows) {
    const values = await read(row)
    const id = values[by] === undefined ? null : String(values[by])
    newest.add(row.row, id, momentOf(values[latestBy]))
  }
  return newest
}

async function gather(given: Arrangement, rows: AsyncIterable<FeedRow>): Promise<RowGroups> {
  const groups = new RowGroups(given.book)
  const { by, members } = given.config.group!
  const read = keyReader(given, [by])
  const list = members ? compileExpression(members) : null
  for await (const row of rows) {
    const value = (await read(row))[by]
    const named = list ? await list(row.record).catch(() => undefined) : undefined
    const ids = (Array.isArray(named) ? named : [named]).filter(id => typeof id === 'string' || typeof id === 'number')
    groups.add({ ...row, key: value === undefined ? null : String(value) }, ids.map(String))
  }
  return groups
}

/** Reads a few fields of a row, as the mapping will. */
function keyReader({ config, functions }: Arrangement, fields: readonly Field[]) {
  const read = createReader(config, functions, fields)
  return async ({ row, record }: FeedRow): Promise<Values> => {
    const result: MappedRow = { row, record, before: {}, values: {}, violations: [], accepted: true }
    await read(result)
    return result.values
  }
}

/** The rows with these numbers, which come in order. */
async function* only(rows: AsyncIterable<FeedRow>, wanted: Iterator<number>): AsyncGenerator<FeedRow> {
  let next = wanted.next()
  for await (const row of rows) {
    if (next.done || next.value !== row.row) continue
    next = wanted.next()
    yield row
  }
}
