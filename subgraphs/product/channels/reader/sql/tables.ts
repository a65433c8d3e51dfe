import { DatabaseSync, type StatementSync } from 'node:sqlite'
import type { SqlTable } from '../../config/source.ts'
import type { FeedRecord } from '../feed.ts'
import { valueAt } from '../feed.ts'
import type { DumpRow } from './dump.ts'

type Row = DumpRow['values']

/** The tables of a dump on disk, so that joining them takes no memory. Rows are JSON, with the joined columns beside it. */
export class TableStore {
  #db: DatabaseSync
  #inserts = new Map<SqlTable, StatementSync>()
  #matches = new Map<SqlTable, StatementSync>()
  #index: Map<SqlTable, number>

  constructor(file: string, tables: readonly SqlTable[]) {
    this.#db = new DatabaseSync(file)
    this.#db.exec('PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -8000; BEGIN')
    this.#index = new Map(tables.map((table, index) => [table, index]))
    for (const [table, index] of this.#index) {
      const keys = Object.keys(table.join ?? {}).map((_column, at) => `k${at}`)
      this.#db.exec(
        `CREATE TABLE t${index} (position INTEGER PRIMARY KEY, row TEXT${keys.map(key => `, ${key} TEXT`).join('')})`,
      )
      const values = ['row', ...keys]
      this.#inserts.set(
        table,
        this.#db.prepare(`INSERT INTO t${index} (${values.join(', ')}) VALUES (${values.map(() => '?').join(', ')})`),
      )
    }
  }

  add({ table, values }: DumpRow): void {
    const keys = Object.keys(table.join ?? {}).map(column => values[column] ?? null)
    this.#inserts.get(table)!.run(JSON.stringify(values), ...keys)
  }

  /** Indexes what was added; nothing is added after. */
  finish(): void {
    for (const [table, index] of this.#index) {
      const keys = Object.keys(table.join ?? {}).map((_column, at) => `k${at}`)
      if (keys.length === 0) continue
      this.#db.exec(`CREATE INDEX i${index} ON t${index} (${keys.join(', ')})`)
      const condition = keys.map(key => `${key} = ?`).join(' AND ')
      this.#matches.set(
        table,
        this.#db.prepare(`SELECT row FROM t${index} WHERE ${condition} ORDER BY position LIMIT 2000`),
      )
    }
  }

  count(table: SqlTable): number {
    return (this.#db.prepare(`SELECT count(*) AS n FROM t${this.#index.get(table)}`).get() as { n: number }).n
  }

  *all(table: SqlTable): Generator<Row> {
    const rows = this.#db.prepare(`SELECT row FROM t${this.#index.get(table)} ORDER BY position`).iterate()
    for (const { row } of rows as Iterable<{ row: string }>) yield JSON.parse(row) as Row
  }

  /** The rows of a table that belong to a record of the tables before it. */
  matching(table: SqlTable, record: FeedRecord): Row[] {
    const keys = Object.values(table.join ?? {}).map(target => {
      const [name, ...column] = target.split('.')
      return valueAt(record, [name!, column.join('.')]) as string | null | undefined
    })
    if (keys.some(key => key === null || key === undefined)) return []
    const rows = this.#matches.get(table)!.all(...(keys as string[])) as { row: string }[]
    return rows.map(({ row }) => JSON.parse(row) as Row)
  }

  [Symbol.dispose](): void {
    this.#db.close()
  }
}
