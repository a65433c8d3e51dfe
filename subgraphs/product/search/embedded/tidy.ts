import type { DatabaseSync } from 'node:sqlite'

/** Pages that one step writes, in about ten milliseconds. */
const PAGES = 64
/** So many segments are left alone: to merge them all is to write the whole index again. */
const FEW = 4

/**
 * Each write leaves a segment, and FTS5 merges them only so far that ten or twenty are left, in each of which each word is
 * looked up. This merges all of them into one, step by step.
 */
export function tidier(db: DatabaseSync): () => boolean {
  const segments = db.prepare(`WITH RECURSIVE segment (id) AS (
    SELECT min(segid) FROM words_idx UNION ALL
    SELECT (SELECT min(segid) FROM words_idx WHERE segid > id) FROM segment WHERE id IS NOT NULL) SELECT count(id) AS n FROM segment`)
  const merge = db.prepare(`INSERT INTO words (words, rank) VALUES ('merge', -${PAGES})`)
  const changes = db.prepare('SELECT total_changes() AS n')
  const numberOf = (statement: typeof changes) => (statement.get() as { n: number }).n
  let begun = false
  return () => {
    if (!begun && numberOf(segments) <= FEW) return false
    const before = numberOf(changes)
    merge.run()
    // FTS5's own sign that there is more to merge: changes besides that of the command itself.
    begun = numberOf(changes) - before >= 2
    return begun
  }
}
