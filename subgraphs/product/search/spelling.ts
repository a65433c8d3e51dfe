/** Spelling of words: which are near each other, and by which keys near ones are found. The method is SymSpell's. */

/** Only words of letters are corrected: a wrong letter in a model number is another model. */
export const isSpellable = (word: string) => /^[a-z]{4,30}$/.test(word)

/** How many wrong letters a word may have; Meilisearch's settings say the same. */
export const ONE_EDIT_FROM = 4
export const TWO_EDITS_FROM = 8
export const editsOf = (word: string) => (word.length < TWO_EDITS_FROM ? 1 : 2)

const PREFIX = 8

/** Keys of a word: two words within the edits share one. Longer words are keyed by their start. */
export function spellingKeys(word: string): number[] {
  const start = word.slice(0, PREFIX)
  const keys = new Set([start])
  for (const once of deletions(start)) {
    keys.add(once)
    if (word.length >= TWO_EDITS_FROM) for (const twice of deletions(once)) keys.add(twice)
  }
  return [...keys].map(hash)
}

/** The word with each one letter left out. */
function deletions(word: string): string[] {
  return Array.from(word, (_, at) => word.slice(0, at) + word.slice(at + 1))
}

/** FNV-1a: keys are kept as numbers, and what they find is compared letter by letter. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return value >>> 0
}

/** Edits between two words, a swap of neighbours being one (optimal string alignment). */
export function distance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let best = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, rows[i - 2]![j - 2]! + 1)
      row.push(best)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
