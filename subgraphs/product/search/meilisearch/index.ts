import { type EnqueuedTaskPromise, Meilisearch, MeilisearchApiError } from 'meilisearch'
import type { IndexRole, SearchEntry, SearchIndex, StoredEntry } from '../index-port.ts'
import { type Stored, storedOf } from './documents.ts'
import { search } from './search.ts'
import { SETTINGS } from './settings.ts'

const TIMEOUT_MS = 10_000
/** A task waits for those before it: a rebuild puts many. */
const TASK = { timeout: 120_000, interval: 20 }
const PAGE = 1000
/** Compressed answers come in pieces, and TCP keeps the last one back for 40 ms, until the others are acknowledged. */
const PLAIN = { 'Accept-Encoding': 'identity' }
const FIELDS: ('id' | 'version' | 'hash' | 'live' | 'tie')[] = ['id', 'version', 'hash', 'live', 'tie']

/** Products in a Meilisearch server. */
export function meilisearchIndex(url: string, apiKey?: string, name = 'products'): SearchIndex {
  const client = new Meilisearch({ host: url, apiKey, timeout: TIMEOUT_MS, requestInit: { headers: PLAIN } })
  const names: Record<IndexRole, string> = { live: name, next: `${name}_next` }
  const indexes = { live: client.index<Stored>(names.live), next: client.index<Stored>(names.next) }
  const make = async (role: IndexRole) => {
    await done(client.createIndex(names[role], { primaryKey: 'id' }), 'index_already_exists')
    await done(indexes[role].updateSettings(SETTINGS))
  }
  return {
    // Documents are compared here, then put: two writers would let an older one win.
    singleWriter: true,
    ensure: () => make('live'),
    write: async (entries, role = 'live') => {
      if (entries.length === 0 || (role === 'next' && !(await exists(indexes.next)))) return
      const fresh = await newer(indexes[role], entries)
      if (fresh.length > 0) await done(indexes[role].addDocuments(fresh.map(storedOf), { primaryKey: 'id' }))
    },
    search: request => search({ client, index: indexes.live }, request),
    count: async (role = 'live') => {
      if (role === 'next' && !(await exists(indexes.next))) return 0
      return (await indexes[role].getDocuments({ filter: 'live = true', limit: 0, fields: ['id'] })).total
    },
    entries: async function* () {
      for (let behind = -1; ; ) {
        const { results } = await indexes.live.getDocuments({
          filter: `live = true AND tie > ${behind}`,
          sort: ['tie:asc'],
          limit: PAGE,
          fields: FIELDS,
        })
        const last = results.at(-1)
        if (!last) return
        yield results.map(entryOf)
        behind = last.tie
      }
    },
    find: async ids => {
      if (ids.length === 0) return []
      const { results } = await indexes.live.getDocuments({ ids: [...ids], limit: ids.length, fields: FIELDS })
      return results.map(entryOf)
    },
    begin: async () => {
      await done(client.deleteIndex(names.next), 'index_not_found')
      await make('next')
    },
    swap: async () => {
      await done(client.swapIndexes([{ indexes: [names.live, names.next], rename: false }]))
      await done(client.deleteIndex(names.next))
    },
    // The server does that by itself.
    tidy: async () => false,
    close: async () => {},
  }
}

type Index = ReturnType<Meilisearch['index']>

const entryOf = ({ id, version, hash, live }: Pick<Stored, 'id' | 'version' | 'hash' | 'live'>): StoredEntry => ({
  id,
  version,
  hash: live ? hash : null,
})

/** Leaves out what the index has in a newer version. */
async function newer(index: Index, entries: readonly SearchEntry[]): Promise<SearchEntry[]> {
  const ids = entries.map(({ id }) => id)
  const { results } = await index.getDocuments({ ids, fields: ['id', 'version'], limit: ids.length })
  const known = new Map(results.map(({ id, version }) => [id as string, version as number]))
  return entries.filter(({ id, version }) => version >= (known.get(id) ?? 0))
}

async function exists(index: Index): Promise<boolean> {
  try {
    await index.getRawInfo()
    return true
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false
    throw error
  }
}

/** Waits for a task; one that failed throws, unless it failed for the expected reason. */
async function done(task: EnqueuedTaskPromise, expected?: string): Promise<void> {
  const { status, error, type } = await task.waitTask(TASK)
  if (status === 'succeeded' || (expected && error?.code === expected)) return
  throw new Error(`Meilisearch task ${type} ${status}: ${error?.message ?? 'no reason given'}`)
}
