import type { Breakers } from '../breakers.ts'
import type { GraphTarget } from './call.ts'

/** A subgraph in another process behind its circuit breaker: while it is down, calls fail at once. */
export function protectedTarget(breakers: Pick<Breakers, 'get'>, subgraph: string, target: GraphTarget): GraphTarget {
  const breaker = breakers.get(`graph.${subgraph}`)
  return { execute: (request, signal) => breaker.run(() => target.execute(request, signal)) }
}
