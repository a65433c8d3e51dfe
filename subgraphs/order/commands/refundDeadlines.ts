import { inTransaction, type Tx } from '#shared/db.ts'
import type { OrderDeps } from '../deps.ts'
import { type DueRefund, undecidedRefunds, unsentReturns } from '../store/due.ts'
import { forgetRefund, moveRefund, readRefund } from '../store/refunds.ts'
import { lockOrder } from '../store/write.ts'
import { approveIn } from './decideRefund.ts'

type Sweep = (deps: OrderDeps, tx: Tx, due: DueRefund, now: Date) => Promise<void>

/**
 * Does what the terms say of refunds whose time is over: one that nobody decided is approved or handed to operations,
 * one whose goods were not sent back lapses. Called by the sweeper; a decision that comes at the same moment is taken
 * before or after, because both take the order's lock.
 */
export async function sweepRefunds(deps: OrderDeps, limit = 100): Promise<void> {
  await sweep(deps, undecidedRefunds, limit, judgeUndecided)
  await sweep(deps, unsentReturns, limit, lapse)
}

async function sweep(deps: OrderDeps, find: typeof undecidedRefunds, limit: number, apply: Sweep): Promise<void> {
  const { platform } = deps
  const now = platform.clock.now()
  for (const due of await find(platform, now, limit))
    await inTransaction(platform.prisma, tx => apply(deps, tx, due, now))
}

const judgeUndecided: Sweep = async (deps, tx, { id, orderId }, now) => {
  const order = await lockOrder(tx, orderId)
  const refund = await readRefund(tx, id)
  if (!order || !refund || refund.escalatedAt || refund.decideBy > now) return
  const { status } = refund
  if (status === 'REQUESTED' && deps.terms.undecidedRefund === 'APPROVE') {
    await approveIn(deps, tx, order, refund, { actor: 'order', reason: 'not decided in time', at: now })
  } else if (status === 'REQUESTED' || status === 'RETURNING') {
    await tx.orderRefund.update({ where: { id }, data: { escalatedAt: now } })
    const { businessId } = order
    const data = { refundId: id, orderId, businessId, status }
    await deps.platform.jobs.publish(tx, { type: 'order.refundEscalated', key: orderId, data })
  }
}

const lapse: Sweep = async (_deps, tx, { id, orderId }, now) => {
  const order = await lockOrder(tx, orderId)
  if (!order || !(await moveRefund(tx, id, ['AWAITING_RETURN'], { status: 'LAPSED' }))) return
  await forgetRefund(tx, order, id, { actor: 'order', reason: 'the goods were not sent back in time', at: now })
}
