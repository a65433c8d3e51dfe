import type { SearchFilters, SearchRequest, SearchSort } from '../../subgraphs/product/search/index-port.ts'
import { BUSINESS, brand, category, chinese, english } from './corpus.ts'

/** Searches as shoppers and operations make them, all with filters and facets, in many variations each. */
export interface Kind {
  name: string
  request(variation: number): SearchRequest
}

const LIMIT = 20

function ask(query: string, sort: SearchSort, filters: Partial<SearchFilters>, rest: Partial<SearchRequest> = {}) {
  return { query, sort, limit: LIMIT, ...rest, filters: { businessId: BUSINESS, saleable: true, ...filters } }
}

const inStock = { inStock: true } as const
const priced = (variation: number) => ({
  currencyCode: 'CNY',
  minPriceMinor: BigInt(500 + variation * 10),
  maxPriceMinor: BigInt(20_000 + variation * 100),
})
/** Of middling frequency. */
const usual = (variation: number) => english(20 + variation * 7)

export const kinds: readonly Kind[] = [
  { name: 'one word, by relevance', request: v => ask(usual(v), 'RELEVANCE', inStock) },
  { name: 'one word, by price', request: v => ask(usual(v), 'PRICE_ASC', { ...inStock, currencyCode: 'CNY' }) },
  {
    name: 'two words, price range, by sales',
    request: v => ask(`${usual(v)} ${english(v)}`, 'SALES_7_DAYS', priced(v)),
  },
  { name: 'brand and category, by relevance', request: v => ask(brand(v * 3), 'RELEVANCE', { category: category(v) }) },
  { name: 'Chinese words, by relevance', request: v => ask(chinese(v * 3) + chinese(v), 'RELEVANCE', inStock) },
  { name: 'Chinese word, by newest', request: v => ask(chinese(v * 5), 'NEWEST', inStock) },
  { name: 'start of a word', request: v => ask(usual(v).slice(0, 3), 'RELEVANCE', inStock) },
  { name: 'misspelled word', request: v => ask(misspell(english(150 + v * 11)), 'RELEVANCE', inStock) },
  { name: 'model number', request: v => ask(`ka-${1000 + v * 37}`, 'RELEVANCE', {}) },
  {
    name: 'no word, category, by price',
    request: v => ask('', 'PRICE_DESC', { category: category(v), currencyCode: 'CNY' }),
  },
  {
    name: 'no word, colour, by sales',
    request: v => ask('', 'SALES_30_DAYS', { attributes: [{ name: 'Colour', values: [v % 2 ? 'Red' : 'Pink'] }] }),
  },
  { name: 'the most frequent words', request: v => ask(english(v % 3), v % 2 ? 'RELEVANCE' : 'NEWEST', inStock) },
  {
    name: 'sentence of which no product has all',
    request: v => ask(Array.from({ length: 6 }, (_, at) => english(v * 31 + at * 97)).join(' '), 'RELEVANCE', inStock),
  },
]

function misspell(word: string): string {
  return word.slice(0, 2) + word[3] + word[2] + word.slice(4)
}
