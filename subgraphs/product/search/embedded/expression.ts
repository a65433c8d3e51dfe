import type { Unit } from '../relevance/units.ts'
import { isOne, type Slot as Sought, type Wanted, type Words, wantedOf } from '../relevance/wanted.ts'
import { bigrams, type Run } from '../text.ts'
import { isListed } from './starts.ts'

/** Everything is quoted, so no input is an operator of FTS5's language. */
const quote = (tokens: readonly string[]) => `"${tokens.join(' ').replaceAll('"', '')}"`
const anyOf = (terms: readonly string[]) => (terms.length === 1 ? terms[0]! : `(${terms.join(' OR ')})`)
const allOf = (terms: readonly string[]) => (terms.length === 1 ? terms[0]! : `(${terms.join(' AND ')})`)

export interface Slot extends Sought {
  /** Finds products that fill it. */
  match: string
}

/** A query in FTS5's language. */
export interface Expression extends Wanted {
  /** Finds products with all words; empty when the query has none. */
  strict: string
  slots: Slot[]
  /** Whether `strict` has a start that the index has no list of: then all its words are read, each time it is asked. */
  gathers: boolean
}

export function expressionOf(query: string, words: Words): Expression {
  const wanted = wantedOf(query, words)
  const { units, last } = wanted
  const strict = allOf(units.map(unit => strictUnit(unit, wanted)).filter(term => term !== ''))
  return {
    ...wanted,
    strict: units.length > 0 ? strict : '',
    slots: wanted.slots.map(slot => ({ ...slot, match: matchOf(slot) })),
    gathers:
      units.some(({ runs }) => runs.some(run => run.cjk && isOne(run))) ||
      (last !== null && !(isListed(last) && units.at(-1)?.joined === null)),
  }
}

function matchOf({ tokens, start }: Sought): string {
  return anyOf([...[...tokens.keys()].map(one => quote([one])), ...(start === null ? [] : [`${quote([start])} *`])])
}

function strictUnit({ runs, joined, synonyms }: Unit, wanted: Wanted): string {
  const ways = [allOf(runs.map(run => strictRun(run, wanted)))]
  if (joined) ways.push(runs.at(-1)?.text === wanted.last ? `${quote([joined])} *` : quote([joined]))
  for (const synonym of synonyms) ways.push(phrase(synonym))
  return anyOf(ways)
}

function strictRun(run: Run, { last, meant }: Wanted): string {
  if (run.cjk) return phrase([run])
  const own = run.text === last ? `${quote([run.text])} *` : quote([run.text])
  return anyOf([own, ...(meant.get(run.text) ?? []).map(word => quote([word]))])
}

/** Runs one after the other. A single CJK character is where a pair begins. */
function phrase(runs: readonly Run[]): string {
  const [first] = runs
  if (runs.length === 1 && first?.cjk && isOne(first)) return `${quote([first.text])} *`
  return quote(runs.flatMap(run => (run.cjk ? bigrams(run.text) : [run.text])))
}
