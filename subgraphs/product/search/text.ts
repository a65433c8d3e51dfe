const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u
const RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+|[\p{L}\p{N}]+/gu

/** Folds case, width and diacritics: "Café" and "ＣＡＦＥ" are one word. */
export const fold = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .toLowerCase()

export interface Run {
  text: string
  cjk: boolean
}

/** The words of a text; CJK, written without spaces, comes as whole runs. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = []
  for (const [match] of fold(text).matchAll(RUN)) {
    // A word of letters may still touch CJK: "iphone手机" is two runs.
    for (const part of match.split(/(?<=[a-z0-9])(?=[\p{Script=Han}])|(?<=[\p{Script=Han}])(?=[a-z0-9])/u)) {
      if (part) runs.push({ text: part.slice(0, 100), cjk: CJK.test(part) })
    }
  }
  return runs
}

/** What is indexed: words as they are; CJK as overlapping pairs and the last character, so that any part is a phrase. */
export function tokensOf(text: string): string[] {
  return runsOf(text).flatMap(run => (run.cjk ? [...bigrams(run.text), [...run.text].at(-1)!] : [run.text]))
}

export function bigrams(text: string): string[] {
  const characters = [...text]
  return characters.slice(1).map((character, index) => characters[index]! + character)
}

/** The word with each one letter left out: two words within one edit share one of these or each other. */
export function deletions(word: string): string[] {
  const all = new Set([word])
  for (let at = 0; at < word.length; at += 1) all.add(word.slice(0, at) + word.slice(at + 1))
  return [...all]
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

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)

/** The title with what matched between <em> and </em>, everything else escaped. `matched` are folded words or CJK parts. */
export function highlight(title: string, matched: readonly Run[], lastIsPrefix = true): string {
  let out = ''
  let at = 0
  for (const word of title.matchAll(RUN)) {
    out += escapeHtml(title.slice(at, word.index))
    out += markWord(word[0], matched, lastIsPrefix)
    at = word.index + word[0].length
  }
  return out + escapeHtml(title.slice(at))
}

function markWord(word: string, matched: readonly Run[], lastIsPrefix: boolean): string {
  const folded = fold(word)
  for (const { text, cjk } of matched) {
    if (!cjk && (folded === text || (lastIsPrefix && folded.startsWith(text)))) return `<em>${escapeHtml(word)}</em>`
    const from = cjk ? folded.indexOf(text) : -1
    // Folding may change lengths; then the whole run is marked.
    if (from >= 0 && folded.length === word.length) {
      const to = from + text.length
      return `${escapeHtml(word.slice(0, from))}<em>${escapeHtml(word.slice(from, to))}</em>${escapeHtml(word.slice(to))}`
    }
    if (from >= 0) return `<em>${escapeHtml(word)}</em>`
  }
  return escapeHtml(word)
}
