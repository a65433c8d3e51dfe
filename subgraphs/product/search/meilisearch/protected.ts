import type { Breakers } from '#shared/breakers.ts'
import type { SearchIndex } from '../index-port.ts'

/** The server refused what it was sent: it is there. */
const isAnswer = (error: unknown) => error instanceof Error && error.name === 'MeilisearchApiError'

/** A search server behind its circuit breaker: while it is down, searches fail at once and changes wait. */
export function protectedIndex(index: SearchIndex, breakers: Pick<Breakers, 'get'>): SearchIndex {
  const breaker = breakers.get('search.meilisearch', { isFailure: error => !isAnswer(error) })
  const through =
    <A extends unknown[], T>(call: (...args: A) => Promise<T>) =>
    (...args: A) =>
      breaker.run(() => call(...args))
  return {
    ...index,
    ensure: through(index.ensure),
    write: through(index.write),
    search: through(index.search),
    count: through(index.count),
    find: through(index.find),
    begin: through(index.begin),
    swap: through(index.swap),
  }
}
