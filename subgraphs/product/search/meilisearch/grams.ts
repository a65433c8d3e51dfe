import { chunksOf, tokensOfRun } from '../text.ts'

/**
 * Chinese, Japanese and Korean as the server cannot cut them its own way: pairs of characters, each written as a word of
 * Latin letters. What the dictionary of the server takes for words differs between a title and a part of it; pairs do not.
 */
const LETTERS = 26
const PER_CHARACTER = 4
/** With more pairs than this, each second one: the server looks at ten words of a query. */
const MOST_PAIRS = 6
const RUNS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+/gu

/** A pair begins as its first character does, so that one character finds the pairs that begin with it. */
const written = (token: string) => `q${[...token].map(letters).join('')}`

function letters(character: string): string {
  let rest = character.codePointAt(0)!
  let out = ''
  for (let place = 0; place < PER_CHARACTER; place += 1) {
    out = String.fromCharCode(97 + (rest % LETTERS)) + out
    rest = Math.floor(rest / LETTERS)
  }
  return out
}

const runsOf = (text: string) =>
  chunksOf(text)
    .flat()
    .filter(run => run.cjk)

/** The words of a text to index. */
export const gramsOf = (...texts: (string | null)[]) =>
  texts.flatMap(text => runsOf(text ?? '').flatMap(tokensOfRun)).map(written)

/** A query, or a synonym, with its Chinese as such words. */
export function withGrams(query: string): string {
  return query
    .normalize('NFKC')
    .replace(RUNS, run => ` ${pairsOf(run).map(written).join(' ')} `)
    .trim()
}

function pairsOf(text: string): string[] {
  const [run] = runsOf(text)
  if (!run) return []
  const tokens = tokensOfRun(run)
  const pairs = tokens.length > 1 ? tokens.slice(0, -1) : tokens
  if (pairs.length <= MOST_PAIRS) return pairs
  return pairs.filter((_pair, at) => at % 2 === 0 || at === pairs.length - 1)
}
