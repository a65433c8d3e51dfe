import type { Index, Meilisearch, MultiSearchQuery } from 'meilisearch'
import type { SearchCard, SearchFilters } from '../index-port.ts'
import { completeFirst, type ScoredText, score } from '../relevance/score.ts'
import { textsOf } from '../relevance/texts.ts'
import { type Wanted, wantedOf } from '../relevance/wanted.ts'
import { hasDigit } from '../text.ts'
import type { Stored } from './documents.ts'
import { withGrams } from './grams.ts'
import { filterOf } from './query.ts'

/** How many products are looked up by each word, and how many of all of those are scored. */
const LISTED = 100
const SCORED = 100
/** How many words are asked for, model numbers before others. */
const MOST_SLOTS = 24
const SCORED_DESCRIPTION = 1000

export interface Server {
  client: Meilisearch
  index: Index<Stored>
}

interface List {
  ids: string[]
  total: number
}

interface Candidate extends ScoredText {
  card: SearchCard
}

interface Closest {
  wanted: Wanted
  /** In the order of relevance. */
  found: Candidate[]
  allWords: boolean
}

/** The server corrects the spelling by itself. */
const AS_WRITTEN = { spell: () => [], isWhole: () => false }

/**
 * Products that have most of the words. The server looks at ten words of a query, and which of them it leaves out it
 * chooses by frequency; so it is asked for each word by itself, and what has the rarest of them is scored here.
 */
export async function closest(server: Server, query: string, filters: SearchFilters): Promise<Closest> {
  const wanted = wantedOf(query, AS_WRITTEN)
  const slots = wanted.slots.toSorted((a, b) => +hasDigit(b.token) - +hasDigit(a.token)).slice(0, MOST_SLOTS)
  const filter = filterOf(filters)
  const [size, strict, frequent, ...lists] = await listsOf(server, [
    { q: '', filter, limit: 0 },
    { q: withGrams(query), filter, limit: LISTED, matchingStrategy: 'all' },
    { q: withGrams(query), filter, limit: LISTED, matchingStrategy: 'frequency' },
    ...slots.map(({ token }) => ({ q: withGrams(token), filter, limit: LISTED })),
  ])
  const candidates = await read(server.index, promising(size!.total, [strict!, frequent!], lists))
  const frequencies = lists.map(({ total }) => total)
  const scored = score(candidates, wanted.words, slots, frequencies, size!.total)
  const complete = new Set(strict!.ids)
  return { wanted, found: completeFirst(scored, ({ card }) => complete.has(card.id)), allWords: complete.size > 0 }
}

async function listsOf({ client, index }: Server, queries: Omit<MultiSearchQuery, 'indexUid'>[]): Promise<List[]> {
  const { results } = await client.multiSearch<{ queries: MultiSearchQuery[] }, Stored>({
    queries: queries.map(query => ({ ...query, indexUid: index.uid, attributesToRetrieve: ['id'] })),
  })
  return results.map(({ hits, estimatedTotalHits = 0 }) => ({
    ids: hits.map(({ id }) => id),
    total: estimatedTotalHits,
  }))
}

/** The best that the server found for the whole query, then the products with most of the words, a rare word telling more. */
function promising(size: number, whole: readonly List[], lists: readonly List[]): string[] {
  const votes = new Map<string, number>()
  for (const { ids, total } of lists) {
    const weight = Math.log(1 + size / (total + 0.5))
    for (const id of ids) votes.set(id, (votes.get(id) ?? 0) + weight)
  }
  const voted = [...votes].sort(([, a], [, b]) => b - a).map(([id]) => id)
  const first = whole.flatMap(({ ids }) => ids.slice(0, SCORED / 4))
  return [...new Set([...first, ...voted])].slice(0, SCORED)
}

async function read(index: Index<Stored>, ids: string[]): Promise<Candidate[]> {
  if (ids.length === 0) return []
  const fields = ['card', 'description', 'codes', 'tie'] as const
  const { results } = await index.getDocuments({ ids, limit: ids.length, fields: [...fields] })
  return results.flatMap(({ card, description, codes, tie }) => {
    if (!card) return []
    const { title, rest } = textsOf({
      ...card,
      codes: codes as string[],
      description: (description as string | null)?.slice(0, SCORED_DESCRIPTION) ?? null,
    })
    return [{ title: title.join(' '), rest: rest.join(' '), sales30: card.unitsSold30Days, tie, card }]
  })
}
