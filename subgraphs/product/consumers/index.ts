import type { Consumer } from '#shared/jobs.ts'
import type { ProductDeps } from '../deps.ts'

/** The events that this subgraph consumes: none. It is told of orders by calls, because they need an answer. */
export const subscriptions: string[] = []

export function createConsumers(_deps: ProductDeps): Consumer[] {
  return []
}
