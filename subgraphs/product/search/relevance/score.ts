import { isPair } from '../text.ts'
import type { Slot } from './wanted.ts'

/** A product's text as it was indexed: tokens with blanks between them. */
export interface ScoredText {
  title: string
  rest: string
  sales30: number
  tie: number
}

/** BM25F (Robertson and Zaragoza): how much of a word a title says, how much brand, category and description say. */
const TITLE = 1
const REST = 0.15
const SATURATION = 1.2
const LENGTH = 0.4
/** A word of which the query has only the start. */
const STARTED = 0.8
/** How many of the best are looked at closely, by parts of their words and by CJK characters that stand together. */
const CLOSELY = 100
const PART = 4
/** What filled slots count beside the likeness of parts. */
const SLOTS = 0.3
/** What a product must have of what the best one has of the words, to be found without all of them. */
const LEAST_SHARE = 0.25

export interface Scored<T> {
  text: T
  /** How much of what the best hit has of the query's words this one has. */
  share: number
}

/**
 * The order of hits by relevance. `words` are the query's own; `frequencies` has how many of the `size` products fill each slot. Words that are rare
 * count more, titles more than the rest; the best are ordered by how alike their titles and the query are in parts of
 * words, where parts that all of them have count little. Ties go to what sells more.
 */
export function score<T extends ScoredText>(
  texts: readonly T[],
  words: readonly string[],
  slots: readonly Slot[],
  frequencies: readonly number[],
  size: number,
): Scored<T>[] {
  const weights = frequencies.map(df => Math.log(1 + Math.max(0, size - df + 0.5) / (df + 0.5)))
  const parsed = texts.map(text => ({
    text,
    title: text.title.split(' '),
    rest: text.rest ? text.rest.split(' ') : [],
  }))
  const mean = (pick: (one: (typeof parsed)[number]) => string[]) =>
    Math.max(1, parsed.reduce((sum, one) => sum + pick(one).length, 0) / Math.max(1, parsed.length))
  const [titles, rests] = [mean(one => one.title), mean(one => one.rest)]
  const fills = fillsOf(slots)
  const judged = parsed.map(({ text, title, rest }) => {
    const filled = new Float64Array(slots.length)
    fills(title, filled, TITLE / (1 - LENGTH + (LENGTH * title.length) / titles))
    fills(rest, filled, REST / (1 - LENGTH + (LENGTH * rest.length) / rests))
    let sum = 0
    for (let at = 0; at < slots.length; at += 1) sum += (weights[at]! * filled[at]!) / (filled[at]! + SATURATION)
    return { text, title, score: sum }
  })
  judged.sort(byScore)
  const best = judged.slice(0, CLOSELY)
  const likeness = likenessOf(
    words,
    best.map(({ title }) => title),
  )
  const most = best[0]?.score || 1
  const shared = judged.map(one => ({ ...one, share: one.score / most }))
  const close = shared.slice(0, CLOSELY).map((one, at) => ({ ...one, score: SLOTS * one.share + likeness[at]! }))
  return [...close.sort(byScore), ...shared.slice(CLOSELY)].map(({ text, share }) => ({ text, share }))
}

/** What has all words, then what has most of them. */
export function completeFirst<T>(scored: readonly Scored<T>[], isComplete: (text: T) => boolean): T[] {
  const complete = scored.filter(({ text }) => isComplete(text))
  const most = scored.filter(({ text, share }) => !isComplete(text) && share >= LEAST_SHARE)
  return [...complete, ...most].map(({ text }) => text)
}

function byScore(a: { score: number; text: ScoredText }, b: { score: number; text: ScoredText }): number {
  return b.score - a.score || b.text.sales30 - a.text.sales30 || a.text.tie - b.text.tie
}

/** Adds to each slot what the tokens of a field fill of it. */
function fillsOf(slots: readonly Slot[]) {
  const exact = new Map<string, [slot: number, weight: number][]>()
  const starts = slots.flatMap(({ start }, at) => (start === null ? [] : [[start, at] as const]))
  for (const [at, slot] of slots.entries()) {
    for (const [token, weight] of slot.tokens) exact.set(token, [...(exact.get(token) ?? []), [at, weight]])
  }
  return (tokens: readonly string[], filled: Float64Array, field: number) => {
    for (const token of tokens) {
      for (const [at, weight] of exact.get(token) ?? []) filled[at]! += field * weight
      for (const [start, at] of starts)
        if (token.length > start.length && token.startsWith(start)) filled[at]! += field * STARTED
    }
  }
}

/** The cosine of the query and each title over parts of their words, weighed by how few of these titles have a part. */
function likenessOf(query: readonly string[], titles: readonly (readonly string[])[]): number[] {
  const parts = titles.map(partsOf)
  const having = new Map<string, number>()
  for (const title of parts) for (const part of title.keys()) having.set(part, (having.get(part) ?? 0) + 1)
  const weight = (part: string, count: number) =>
    (1 + Math.log(count)) * (Math.log((titles.length + 1) / ((having.get(part) ?? 0) + 0.5)) + 0.3)
  const wanted = new Map([...partsOf(query)].map(([part, count]) => [part, weight(part, count)]))
  const whole = Math.sqrt([...wanted.values()].reduce((sum, one) => sum + one * one, 0)) || 1
  return parts.map(title => {
    let product = 0
    let length = 0
    for (const [part, count] of title) {
      const own = weight(part, count)
      length += own * own
      product += own * (wanted.get(part) ?? 0)
    }
    return product / whole / (Math.sqrt(length) || 1)
  })
}

/**
 * Each word's parts of four characters, its ends included, with how many of the words have it. CJK pairs that overlap are
 * also a part of three: they stand together.
 */
function partsOf(words: readonly string[]): Map<string, number> {
  const parts = new Map<string, number>()
  const add = (part: string) => parts.set(part, (parts.get(part) ?? 0) + 1)
  for (const word of new Set(words)) {
    const text = ` ${word} `
    for (let at = 0; at + PART <= Math.max(text.length, PART); at += 1) add(text.slice(at, at + PART))
  }
  for (const [at, word] of words.entries()) {
    const next = words[at + 1]
    if (next && isPair(word) && isPair(next) && next.startsWith(word.slice(-1))) add(word + next.slice(1))
  }
  return parts
}
