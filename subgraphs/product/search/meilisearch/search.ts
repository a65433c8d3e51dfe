import type { Index, MultiSearchParams } from 'meilisearch'
import { collectFacets } from '../facets.ts'
import { escapeHtml, highlight, type Marks, marksOf } from '../highlight.ts'
import {
  type Facet,
  type FacetField,
  NO_HITS,
  type SearchCard,
  type SearchHit,
  type SearchPage,
  type SearchRequest,
} from '../index-port.ts'
import { chunksOf } from '../text.ts'
import { closest, type Server } from './closest.ts'
import { attributeOf, type Stored } from './documents.ts'
import { withGrams } from './grams.ts'
import { filterOf, MARK, orderOf, paramsOf } from './query.ts'

/** With fewer products that have all words, those that have most of them follow. */
const FEW = 10

const FIELD_OF: Record<string, FacetField> = {
  category: 'CATEGORY',
  brand: 'BRAND',
  channelId: 'CHANNEL',
  shelves: 'SHELF',
  status: 'STATUS',
  inStock: 'IN_STOCK',
  attributes: 'ATTRIBUTE',
}

/** What is looked for: words, and what must hold. */
interface Asked {
  q: string
  filter: string[]
}

export async function search(server: Server, request: SearchRequest): Promise<SearchPage> {
  const { query, filters, sort } = request
  const asked = { q: withGrams(query), filter: filterOf(filters) }
  const runs = chunksOf(query).flat()
  // For the server, signs alone are no words, and everything is found.
  if (runs.length === 0 && query.trim()) return NO_HITS
  const cjk = runs.filter(run => run.cjk)
  const all = await ask(server, asked, request, marksOf(cjk, null))
  const enough = sort === 'RELEVANCE' ? FEW : 1
  if (runs.length === 0 || all.total >= enough)
    return { ...all, allWords: true, facets: () => facets(server.index, asked) }
  return searchClosest(server, request)
}

/** A list by relevance ends with what was scored; sorted otherwise, the server sorts what was scored. */
async function searchClosest(server: Server, request: SearchRequest): Promise<SearchPage> {
  const { query, filters, sort, offset = 0, limit } = request
  const { wanted, found, allWords } = await closest(server, query, filters)
  if (found.length === 0) return { ...NO_HITS, allWords }
  const marks = marksOf(wanted.runs, wanted.last)
  const among = { q: '', filter: [...filterOf(filters), `tie IN [${found.map(({ tie }) => tie).join(', ')}]`] }
  const page =
    sort === 'RELEVANCE'
      ? {
          hits: found.slice(offset, offset + limit).map(({ card }) => toHit(card, card.title, marks, 0)),
          total: found.length,
        }
      : await ask(server, among, request, marks)
  return { ...page, allWords, facets: () => facets(server.index, among) }
}

async function ask({ client, index }: Server, asked: Asked, request: SearchRequest, marks: Marks) {
  const base = { indexUid: index.uid, q: asked.q, matchingStrategy: 'all' } as const
  const order = orderOf(request)
  const page = { ...base, ...paramsOf(request, order, asked.filter) }
  // What lies before the page counts too.
  const whole = request.after ? [{ ...base, filter: asked.filter, limit: 0 }] : []
  const { results } = await client.multiSearch<MultiSearchParams, Stored>({ queries: [page, ...whole] })
  const hits = results[0]!.hits.flatMap(({ card, title, _formatted }): SearchHit[] => {
    if (!card) return []
    return [toHit(card, String(_formatted?.title ?? title), marks, order ? sortValue(card, order.field) : 0)]
  })
  return { hits, total: results.at(-1)!.estimatedTotalHits ?? hits.length }
}

const toHit = (card: SearchCard, title: string, marks: Marks, value: number): SearchHit => ({
  card,
  highlightedTitle: highlighted(title, marks),
  sortValue: value,
})

function sortValue(card: SearchCard, field: string): number {
  if (field === 'createdAt' || field === 'unitsSold7Days' || field === 'unitsSold30Days') return card[field]
  const currency = field.slice('lowest.'.length)
  return Math.min(
    ...card.prices.filter(price => price.currencyCode === currency).map(price => Number(price.amountMinor)),
  )
}

async function facets(index: Index<Stored>, { q, filter }: Asked): Promise<Facet[]> {
  const request = { filter, facets: Object.keys(FIELD_OF), limit: 0, matchingStrategy: 'all' } as const
  const { facetDistribution } = await index.search(q, request)
  return collectFacets(
    Object.entries(facetDistribution ?? {}).flatMap(([name, counts]) =>
      Object.entries(counts).map(([key, count]) => {
        const field = FIELD_OF[name]!
        const [attribute, value] = field === 'ATTRIBUTE' ? attributeOf(key) : [null, key]
        return { field, attribute, value, count }
      }),
    ),
  )
}

/** What the server marked, and Chinese by ourselves: it was found by other words than the title has. */
function highlighted(title: string, marks: Marks): string {
  const [first = '', ...parts] = title.split(MARK.open)
  const rest = parts.map(part => {
    const [marked = '', after = ''] = part.split(MARK.close)
    return `<em>${escapeHtml(marked)}</em>${highlight(after, marks)}`
  })
  return highlight(first, marks) + rest.join('')
}
