/** A product as a search index stores it: what can be searched, filtered, counted and sorted by, and its result card. */
export interface SearchDocument extends SearchCard {
  description: string | null
  /** Codes that it is also found by: of its variants, of its supplier. */
  codes: string[]
  /** Tells the content of two documents apart; made by whoever reads the product. */
  hash: string
}

/** Everything that a result card shows, to shoppers and to operations. */
export interface SearchCard {
  id: string
  businessId: string
  status: string
  /** Whether a shopper may buy it: on sale, with a variant on sale. */
  saleable: boolean
  title: string
  brand: string | null
  category: string | null
  merchantId: string | null
  channelId: string | null
  externalId: string | null
  imageUrl: string | null
  attributes: { name: string; value: string }[]
  /** Where it is listed now: rooms, articles, showcases, campaign pages. */
  shelves: string[]
  /** One entry per variant on sale, the lowest first, in minor units. */
  prices: { amountMinor: string; currencyCode: string }[]
  inStock: boolean
  /** Milliseconds since 1970. */
  createdAt: number
  unitsSold7Days: number
  unitsSold30Days: number
  /** The part of the lowest price that is not cost, in hundredths of a percent. */
  marginBasisPoints: number | null
}

/**
 * A product to store, or to remove when it has no document. The version grows with each change of the product: an older
 * one never replaces a newer one, not even a removal.
 */
export interface SearchEntry {
  id: string
  version: number
  document: SearchDocument | null
}

/** What is stored of a product, to compare it with the database. */
export interface StoredEntry {
  id: string
  version: number
  /** Null of a removed product, of which the version is remembered. */
  hash: string | null
}

export interface SearchFilters {
  businessId: string
  saleable?: boolean | null
  statuses?: readonly string[] | null
  category?: string | null
  brand?: string | null
  merchantId?: string | null
  channelId?: string | null
  inStock?: boolean | null
  /** Only what is listed there. */
  shelf?: string | null
  /** Only what is listed anywhere, or nowhere. */
  listed?: boolean | null
  /** All of these, each with one of its values. */
  attributes?: readonly { name: string; values: readonly string[] }[] | null
  /** Only what has a price in it, between the bounds. */
  currencyCode?: string | null
  minPriceMinor?: bigint | null
  maxPriceMinor?: bigint | null
}

export type SearchSort = 'RELEVANCE' | 'PRICE_ASC' | 'PRICE_DESC' | 'NEWEST' | 'SALES_7_DAYS' | 'SALES_30_DAYS'

export interface SearchRequest {
  query: string
  filters: SearchFilters
  /** Sorting by price is sorting by the lowest price in the filters' currency. */
  sort: SearchSort
  limit: number
  /** By relevance: how many hits come before the page, at most `REACHABLE`. */
  offset?: number
  /** By anything else: the hit before the page. Such lists have no end that cannot be reached. */
  after?: { value: number; id: string } | null
}

export interface SearchHit {
  card: SearchCard
  /** The title with what matched between <em> and </em>, everything else escaped. */
  highlightedTitle: string
  /** What it is sorted by; nought by relevance. */
  sortValue: number
}

export const FACET_FIELDS = ['CATEGORY', 'BRAND', 'CHANNEL', 'SHELF', 'STATUS', 'IN_STOCK', 'ATTRIBUTE'] as const
export type FacetField = (typeof FACET_FIELDS)[number]

/** How many of the hits have each value, the most frequent first. */
export interface Facet {
  field: FacetField
  /** The attribute's name. */
  attribute: string | null
  values: { value: string; count: number }[]
}

export interface SearchPage {
  hits: SearchHit[]
  /** How many products match. An estimate when they are more than `REACHABLE`. */
  total: number
  /** False when no product has all words, and those that have most of them are answered. */
  allWords: boolean
  /** Counted when asked for; estimates when `total` is one. */
  facets(): Promise<Facet[]>
}

export const NO_HITS: SearchPage = { hits: [], total: 0, allWords: true, facets: async () => [] }

/** How deep a list by relevance can be read. */
export const REACHABLE = 10_000
/** How many values of a facet are answered. */
export const FACET_VALUES = 20

/** Which index a write goes to: the one that is searched, or the one that is being built to replace it. */
export type IndexRole = 'live' | 'next'

/** A search engine. Both adapters pass test/contract.ts. */
export interface SearchIndex {
  /** Makes the index and its settings if they are not there. */
  ensure(): Promise<void>
  /** Stores and removes products, each with the guard of its version. Does nothing to a next index that is not there. */
  write(entries: readonly SearchEntry[], role?: IndexRole): Promise<void>
  search(request: SearchRequest): Promise<SearchPage>
  /** How many products can be found. */
  count(role?: IndexRole): Promise<number>
  /** The products that are stored, page by page, in any order. What changes meanwhile may come in either form. */
  entries(): AsyncIterable<StoredEntry[]>
  /** What is stored of these products, also of removed ones. */
  find(ids: readonly string[]): Promise<StoredEntry[]>
  /** Makes an empty index beside the one that is searched, in place of any that was begun before. */
  begin(): Promise<void>
  /** Puts the next index in the place of the one that is searched, at once, and drops the old one. */
  swap(): Promise<void>
  /** Goes on putting an index in the order in which searches are fastest, a moment's work; answers whether more is left. */
  tidy(role?: IndexRole): Promise<boolean>
  /** True when only one process at a time may write, because the engine cannot compare versions itself. */
  singleWriter: boolean
  close(): Promise<void>
}
