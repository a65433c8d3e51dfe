import type { Breakers } from '#shared/breakers.ts'
import type { ByteSource } from '../types.ts'

/** A subgraph elsewhere behind its circuit breaker: while it is down, fetches fail at once. */
export function protectedBy<Context>(
  breakers: Pick<Breakers, 'get'>,
  source: ByteSource<Context>,
): ByteSource<Context> {
  // A client that leaves says nothing of the subgraph.
  const isFailure = (error: unknown) => !(error instanceof Error && error.message === 'the client left')
  const breaker = breakers.get(`subgraph.${source.subgraph}`, { isFailure })
  return { ...source, send: (...asked) => breaker.run(() => source.send(...asked)) }
}
