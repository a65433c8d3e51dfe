import { bigrams, chunksOf, codesOf, type Run, tokensOfRun } from '../text.ts'
import { type Unit, unitsOf } from './units.ts'

/** How much a token counts that is not the query's own. */
const MISSPELLED = 0.7
const SYNONYM = 0.6

/** One thing that a product's text may have: hits are scored by the slots they fill. */
export interface Slot {
  /** The query's own token. */
  token: string
  /** The tokens that fill it, and how well. */
  tokens: ReadonlyMap<string, number>
  /** Fills it too: any token that starts so. */
  start: string | null
}

/** What a query asks for. */
export interface Wanted {
  units: Unit[]
  slots: Slot[]
  /** The query as titles are indexed, to tell how alike they are. */
  words: string[]
  /** What the highlighter marks. */
  runs: Run[]
  /** The last word, of which only the start may have been typed. */
  last: string | null
  /** Words that may be meant by others. */
  meant: ReadonlyMap<string, readonly string[]>
}

/** What the index knows about words. */
export interface Words {
  /** How a word is spelled, if not so. */
  spell(word: string, start: boolean): readonly string[]
  /** Whether so many products have a word that it is hardly the start of another. */
  isWhole(word: string): boolean
}

export function wantedOf(query: string, { spell, isWhole }: Words): Wanted {
  const units = unitsOf(query)
  const lastRun = units.at(-1)?.runs.at(-1)
  const last = lastRun && !lastRun.cjk && !isWhole(lastRun.text) ? lastRun.text : null
  const meant = new Map<string, readonly string[]>()
  for (const { text, cjk } of units.flatMap(unit => unit.runs))
    if (!cjk && !meant.has(text)) meant.set(text, spell(text, text === last))
  const runs = units.flatMap(unit => [
    ...unit.runs,
    ...unit.runs.flatMap(run => (meant.get(run.text) ?? []).map(text => ({ text, cjk: false }))),
    ...unit.synonyms.flat(),
    ...(unit.joined ? [{ text: unit.joined, cjk: false }] : []),
  ])
  return { units, slots: slotsOf(query, units, { last, meant }), words: wordsOf(query), runs, last, meant }
}

function slotsOf(query: string, units: readonly Unit[], { last, meant }: Pick<Wanted, 'last' | 'meant'>): Slot[] {
  const slots = new Map<string, Slot>()
  const add = (token: string, others: readonly [string, number][] = [], start: string | null = null) => {
    if (!slots.has(token)) slots.set(token, { token, tokens: new Map([...others, [token, 1] as const]), start })
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

export const isOne = (run: Run) => [...run.text].length === 1
const pairsOf = (run: Run) => (isOne(run) ? [run.text] : bigrams(run.text))
