import type { ByteSource, Fetch } from '../types.ts'
import { Passing } from './passing.ts'
import type { Trial } from './trial.ts'

export interface SingleFlightOptions<Context> {
  /** Who may see the same; null for one who shares with nobody. */
  audienceOf(fetch: Fetch, context: Context): string | null
  trial: Trial
}

/**
 * Sends what is asked several times at once only once. For clients who may see the same. Never for mutations. The fetch
 * goes on when one of its clients leaves.
 */
export function singleFlight<Context>(
  source: ByteSource<Context>,
  { audienceOf, trial }: SingleFlightOptions<Context>,
): ByteSource<Context> {
  const flying = new Passing<Promise<Uint8Array>>()
  return {
    ...source,
    send: (fetch, body, context, signal, entities) => {
      const audience = fetch.kind === 'query' ? audienceOf(fetch, context) : null
      if (audience === null || !trial.tries()) return source.send(fetch, body, context, signal, entities)
      const key = `${audience}\n${body}`
      const known = flying.get(key)
      trial.count(1, known ? 0 : 1)
      if (known) return known
      const sent = source.send(fetch, body, context, undefined, entities)
      flying.set(key, sent)
      const land = () => {
        if (flying.get(key) === sent) flying.delete(key)
      }
      sent.then(land, land)
      return sent
    },
  }
}
