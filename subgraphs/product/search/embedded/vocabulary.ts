import type { DatabaseSync } from 'node:sqlite'
import { distance, editsOf, spellingKeys } from '../spelling.ts'

const MOST_KEPT = 200_000
const MOST_CANDIDATES = 500

/** The words that titles, brands and categories are written with, to find what a misspelled one was meant to be. */
export function vocabularyOf(db: DatabaseSync) {
  const known = new Set<string>()
  const addWord = db.prepare('INSERT OR IGNORE INTO vocabulary (word) VALUES (?) RETURNING w')
  const addKey = db.prepare('INSERT OR IGNORE INTO spelling VALUES (?, ?)')
  const candidates = db.prepare(
    `SELECT DISTINCT v.word FROM json_each(?) k JOIN spelling s ON s.key = k.value JOIN vocabulary v USING (w) LIMIT ${MOST_CANDIDATES}`,
  )
  return {
    /** Inside a write's transaction. */
    add(word: string): void {
      if (known.has(word)) return
      const row = addWord.get(word) as { w: number } | undefined
      if (row) for (const key of spellingKeys(word)) addKey.run(key, row.w)
      if (known.size >= MOST_KEPT) known.clear()
      known.add(word)
    },
    /** The words that are nearest to a word, other than itself. */
    near(word: string): string[] {
      const rows = candidates.all(JSON.stringify(spellingKeys(word))) as { word: string }[]
      const judged = rows
        .map(row => ({ word: row.word, edits: distance(word, row.word) }))
        .filter(({ edits }) => edits > 0 && edits <= editsOf(word))
      const least = Math.min(...judged.map(({ edits }) => edits))
      return judged
        .filter(({ edits }) => edits === least)
        .map(({ word: other }) => other)
        .sort()
        .slice(0, 8)
    },
    forget: () => known.clear(),
  }
}

export type Vocabulary = ReturnType<typeof vocabularyOf>
