/** A product as the search index knows it: everything that a result card shows. */
export interface SearchDocument {
  id: string
  businessId: string
  /** Grows with each change of the product. An older version never replaces a newer one, not even a deletion. */
  version: number
  title: string
  description: string | null
  brand: string | null
  category: string | null
  channelId: string | null
  imageUrl: string | null
  /** One entry per variant on sale, in minor units. */
  prices: { amountMinor: string; currencyCode: string }[]
  inStock: boolean
}

export interface SearchFilters {
  businessId: string
  category?: string | null
  channelId?: string | null
  inStock?: boolean | null
  currencyCode?: string | null
  minPriceMinor?: bigint | null
  maxPriceMinor?: bigint | null
}

export interface SearchHit {
  document: SearchDocument
  highlightedTitle: string
}

/** A search engine. Both adapters pass test/contract.ts. */
export interface SearchIndex {
  /** Makes the index and its settings if they are not there. */
  ensure(): Promise<void>
  upsert(documents: readonly SearchDocument[]): Promise<void>
  delete(entries: readonly { id: string; version: number }[]): Promise<void>
  search(
    query: string,
    filters: SearchFilters,
    page: { offset: number; limit: number },
  ): Promise<{ hits: SearchHit[]; total: number }>
  /** How many products can be found. */
  count(): Promise<number>
  close(): Promise<void>
}
