import type { ByteSource, Fetch } from '../types.ts'

/**
 * Sends what is asked several times at once only once. For clients who may see the same: `audienceOf` names them, and
 * answers null for one who shares with nobody. Never for mutations. The fetch goes on when one of its clients leaves.
 */
export function singleFlight<Context>(
  source: ByteSource<Context>,
  audienceOf: (fetch: Fetch, context: Context) => string | null,
): ByteSource<Context> {
  const flying = new Map<string, Promise<Uint8Array>>()
  return {
    ...source,
    send: (fetch, body, context, signal) => {
      const audience = fetch.kind === 'query' ? audienceOf(fetch, context) : null
      if (audience === null) return source.send(fetch, body, context, signal)
      const key = `${audience}\n${body}`
      const known = flying.get(key)
      if (known) return known
      const sent = source.send(fetch, body, context, undefined)
      flying.set(key, sent)
      const land = () => flying.delete(key)
      sent.then(land, land)
      return sent
    },
  }
}
