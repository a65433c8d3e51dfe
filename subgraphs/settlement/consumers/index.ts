import type { Consumer } from '#shared/jobs.ts'
import { clearOrder, reverseOrder } from '../commands/clear.ts'
import type { SettlementDeps } from '../deps.ts'

/** The events this subgraph consumes. */
export const subscriptions = ['order.completed', 'order.refunded']

/** What happens on each event. Both may come twice and in any order. */
export function createConsumers(deps: SettlementDeps): Consumer[] {
  return [
    { event: 'order.completed', handle: event => clearOrder(deps, event.data) },
    { event: 'order.refunded', handle: event => reverseOrder(deps, event.data) },
  ]
}
