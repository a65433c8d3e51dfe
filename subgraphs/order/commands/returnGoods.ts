import { actorOf, type Viewer } from '#shared/auth.ts'
import type { OrderDeps } from '../deps.ts'
import { moveRefund, publishApproved } from '../store/refunds.ts'
import { changeRefund, wrongState } from './decideRefund.ts'
import type { RefundReference } from './refundOrder.ts'

export interface SendReturn {
  refundId: string
  carrier?: string | null | undefined
  trackingNumber?: string | null | undefined
}

/** Records that the shopper has sent the goods back, which stops the deadline. Saying it again changes nothing. */
export function sendReturn(deps: OrderDeps, viewer: Viewer, input: SendReturn): Promise<RefundReference> {
  const { platform, terms } = deps
  return changeRefund(deps, viewer, input.refundId, async (tx, _order, refund) => {
    if (refund.status === 'RETURNING') return
    const at = platform.clock.now()
    const sent = {
      returnCarrier: input.carrier ?? null,
      returnTrackingNumber: input.trackingNumber ?? null,
      returnSentAt: at,
      // Whoever gets the goods has as long as they had to decide.
      decideBy: new Date(at.getTime() + terms.refundDecisionMs),
    }
    if (!(await moveRefund(tx, refund.id, ['AWAITING_RETURN'], { status: 'RETURNING', ...sent })))
      throw wrongState(refund, 'AWAITING_RETURN')
  })
}

/** Records that the goods came back: the money leaves and they go on sale again. Recording it again is harmless. */
export function receiveReturn(deps: OrderDeps, viewer: Viewer, refundId: string): Promise<RefundReference> {
  const { platform } = deps
  return changeRefund(deps, viewer, refundId, async (tx, order, refund) => {
    if (refund.receivedAt) return
    const received = { status: 'APPROVED' as const, receivedBy: actorOf(viewer), receivedAt: platform.clock.now() }
    if (!(await moveRefund(tx, refundId, ['AWAITING_RETURN', 'RETURNING'], received)))
      throw wrongState(refund, 'AWAITING_RETURN or RETURNING')
    await publishApproved(platform.jobs, tx, order, refundId)
  })
}
