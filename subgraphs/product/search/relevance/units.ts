import { SYNONYMS } from '../synonyms.ts'
import { chunksOf, type Run } from '../text.ts'

/** A part of a query that must be found as a whole: a word, a model number, a CJK word, or several words with synonyms. */
export interface Unit {
  /** All of them must be found. */
  runs: Run[]
  /** What was written together with punctuation, as one word. */
  joined: string | null
  /** What may be found instead: the runs of each synonym in their order. */
  synonyms: Run[][]
}

const MOST_RUNS = 40
/** From this length on a CJK run is taken apart into words, which may stand anywhere. */
const SEGMENTED = 4
const LONGEST_SYNONYM = 3

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const runsOf = (text: string) => chunksOf(text).flat()
const keyOf = (runs: readonly Run[]) => runs.map(run => run.text).join(' ')

const synonyms: ReadonlyMap<string, Run[][]> = new Map(
  SYNONYMS.flatMap(group =>
    group.map(one => [keyOf(runsOf(one)), group.filter(other => other !== one).map(runsOf)] as const),
  ),
)

export function unitsOf(query: string): Unit[] {
  const units: Unit[] = []
  let left = MOST_RUNS
  for (const chunk of chunksOf(query)) {
    const runs = chunk.slice(0, left).flatMap(run => (run.cjk ? wordsOf(run) : [run]))
    left -= runs.length
    const words = runs.filter(run => !run.cjk)
    if (words.length > 0)
      units.push({ runs: words, joined: words.length > 1 ? words.map(run => run.text).join('') : null, synonyms: [] })
    for (const run of runs) if (run.cjk) units.push({ runs: [run], joined: null, synonyms: [] })
    if (left <= 0) break
  }
  return withSynonyms(units)
}

/** The words of a CJK run. A character that is no word by itself belongs to the word before it. */
function wordsOf(run: Run): Run[] {
  if ([...run.text].length < SEGMENTED) return [run]
  const words: string[] = []
  for (const { segment } of segmenter.segment(run.text)) {
    const isOne = [...segment].length === 1
    const last = words.at(-1)
    if (last !== undefined && (isOne || [...last].length === 1)) words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words.map(text => ({ text, cjk: true }))
}

/** Joins units that together have synonyms, the longest first: "mobile phone" before "phone". */
function withSynonyms(units: readonly Unit[]): Unit[] {
  const joined: Unit[] = []
  for (let at = 0; at < units.length; ) {
    let length = Math.min(LONGEST_SYNONYM, units.length - at)
    while (length > 0 && !synonyms.has(keyOf(units.slice(at, at + length).flatMap(unit => unit.runs)))) length -= 1
    const run = units.slice(at, at + Math.max(length, 1))
    const runs = run.flatMap(unit => unit.runs)
    joined.push({ runs, joined: run.length === 1 ? run[0]!.joined : null, synonyms: synonyms.get(keyOf(runs)) ?? [] })
    at += run.length
  }
  return joined
}
