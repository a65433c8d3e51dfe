import type { Consumer } from '#shared/jobs.ts'
import { recordPayment } from '../commands/recordPayment.ts'
import { recordRefund, recordRefundFailure } from '../commands/recordRefund.ts'
import { returnUnits } from '../commands/returnUnits.ts'
import type { OrderDeps } from '../deps.ts'
import { driveSaga } from '../saga/commands/driveSaga.ts'
import { payTogether } from '../saga/commands/payTogether.ts'
import { recordCleared } from '../saga/commands/recordCleared.ts'

/** The events this subgraph consumes; its queues exist from the first migration on, so none is lost before its first start. */
export const subscriptions = [
  'payment.succeeded',
  'payment.refunded',
  'payment.refundFailed',
  'settlement.orderCleared',
  'order.cancelled',
  'order.refundClosed',
  'order.sagaDue',
  'order.unitsReturned',
]

/** What happens on each event. All of it may come twice and in any order. */
export function createConsumers(deps: OrderDeps): Consumer[] {
  return [
    {
      event: 'payment.succeeded',
      lane: 'core',
      together: async events => {
        const paid = await payTogether(
          deps,
          events.map(event => event.data as never),
        )
        return new Set(events.filter(({ data }) => paid.has(data.orderId)).map(({ id }) => id))
      },
      handle: async event => {
        if (await recordPayment(deps, event.data as never)) await driveSaga(deps, event.data as never)
      },
    },
    { event: 'payment.refunded', handle: event => recordRefund(deps, event.data as never) },
    { event: 'payment.refundFailed', handle: event => recordRefundFailure(deps, event.data as never) },
    { event: 'settlement.orderCleared', handle: event => recordCleared(deps, event.data as never) },
    { event: 'order.cancelled', handle: event => driveSaga(deps, event.data as never) },
    { event: 'order.refundClosed', handle: event => driveSaga(deps, event.data as never) },
    { event: 'order.sagaDue', handle: event => driveSaga(deps, event.data as never) },
    { event: 'order.unitsReturned', handle: event => returnUnits(deps, event.data as never) },
  ]
}
