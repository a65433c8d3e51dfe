import type { StatementSync } from 'node:sqlite'
import { instantOf } from './instants.ts'
import type { Workbook } from './workbook.ts'

/** Before anything: rows that say no time lose to all that do. */
const NEVER = -8.64e15

/** When a row was taken: an instant, or any number that grows. */
export function momentOf(value: unknown): number {
  if (value === undefined || value === null || value === '') return NEVER
  const text = String(value)
  return instantOf(text) ?? (Number.isFinite(Number(text)) ? Number(text) : NEVER)
}

/** Finds which rows of a feed of snapshots are the newest of their product: all of them in a group, else the last one. */
export class NewestRows {
  #book: Workbook
  #candidate: StatementSync
  #best: StatementSync
  #grouped: boolean

  constructor(book: Workbook, grouped: boolean) {
    this.#book = book
    this.#grouped = grouped
    book.db.exec('CREATE TABLE candidate (row INTEGER PRIMARY KEY, id TEXT, moment REAL NOT NULL)')
    book.db.exec('CREATE TABLE newest (id TEXT PRIMARY KEY, moment REAL NOT NULL, row INTEGER NOT NULL) WITHOUT ROWID')
    this.#candidate = book.db.prepare('INSERT INTO candidate VALUES (?, ?, ?)')
    this.#best = book.db.prepare(
      `INSERT INTO newest VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET moment = excluded.moment, row = excluded.row
       WHERE excluded.moment >= newest.moment`,
    )
  }

  add(row: number, id: string | null, moment: number): void {
    this.#candidate.run(row, id, moment)
    if (id !== null) this.#best.run(id, moment, row)
  }

  /** The rows to go on with, in order. Those without an id are among them, so that the pipeline reports them. */
  *rows(): Generator<number> {
    const winners = this.#book.db.prepare(
      `SELECT c.row FROM candidate c LEFT JOIN newest n ON n.id = c.id
       WHERE c.id IS NULL OR (c.moment = n.moment AND ${this.#grouped ? 'true' : 'c.row = n.row'}) ORDER BY c.row`,
    )
    for (const { row } of winners.iterate() as Iterable<{ row: number }>) yield row
  }
}
