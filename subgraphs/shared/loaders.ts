import DataLoader from 'dataloader'

/** What a loader needs: the values of the keys, in their order, null for what does not exist. */
export type LoadMany<K, V> = (keys: readonly K[]) => Promise<readonly (V | Error | null)[]>

/**
 * A DataLoader for one request: all keys asked for in one tick are loaded together, each once.
 * `maxBatchSize` bounds one statement's parameters.
 */
export function createLoader<K, V>(load: LoadMany<K, V>, maxBatchSize = 1000): DataLoader<K, V | null> {
  return new DataLoader<K, V | null>(keys => load(keys), { maxBatchSize })
}

/** A loader of lists: the rows whose `keyOf` is the key, in the order they were loaded; empty where there is none. */
export function createListLoader<K, V>(
  load: (keys: readonly K[]) => Promise<readonly V[]>,
  keyOf: (row: V) => K,
  maxBatchSize = 1000,
): DataLoader<K, V[]> {
  return new DataLoader<K, V[]>(
    async keys => {
      const groups = Map.groupBy(await load(keys), keyOf)
      return keys.map(key => groups.get(key) ?? [])
    },
    { maxBatchSize },
  )
}

/** Puts rows in the order of the keys; null where there is no row. */
export function byKey<K, V>(keys: readonly K[], rows: readonly V[], keyOf: (row: V) => K): (V | null)[] {
  const found = new Map(rows.map(row => [keyOf(row), row]))
  return keys.map(key => found.get(key) ?? null)
}
