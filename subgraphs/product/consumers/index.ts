import type { Consumer } from '#shared/jobs.ts'
import type { ProductDeps } from '../deps.ts'

/** The events that this subgraph consumes. It is told of orders by calls, because they need an answer. */
export const subscriptions: string[] = ['stock.low']

export function createConsumers({ platform }: ProductDeps): Consumer[] {
  return [
    // For whoever watches the log; the console reads `stockAlerts`.
    { event: 'stock.low', handle: async ({ data }) => platform.log.warn(data, 'stock is low') },
  ]
}
