import type { Consumer } from '#shared/jobs.ts'
import { cancelForOrder } from '../commands/cancelIntent.ts'
import { refundOrder, returnLatePayment } from '../commands/refund.ts'
import type { PaymentDeps } from '../deps.ts'

/** The events this subgraph consumes. */
export const subscriptions = ['order.cancelled', 'order.paymentRejected', 'order.refundApproved']

/** What happens on each event. All of it may come twice and in any order. */
export function createConsumers(deps: PaymentDeps): Consumer[] {
  return [
    { event: 'order.cancelled', handle: event => cancelForOrder(deps, event.data) },
    { event: 'order.paymentRejected', handle: event => returnLatePayment(deps, event.data) },
    { event: 'order.refundApproved', handle: event => refundOrder(deps, event.data) },
  ]
}
