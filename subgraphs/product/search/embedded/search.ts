import type { DatabaseSync } from 'node:sqlite'
import { highlight, type Marks, marksOf } from '../highlight.ts'
import { NO_HITS, type SearchCard, type SearchHit, type SearchPage, type SearchRequest } from '../index-port.ts'
import { completeFirst, type ScoredText, score } from '../relevance/score.ts'
import type { Words } from '../relevance/wanted.ts'
import { isSpellable } from '../spelling.ts'
import { type Expression, expressionOf } from './expression.ts'
import { countFacets } from './facets.ts'
import type { LabelStore } from './labels.ts'
import { collectMost, SCORED } from './most.ts'
import { type Collected, type Retriever, retriever, type Scope, scopeOf } from './retrieve.ts'
import { type SortedHit, sortedHits } from './sorted.ts'
import type { Vocabulary } from './vocabulary.ts'

const LONGEST_QUERY = 500
/** With fewer products that have all words, those that have most of them follow. */
const FEW = 10
/** A word that hardly anybody writes may be a misspelling of one that many write. */
const RARE = 2
/** From so many products on a word is not taken for the start of another, unless it is very short. */
const FREQUENT = 1000
const LONGEST_START = 3

/** Searches one index. */
export function searcher(db: DatabaseSync, labels: LabelStore, vocabulary: Vocabulary) {
  const found = retriever(db)
  const words: Words = {
    spell: (word, start) => {
      if (!isSpellable(word)) return []
      const own = found.frequency(`"${word}"${start ? ' *' : ''}`)
      if (own > RARE) return []
      const near = vocabulary.near(word)
      return own === 0 ? near : near.filter(other => found.frequency(`"${other}"`) > 10 * own)
    },
    isWhole: word => word.length > LONGEST_START && found.frequency(`"${word}"`) >= FREQUENT,
  }
  return (request: SearchRequest): SearchPage => {
    const scope = scopeOf(labels, request.filters)
    const expression = expressionOf(request.query.slice(0, LONGEST_QUERY), words)
    if (!scope || (!expression.strict && request.query.trim())) return NO_HITS
    const { hits, all, allWords } = expression.strict
      ? withText(found, labels, request, scope, expression)
      : withoutText(found, labels, request, scope)
    const marks = marksOf(expression.runs, expression.last)
    return { hits: cards(found, hits, marks), total: all.total, allWords, facets: async () => countFacets(found, all) }
  }
}

interface Found {
  hits: SortedHit[]
  all: Collected
  allWords: boolean
}

/** Without words there is no relevance: what sells most comes first. */
function withoutText(found: Retriever, labels: LabelStore, request: SearchRequest, scope: Scope): Found {
  const all = found.collect('', scope)
  const matched = { text: '', scope, gathers: false }
  return { hits: sortedHits(found, labels, { all, matched }, request), all, allWords: true }
}

function withText(
  found: Retriever,
  labels: LabelStore,
  request: SearchRequest,
  scope: Scope,
  expression: Expression,
): Found {
  const { strict: text, gathers } = expression
  const strict = found.collect(text, scope)
  if (request.sort !== 'RELEVANCE' && strict.total > 0) {
    const matched = { text, scope, gathers }
    return { hits: sortedHits(found, labels, { all: strict, matched }, request), all: strict, allWords: true }
  }
  const frequencies = expression.slots.map(slot => found.frequency(slot.match))
  const scored = (ns: readonly number[]) =>
    score(texts(found, ns), expression.words, expression.slots, frequencies, found.size())
  if (strict.total >= FEW) {
    const best = scored(candidates(found, expression, scope, strict))
    return byRelevance(
      request,
      strict,
      best.map(({ text }) => text),
    )
  }
  const most = collectMost(found, expression.slots, frequencies, scope)
  const complete = new Set(strict.ns)
  const ordered = completeFirst(scored([...new Set([...strict.ns, ...most.ns])]), ({ n }) => complete.has(n))
  const ns = ordered.map(({ n }) => n)
  const all = { ns, total: ns.length }
  const allWords = strict.total > 0
  if (request.sort === 'RELEVANCE') return { ...byRelevance(request, all, ordered), allWords }
  return { hits: sortedHits(found, labels, { all }, request), all, allWords }
}

/** Of very many hits those are scored that have all words in their titles. */
function candidates(found: Retriever, { strict }: Expression, scope: Scope, { ns }: Collected): number[] {
  if (ns.length <= SCORED) return ns
  const titled = found.collect(`{title} : (${strict})`, scope, SCORED)
  return [...new Set([...titled.ns, ...ns])].slice(0, SCORED)
}

/** The scored hits, then the others. */
function byRelevance({ offset = 0, limit }: SearchRequest, all: Collected, scored: readonly { n: number }[]): Found {
  const first = new Set(scored.map(({ n }) => n))
  const ns = [...first, ...all.ns.filter(n => !first.has(n))].slice(offset, offset + limit)
  return { hits: ns.map(n => ({ n, value: 0 })), all, allWords: true }
}

function texts(found: Retriever, ns: readonly number[]): (ScoredText & { n: number })[] {
  if (ns.length === 0) return []
  return found
    .prepared(
      `SELECT c.n, c.title, c.rest, d.sales30, d.tie FROM json_each(?) j CROSS JOIN card c ON c.n = j.value
       CROSS JOIN doc d ON d.n = c.n`,
    )
    .all(JSON.stringify(ns)) as unknown as (ScoredText & { n: number })[]
}

function cards(found: Retriever, hits: readonly SortedHit[], marks: Marks): SearchHit[] {
  if (hits.length === 0) return []
  const rows = found
    .prepared('SELECT c.n, c.json FROM json_each(?) j CROSS JOIN card c ON c.n = j.value')
    .all(JSON.stringify(hits.map(({ n }) => n))) as { n: number; json: string }[]
  const byN = new Map(rows.map(({ n, json }) => [n, JSON.parse(json) as SearchCard]))
  return hits.flatMap(({ n, value }) => {
    const card = byN.get(n)
    return card ? [{ card, highlightedTitle: highlight(card.title, marks), sortValue: value }] : []
  })
}
