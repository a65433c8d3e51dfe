import { Meilisearch } from 'meilisearch'
import type { SearchDocument, SearchFilters, SearchIndex } from './index-port.ts'

const INDEX = 'products'
const SETTINGS = {
  searchableAttributes: ['title', 'brand', 'category', 'description'],
  filterableAttributes: ['businessId', 'live', 'category', 'channelId', 'inStock', 'amounts'],
  sortableAttributes: ['id'],
}

type Stored = SearchDocument & { live: boolean; amounts: Record<string, number[]> }

/** Products in a Meilisearch server. */
export function meilisearchIndex(url: string, apiKey?: string, name = INDEX): SearchIndex {
  const client = new Meilisearch({ host: url, apiKey })
  const index = client.index<Stored>(name)
  /** Leaves out what the index has in a newer version. Writers are few and the server applies tasks in order. */
  const put = async (documents: Stored[]) => {
    if (documents.length === 0) return
    const ids = documents.map(document => document.id)
    const { results } = await index.getDocuments({ ids, fields: ['id', 'version'], limit: ids.length })
    const known = new Map(results.map(({ id, version }) => [id, version]))
    const fresh = documents.filter(({ id, version }) => version >= (known.get(id) ?? 0))
    if (fresh.length > 0) await index.addDocuments(fresh, { primaryKey: 'id' }).waitTask()
  }
  return {
    ensure: async () => {
      await client.createIndex(name, { primaryKey: 'id' }).waitTask()
      await index.updateSettings(SETTINGS).waitTask()
    },
    upsert: documents => put(documents.map(document => ({ ...document, live: true, amounts: amountsOf(document) }))),
    delete: entries => put(entries.map(entry => ({ ...GONE, ...entry }))),
    search: async (query, filters, { offset, limit }) => {
      const answer = await index.search(query, {
        offset,
        limit,
        filter: filterOf(filters),
        attributesToHighlight: ['title'],
        highlightPreTag: '\u0001',
        highlightPostTag: '\u0002',
        matchingStrategy: 'all',
      })
      const hits = answer.hits.map(({ _formatted, live: _live, amounts: _amounts, ...document }) => ({
        document,
        highlightedTitle: escapeMarked(String(_formatted?.title ?? document.title)),
      }))
      return { hits, total: answer.estimatedTotalHits ?? hits.length }
    },
    count: async () => (await index.search('', { filter: 'live = true', limit: 0 })).estimatedTotalHits ?? 0,
    close: async () => {},
  }
}

const GONE = {
  businessId: '',
  title: '',
  description: null,
  brand: null,
  category: null,
  channelId: null,
  imageUrl: null,
  prices: [],
  inStock: false,
  live: false,
  amounts: {},
}

function amountsOf({ prices }: SearchDocument): Record<string, number[]> {
  const amounts: Record<string, number[]> = {}
  for (const { currencyCode, amountMinor } of prices) {
    amounts[currencyCode] ??= []
    amounts[currencyCode].push(Number(amountMinor))
  }
  return amounts
}

/** The server marks matches with control characters; the text between is escaped before they become tags. */
function escapeMarked(title: string): string {
  return title
    .replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
    .replaceAll('\u0001', '<em>')
    .replaceAll('\u0002', '</em>')
}

function filterOf(filters: SearchFilters): string[] {
  const conditions = ['live = true', `businessId = ${JSON.stringify(filters.businessId)}`]
  if (filters.category) conditions.push(`category = ${JSON.stringify(filters.category)}`)
  if (filters.channelId) conditions.push(`channelId = ${JSON.stringify(filters.channelId)}`)
  if (filters.inStock != null) conditions.push(`inStock = ${filters.inStock}`)
  if (filters.currencyCode) {
    const field = `amounts.${filters.currencyCode}`
    conditions.push(`${field} ${filters.minPriceMinor ?? 0n} TO ${filters.maxPriceMinor ?? 9_000_000_000_000_000n}`)
  }
  return conditions
}
