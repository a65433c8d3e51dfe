import { actorOf, isSkilled, REFUND_SKILL, type Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { forgetRefund, moveRefund, publishApproved, type Refund, readRefund } from '../store/refunds.ts'
import type { Cause } from '../store/write.ts'
import { changeOrder, mayChangeLines } from './changeOrder.ts'
import type { RefundReference } from './refundOrder.ts'

const APPROVED = ['AWAITING_RETURN', 'RETURNING', 'APPROVED', 'SUCCEEDED']

/** Approves a refund: the money leaves, or waits for the goods that come back first. Approving it again is harmless. */
export function approveRefund(deps: OrderDeps, viewer: Viewer, refundId: string): Promise<RefundReference> {
  return changeRefund(deps, viewer, refundId, async (tx, order, refund) => {
    if (APPROVED.includes(refund.status)) return
    if (refund.status !== 'REQUESTED') throw wrongState(refund, 'REQUESTED')
    await approveIn(deps, tx, order, refund, {
      actor: actorOf(viewer),
      reason: 'approved',
      at: deps.platform.clock.now(),
    })
  })
}

/** Decides for a requested refund. Runs under the order's lock. */
export async function approveIn(
  { platform, terms }: OrderDeps,
  tx: Tx,
  order: OrderRecord,
  refund: Refund,
  { actor, reason, at }: Cause,
): Promise<void> {
  const decided = { decidedBy: actor, decidedAt: at, decision: reason }
  if (refund.lines.some(line => line.returnQuantity > 0)) {
    const returnBy = new Date(at.getTime() + terms.refundReturnMs)
    await moveRefund(tx, refund.id, ['REQUESTED'], { status: 'AWAITING_RETURN', returnBy, ...decided })
    return
  }
  await moveRefund(tx, refund.id, ['REQUESTED'], { status: 'APPROVED', ...decided })
  await publishApproved(platform.jobs, tx, order, refund.id)
}

/** Rejects a refund, also while goods are on their way back. Rejecting it again is harmless. */
export function rejectRefund(
  deps: OrderDeps,
  viewer: Viewer,
  refundId: string,
  reason: string,
): Promise<RefundReference> {
  return changeRefund(deps, viewer, refundId, async (tx, order, refund) => {
    if (refund.status === 'REJECTED') return
    const cause = { actor: actorOf(viewer), reason, at: deps.platform.clock.now() }
    const decided = { decision: reason, decidedBy: cause.actor, decidedAt: cause.at }
    const open = ['REQUESTED', 'AWAITING_RETURN', 'RETURNING'] as const
    if (!(await moveRefund(tx, refundId, open, { status: 'REJECTED', ...decided })))
      throw wrongState(refund, 'REQUESTED')
    await forgetRefund(tx, order, refundId, cause)
  })
}

/**
 * Runs a change of one refund under its order's lock, for operations, agents for refunds, the shopper, and the merchant
 * whose goods it is about. Anybody else's refund is NOT_FOUND.
 */
export async function changeRefund(
  deps: OrderDeps,
  viewer: Viewer,
  refundId: string,
  change: (tx: Tx, order: OrderRecord, refund: Refund) => Promise<void>,
): Promise<RefundReference> {
  const path = ['input', 'refundId']
  const known = await readRefund(deps.platform.prisma, refundId)
  if (known?.businessId !== viewer.businessId)
    throw refuse('NOT_FOUND', `expected the id of a refund, got ${refundId}`, path)
  const ids = new Set(known.lines.map(line => line.orderLineId))
  await changeOrder(
    deps,
    viewer,
    known.orderId,
    path,
    async (tx, order) => change(tx, order, (await readRefund(tx, refundId)) ?? known),
    (who, order) =>
      isSkilled(who, REFUND_SKILL) ||
      mayChangeLines(
        who,
        order,
        order.lines.filter(line => ids.has(line.id)),
      ),
  )
  return { refundId, orderId: known.orderId }
}

export function wrongState(refund: { status: string }, expected: string): Error {
  return refuse('INVALID_TRANSITION', `expected a refund that is ${expected}, got ${refund.status}`, [
    'input',
    'refundId',
  ])
}
