import { bigrams, chunksOf, codesOf, type Run, tokensOfRun } from '../text.ts'
import { isListed } from './starts.ts'
import { type Unit, unitsOf } from './units.ts'

/** Everything is quoted, so no input is an operator of FTS5's language. */
const quote = (tokens: readonly string[]) => `"${tokens.join(' ').replaceAll('"', '')}"`
const anyOf = (terms: readonly string[]) => (terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`)
const allOf = (terms: readonly string[]) => (terms.length === 1 ? terms[0]! : `(${terms.join(' AND ')})`)

/** How much a token counts that is not the query's own. */
const MISSPELLED = 0.7
const SYNONYM = 0.6

/** One thing that a product's text may have: hits are scored by the slots they fill. */
export interface Slot {
  /** The tokens that fill it, and how well. */
  tokens: ReadonlyMap<string, number>
  /** Fills it too: any token that starts so. */
  start: string | null
  /** Finds products that fill it. */
  match: string
}

export interface Expression {
  /** Finds products with all words; empty when the query has none. */
  strict: string
  slots: Slot[]
  /** The query as titles are indexed, to tell how alike they are. */
  words: string[]
  /** What the highlighter marks. */
  runs: Run[]
  /** The last word, of which only the start may have been typed. */
  last: string | null
  /** Whether `strict` has a start that the index has no list of: then all its words are read, each time it is asked. */
  gathers: boolean
}

/** What the index knows about words. */
export interface Words {
  /** How a word is spelled, if not so. */
  spell(word: string, start: boolean): readonly string[]
  /** Whether so many products have a word that it is hardly the start of another. */
  isWhole(word: string): boolean
}

/** A query in FTS5's language. */
export function expressionOf(query: string, { spell, isWhole }: Words): Expression {
  const units = unitsOf(query)
  const lastRun = units.at(-1)?.runs.at(-1)
  const last = lastRun && !lastRun.cjk && !isWhole(lastRun.text) ? lastRun.text : null
  const meant = new Map<string, readonly string[]>()
  for (const { text, cjk } of units.flatMap(unit => unit.runs))
    if (!cjk && !meant.has(text)) meant.set(text, spell(text, text === last))
  const context = { last, meant }
  const strict = allOf(units.map(unit => strictUnit(unit, context)).filter(term => term !== ''))
  return {
    strict: units.length > 0 ? strict : '',
    slots: slotsOf(query, units, context),
    words: wordsOf(query),
    runs: units.flatMap(unit => [
      ...unit.runs,
      ...unit.runs.flatMap(run => (meant.get(run.text) ?? []).map(text => ({ text, cjk: false }))),
      ...unit.synonyms.flat(),
      ...(unit.joined ? [{ text: unit.joined, cjk: false }] : []),
    ]),
    last,
    gathers:
      units.some(({ runs }) => runs.some(run => run.cjk && isOne(run))) ||
      (last !== null && !(isListed(last) && units.at(-1)?.joined === null)),
  }
}

interface Context {
  last: string | null
  meant: ReadonlyMap<string, readonly string[]>
}

function strictUnit({ runs, joined, synonyms }: Unit, context: Context): string {
  const ways = [allOf(runs.map(run => strictRun(run, context)))]
  if (joined) ways.push(runs.at(-1)?.text === context.last ? `${quote([joined])} *` : quote([joined]))
  for (const synonym of synonyms) ways.push(phrase(synonym))
  return anyOf(ways)
}

function strictRun(run: Run, { last, meant }: Context): string {
  if (run.cjk) return phrase([run])
  const own = run.text === last ? `${quote([run.text])} *` : quote([run.text])
  return anyOf([own, ...(meant.get(run.text) ?? []).map(word => quote([word]))])
}

/** Runs one after the other. A single CJK character is where a pair begins. */
function phrase(runs: readonly Run[]): string {
  const [first] = runs
  if (runs.length === 1 && first?.cjk && [...first.text].length === 1) return `${quote([first.text])} *`
  return quote(runs.flatMap(run => (run.cjk ? bigrams(run.text) : [run.text])))
}

function slotsOf(query: string, units: readonly Unit[], { last, meant }: Context): Slot[] {
  const slots = new Map<string, Slot>()
  const add = (token: string, others: readonly [string, number][] = [], start: string | null = null) => {
    if (slots.has(token)) return
    const tokens = new Map([...others, [token, 1] as const])
    const own = start === null ? [] : [`${quote([start])} *`]
    slots.set(token, { tokens, start, match: anyOf([...[...tokens.keys()].map(one => quote([one])), ...own]) })
  }
  for (const unit of units) {
    const instead = unit.synonyms.flatMap(runs => runs.flatMap(tokensOfRun)).map(token => [token, SYNONYM] as const)
    for (const run of unit.runs) {
      if (run.cjk)
        for (const token of pairsOf(run)) add(token, instead as [string, number][], isOne(run) ? token : null)
      else {
        const others = (meant.get(run.text) ?? []).map(word => [word, MISSPELLED] as const)
        add(run.text, [...instead, ...others] as [string, number][], run.text === last ? run.text : null)
      }
    }
  }
  for (const code of codesOf(chunksOf(query))) add(code)
  return [...slots.values()]
}

function wordsOf(query: string): string[] {
  const chunks = chunksOf(query)
  return [...chunks.flat().flatMap(run => (run.cjk ? pairsOf(run) : [run.text])), ...codesOf(chunks)]
}

const isOne = (run: Run) => [...run.text].length === 1
const pairsOf = (run: Run) => (isOne(run) ? [run.text] : bigrams(run.text))
