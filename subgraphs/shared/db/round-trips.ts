import { AsyncLocalStorage } from 'node:async_hooks'

/** How often an operation went to the database and to Redis. */
export interface RoundTrips {
  db: number
  redis: number
}

const storage = new AsyncLocalStorage<RoundTrips>()

/** Counts the round trips made inside `run`, also by work it awaits. */
export const roundTrips = {
  run<T>(work: () => T): T {
    return storage.run({ db: 0, redis: 0 }, work)
  },
  current(): RoundTrips | undefined {
    return storage.getStore()
  },
  count(store: keyof RoundTrips): void {
    const trips = storage.getStore()
    if (trips) trips[store] += 1
  },
}
