import type { SourceOf, SqlTable } from '../../config/source.ts'
import type { FeedRecord } from '../feed.ts'
import { type DumpRow, dumpRows } from './dump.ts'
import { TableStore } from './tables.ts'

const nameOf = (table: SqlTable) => table.as ?? table.name

/** The records of a dump's first table, each under its table's name, with what the joined tables add. */
export async function* dumped(
  text: AsyncIterable<string>,
  { tables, dialect }: SourceOf<'sql'>,
  workFile: () => string,
  onPass: () => void,
): AsyncGenerator<{ record: FeedRecord; share?: number }> {
  const [first, ...joined] = tables
  const rows = dumpRows(text, tables, dialect)
  if (joined.length === 0) {
    let found = false
    for await (const { values } of rows) {
      found = true
      yield { record: { [nameOf(first!)]: values } }
    }
    expectRows(found, first!)
    return
  }
  using store = new TableStore(workFile(), tables)
  for await (const row of rows) store.add(row as DumpRow)
  store.finish()
  onPass()
  const total = store.count(first!)
  expectRows(total > 0, first!)
  let seen = 0
  for (const row of store.all(first!)) {
    seen += 1
    for (const record of join({ [nameOf(first!)]: row }, joined, store)) yield { record, share: seen / total }
  }
}

function expectRows(found: boolean, table: SqlTable): void {
  if (!found) throw new Error(`expected rows of ${table.name} in the dump, got none`)
}

/** Left joins: what matches nothing stays null. Several `rows` multiply. */
function* join(record: FeedRecord, joined: readonly SqlTable[], store: TableStore): Generator<FeedRecord> {
  const [table, ...rest] = joined
  if (!table) {
    yield record
    return
  }
  const matches = store.matching(table, record)
  if (table.take === 'list') yield* join({ ...record, [nameOf(table)]: matches }, rest, store)
  else {
    const taken = table.take === 'one' ? matches.slice(0, 1) : matches
    for (const match of taken.length > 0 ? taken : [null])
      yield* join({ ...record, [nameOf(table)]: match }, rest, store)
  }
}
