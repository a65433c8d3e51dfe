import type { Index } from 'meilisearch'
import { collectFacets } from '../facets.ts'
import { escapeHtml, highlight, type Marks, marksOf } from '../highlight.ts'
import type { Facet, FacetField, SearchCard, SearchHit, SearchPage, SearchRequest } from '../index-port.ts'
import { chunksOf } from '../text.ts'
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

type Strategy = 'all' | 'frequency'

export async function search(index: Index<Stored>, request: SearchRequest): Promise<SearchPage> {
  const all = await ask(index, request, 'all')
  const enough = request.sort === 'RELEVANCE' ? FEW : 1
  const hasWords = request.query.trim() !== ''
  if (!hasWords || all.total >= enough) return { ...all, allWords: true, facets: () => facets(index, request, 'all') }
  const most = await ask(index, request, 'frequency')
  return { ...most, allWords: all.total > 0, facets: () => facets(index, request, 'frequency') }
}

async function ask(index: Index<Stored>, request: SearchRequest, matchingStrategy: Strategy) {
  const answer = await index.search(withGrams(request.query), { ...paramsOf(request), matchingStrategy })
  const field = orderOf(request)?.field ?? null
  const marks = marksOf(
    chunksOf(request.query)
      .flat()
      .filter(run => run.cjk),
    null,
  )
  const hits = answer.hits.flatMap(({ card, title, _formatted }): SearchHit[] => {
    if (!card) return []
    const highlightedTitle = highlighted(String(_formatted?.title ?? title), marks)
    return [{ card, highlightedTitle, sortValue: field ? sortValue(card, field) : 0 }]
  })
  return { hits, total: answer.estimatedTotalHits ?? hits.length }
}

function sortValue(card: SearchCard, field: string): number {
  if (field === 'createdAt' || field === 'unitsSold7Days' || field === 'unitsSold30Days') return card[field]
  const currency = field.slice('lowest.'.length)
  return Math.min(
    ...card.prices.filter(price => price.currencyCode === currency).map(price => Number(price.amountMinor)),
  )
}

async function facets(index: Index<Stored>, request: SearchRequest, matchingStrategy: Strategy): Promise<Facet[]> {
  const { facetDistribution } = await index.search(withGrams(request.query), {
    filter: filterOf(request.filters),
    facets: Object.keys(FIELD_OF),
    limit: 0,
    matchingStrategy,
  })
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
