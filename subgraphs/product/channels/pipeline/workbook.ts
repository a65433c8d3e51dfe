import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'

/**
 * What a run must remember of its feed, in a file: feeds have any size, memory does not. It is made anew from the feed
 * when the run goes on in another process.
 */
export class Workbook {
  readonly db: DatabaseSync
  #folder: string
  #files = 0
  #take: StatementSync
  #note: StatementSync
  #has: StatementSync

  constructor(folder: string) {
    this.#folder = folder
    this.db = new DatabaseSync(this.file())
    // It is never read after a crash: nothing waits for the disk. One transaction, or each insert would be its own.
    this.db.exec(
      'PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000; PRAGMA temp_store = FILE',
    )
    this.db.exec('BEGIN; CREATE TABLE seen (id TEXT PRIMARY KEY, taken INTEGER NOT NULL) WITHOUT ROWID')
    this.#take = this.db.prepare(
      'INSERT INTO seen VALUES (?, 1) ON CONFLICT (id) DO UPDATE SET taken = 1 WHERE taken = 0',
    )
    this.#note = this.db.prepare('INSERT OR IGNORE INTO seen VALUES (?, 0)')
    this.#has = this.db.prepare('SELECT 1 AS found FROM seen WHERE id = ?')
  }

  /** A file in the run's folder that nobody uses yet. */
  file(): string {
    this.#files += 1
    return join(this.#folder, `work-${this.#files}.sqlite`)
  }

  /** Takes an external id; false if a product of this feed has it already. */
  take(id: string): boolean {
    return this.#take.run(id).changes === 1
  }

  /** Remembers that the feed has this id, although its product was refused. */
  note(id: string): void {
    this.#note.run(id)
  }

  /** Which of the ids the feed does not have. */
  absent(ids: readonly string[]): string[] {
    return ids.filter(id => !this.#has.get(id))
  }

  close(): void {
    this.db.close()
  }
}
