import type { DatabaseSync } from 'node:sqlite'
import type { SearchEntry, SearchPage, SearchRequest, StoredEntry } from '../index-port.ts'
import { labelStore } from './labels.ts'
import { openTables } from './schema.ts'
import { searcher } from './search.ts'
import { tidier } from './tidy.ts'
import { vocabularyOf } from './vocabulary.ts'
import { writer } from './writer.ts'

/** One index in one file: the one that is searched, or the one that will replace it. */
export interface Generation {
  write(entries: readonly SearchEntry[]): void
  search(request: SearchRequest): SearchPage
  count(): number
  /** Some entries behind a place, and the last one's place. */
  page(behind: number, limit: number): { entries: StoredEntry[]; last: number | null }
  find(ids: readonly string[]): StoredEntry[]
  /** One step; answers whether more is left. */
  tidy(): boolean
  close(): void
}

export function openGeneration(file: string): Generation {
  const db = openTables(file)
  try {
    return generation(db)
  } catch (error) {
    db.close()
    throw error
  }
}

function generation(db: DatabaseSync): Generation {
  const labels = labelStore(db)
  const vocabulary = vocabularyOf(db)
  const live = db.prepare("SELECT value FROM counter WHERE name = 'live'")
  const page = db.prepare('SELECT n, id, version, hash FROM doc WHERE n > ? AND live = 1 ORDER BY n LIMIT ?')
  const find = db.prepare(
    'SELECT d.id, d.version, CASE d.live WHEN 1 THEN d.hash END AS hash FROM json_each(?) j CROSS JOIN doc d ON d.id = j.value',
  )
  return {
    write: writer(db, labels, vocabulary),
    search: searcher(db, labels, vocabulary),
    count: () => (live.get() as { value: number }).value,
    page: (behind, limit) => {
      const rows = page.all(behind, limit) as unknown as (StoredEntry & { n: number })[]
      const entries = rows.map(({ id, version, hash }) => ({ id, version, hash }))
      return { entries, last: rows.at(-1)?.n ?? null }
    },
    find: ids => (find.all(JSON.stringify(ids)) as unknown as StoredEntry[]).map(row => ({ ...row })),
    tidy: tidier(db),
    close: () => db.close(),
  }
}
