import type { StatementSync } from 'node:sqlite'
import type { FeedRecord, RowProblem } from '../reader/feed.ts'
import type { Workbook } from './workbook.ts'

export interface GroupedRow {
  row: number
  record: FeedRecord
  problem?: RowProblem
  key: string | null
}

/** Brings the rows of one product together that lie anywhere in a feed, products in the order of their first rows. */
export class RowGroups {
  #book: Workbook
  #row: StatementSync
  #member: StatementSync

  constructor(book: Workbook) {
    this.#book = book
    book.db.exec('CREATE TABLE grouped (row INTEGER PRIMARY KEY, key TEXT, data TEXT NOT NULL)')
    book.db.exec('CREATE TABLE member (id TEXT PRIMARY KEY, key TEXT NOT NULL) WITHOUT ROWID')
    this.#row = book.db.prepare('INSERT INTO grouped VALUES (?, ?, ?)')
    this.#member = book.db.prepare('INSERT OR IGNORE INTO member VALUES (?, ?)')
  }

  add({ row, key, record, problem }: GroupedRow, members: readonly string[]): void {
    this.#row.run(row, key, JSON.stringify([record, problem]))
    if (key !== null) for (const member of members) if (member !== key) this.#member.run(member, key)
  }

  count(): number {
    return (this.#book.db.prepare('SELECT count(*) AS n FROM grouped').get() as { n: number }).n
  }

  *rows(): Generator<GroupedRow> {
    const ordered = this.#book.db.prepare(
      `WITH keyed AS (SELECT g.row, coalesce(m.key, g.key) AS key FROM grouped g LEFT JOIN member m ON m.id = g.key)
       SELECT g.row, g.data, k.key FROM keyed k JOIN grouped g ON g.row = k.row
       LEFT JOIN (SELECT key, min(row) AS first FROM keyed WHERE key IS NOT NULL GROUP BY key) f ON f.key = k.key
       ORDER BY coalesce(f.first, k.row), k.row`,
    )
    for (const found of ordered.iterate() as Iterable<{ row: number; data: string; key: string | null }>) {
      const [record, problem] = JSON.parse(found.data) as [FeedRecord, RowProblem | undefined]
      yield { row: found.row, record, problem: problem ?? undefined, key: found.key }
    }
  }
}
