import { actorOf, type Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { followRetry } from '../saga/commands/followRefund.ts'
import { logRefund } from '../store/refund-log.ts'
import { moveRefund, publishApproved, type Refund } from '../store/refunds.ts'
import type { Cause } from '../store/write.ts'
import { changeRefund, wrongState } from './decideRefund.ts'
import type { RefundReference } from './refundOrder.ts'
import { giveBack } from './settleRefund.ts'

/**
 * What operations do about a refund whose money is owed because the channel did not give it back: have it made again, or
 * say that it was given back otherwise. Who, why and when is kept in the refund's log.
 */
interface Request {
  refundId: string
  idempotencyKey: string
}

/** Has the payment hub make a failed refund again, as a new refund at the channel. */
export function retryRefund(
  deps: OrderDeps,
  viewer: Viewer,
  input: Request & { reason: string },
): Promise<RefundReference> {
  return once(deps, viewer, 'orderRefundRetry', input, input.reason, async (tx, order, refund, cause) => {
    await reopen(tx, refund, cause)
    await publishApproved(deps.platform.jobs, tx, order, refund.id)
    await followRetry(tx, order, cause)
  })
}

/** Records that the money of a failed refund was given back otherwise. */
export function settleOtherwise(
  deps: OrderDeps,
  viewer: Viewer,
  input: Request & { settlement: string },
): Promise<RefundReference> {
  const { settlement } = input
  return once(deps, viewer, 'orderRefundSettle', input, settlement, async (tx, order, refund, cause) => {
    await logRefund(tx, refund.id, refund.attempt, 'SETTLED', cause)
    await giveBack(deps, tx, order, refund, cause, settlement)
  })
}

/**
 * Makes failed refunds of an order approved again, each with its next attempt, which is still to be announced. Answers their
 * ids. Runs under the order's lock.
 */
export async function reopenFailed(tx: Tx, order: OrderRecord, cause: Cause): Promise<string[]> {
  const failed = await tx.orderRefund.findMany({
    where: { orderId: order.id, status: 'FAILED' },
    orderBy: { id: 'asc' },
  })
  for (const refund of failed) await reopen(tx, refund, cause)
  return failed.map(({ id }) => id)
}

async function reopen(tx: Tx, refund: Pick<Refund, 'id' | 'attempt'>, cause: Cause): Promise<void> {
  const attempt = refund.attempt + 1
  await moveRefund(tx, refund.id, ['FAILED'], { status: 'APPROVED', attempt, failure: null })
  await logRefund(tx, refund.id, attempt, 'RETRIED', cause)
}

function once(
  deps: OrderDeps,
  viewer: Viewer,
  name: string,
  { refundId, ...input }: Request,
  reason: string,
  change: (tx: Tx, order: OrderRecord, refund: Refund, cause: Cause) => Promise<void>,
): Promise<RefundReference> {
  const { platform } = deps
  const actor = actorOf(viewer)
  const request = {
    scope: `order.${name}`,
    businessId: viewer.businessId,
    viewerId: actor,
    key: input.idempotencyKey,
    request: { refundId, ...input },
  }
  return runIdempotent<RefundReference>(platform, request, ({ finish }) =>
    changeRefund(deps, viewer, refundId, async (tx, order, refund) => {
      if (refund.status !== 'FAILED') throw wrongState(refund, 'FAILED')
      await change(tx, order, refund, { actor, reason, at: platform.clock.now() })
      await finish(tx, { refundId, orderId: order.id })
    }),
  )
}
