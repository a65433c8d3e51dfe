import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { toRefundable } from '../domain/refundable.ts'
import { canRefund, planRefund, type RefundAsk } from '../domain/refunds.ts'
import { insertRefund } from '../store/refunds.ts'
import { lockOrder } from '../store/write.ts'
import { changeOrder } from './changeOrder.ts'

export interface RequestRefund {
  orderId: string
  lines?: RefundAsk[] | null | undefined
  withReturn: boolean
  reason: string
  idempotencyKey: string
}

/** A refund and its order, as commands about refunds answer. */
export interface RefundReference {
  refundId: string
  orderId: string
}

/** Asks for money back. What is asked for is set aside at once: two requests can never ask for the same cent. */
export async function requestRefund(deps: OrderDeps, viewer: Viewer, input: RequestRefund): Promise<RefundReference> {
  const { platform, terms } = deps
  return runIdempotent(
    platform,
    {
      scope: 'order.orderRefundRequest',
      businessId: viewer.businessId,
      viewerId: actorOf(viewer),
      key: input.idempotencyKey,
      request: input,
      resourceId: () => newId('rfd'),
    },
    async ({ resourceId: refundId, finish }) => {
      const answer = { refundId, orderId: input.orderId }
      await changeOrder(deps, viewer, input.orderId, ['input', 'orderId'], async (tx, order) => {
        if (!canRefund(order.status)) {
          throw refuse('INVALID_TRANSITION', `expected a paid order, got one that is ${order.status}`, [
            'input',
            'orderId',
          ])
        }
        const { withReturn, reason } = input
        const plan = planRefund(order.lines.map(toRefundable), input.lines, withReturn, order.total.currencyCode)
        if ('errors' in plan) throw new Refusal(plan.errors)
        const at = platform.clock.now()
        const decideBy = new Date(at.getTime() + terms.refundDecisionMs)
        const cause = { actor: actorOf(viewer), reason, at }
        await insertRefund(tx, order, { id: refundId, status: 'REQUESTED', withReturn, decideBy, plan }, cause)
        await finish(tx, answer)
      })
      return answer
    },
  )
}

/** Locks the order of a refund; null when there is none. For consumers. */
export async function withRefundLock<T>(
  { platform }: Pick<OrderDeps, 'platform'>,
  orderId: string,
  run: (tx: Tx, order: OrderRecord) => Promise<T>,
): Promise<T | null> {
  return inTransaction(platform.prisma, async tx => {
    const order = await lockOrder(tx, orderId)
    return order ? run(tx, order) : null
  })
}
