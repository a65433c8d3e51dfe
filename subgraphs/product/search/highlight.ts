import { bigrams, fold, RUN, type Run } from './text.ts'

const ESCAPES = /[&<>"']/g
export const escapeHtml = (text: string) => text.replace(ESCAPES, character => `&#${character.charCodeAt(0)};`)
const mark = (text: string) => `<em>${escapeHtml(text)}</em>`

/** What is marked: words, words by their start, and CJK by pairs of characters. */
export interface Marks {
  words: ReadonlySet<string>
  starts: readonly string[]
  pairs: ReadonlySet<string>
}

/** The marks of runs; `last` is also marked where a word only starts with it. */
export function marksOf(runs: readonly Run[], last: string | null): Marks {
  const words = runs.filter(run => !run.cjk).map(run => run.text)
  // A single character has no pair: it is its own.
  const pairs = runs.filter(run => run.cjk).flatMap(({ text }) => ([...text].length > 1 ? bigrams(text) : [text]))
  return { words: new Set(words), starts: last ? [last] : [], pairs: new Set(pairs) }
}

/** The title with what matched between <em> and </em>, everything else escaped. */
export function highlight(title: string, marks: Marks): string {
  let out = ''
  let at = 0
  for (const { 0: run, index } of title.matchAll(RUN)) {
    out += escapeHtml(title.slice(at, index)) + markRun(run, marks)
    at = index + run.length
  }
  return out + escapeHtml(title.slice(at))
}

function markRun(run: string, { words, starts, pairs }: Marks): string {
  const folded = fold(run)
  if (words.has(folded) || starts.some(start => folded.startsWith(start))) return mark(run)
  const characters = [...run]
  const foldedCharacters = [...folded]
  // Folding may change lengths; then what matched cannot be told apart.
  if (foldedCharacters.length !== characters.length) return escapeHtml(run)
  const isMarked = foldedCharacters.map(
    (character, at) =>
      pairs.has(character) ||
      pairs.has(character + (foldedCharacters[at + 1] ?? '')) ||
      pairs.has((foldedCharacters[at - 1] ?? '') + character),
  )
  let out = ''
  for (let from = 0; from < characters.length; ) {
    let to = from
    while (to < characters.length && isMarked[to] === isMarked[from]) to += 1
    const piece = characters.slice(from, to).join('')
    out += isMarked[from] ? mark(piece) : escapeHtml(piece)
    from = to
  }
  return out
}
