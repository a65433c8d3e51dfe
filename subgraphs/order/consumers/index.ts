import type { Consumer } from '#shared/jobs.ts'
import { claimForOrder, releaseForOrder } from '../commands/followStock.ts'
import { recordPayment } from '../commands/recordPayment.ts'
import { recordRefund } from '../commands/settleRefund.ts'
import type { OrderDeps } from '../deps.ts'

/** The events this subgraph consumes; its queues exist from the first migration on, so none is lost before its first start. */
export const subscriptions = [
  'payment.succeeded',
  'payment.refunded',
  'order.paid',
  'order.cancelled',
  'order.refundClosed',
]

/** What happens on each event. All of it may come twice and in any order. */
export function createConsumers(deps: OrderDeps): Consumer[] {
  return [
    { event: 'payment.succeeded', lane: 'core', handle: event => recordPayment(deps, event.data as never) },
    { event: 'payment.refunded', handle: event => recordRefund(deps, event.data as never) },
    { event: 'order.paid', lane: 'core', handle: event => claimForOrder(deps, event.data as never) },
    { event: 'order.cancelled', handle: event => releaseForOrder(deps, event.data as never) },
    { event: 'order.refundClosed', handle: event => releaseForOrder(deps, event.data as never) },
  ]
}
