import type { Consumer } from '#shared/serve.ts'

/** Support follows no events: what it shows of an order comes from the order's own subgraph when it is asked for. */
export const subscriptions: string[] = []

export function createConsumers(): Consumer[] {
  return []
}
