import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { Money } from '#shared/money.ts'
import type { OrderDeps } from '../deps.ts'
import type { OrderRecord } from '../domain/order.ts'
import { canRefund, planRefund, type RefundShare, stateAfterRejection } from '../domain/refunds.ts'
import { lockOrder, moveOrder, pendingRefunds } from '../store/write.ts'
import { changeOrder } from './changeOrder.ts'

export interface RequestRefund {
  orderId: string
  lines?: { orderLineId: string; amount: Money }[] | null | undefined
  reason: string
  idempotencyKey: string
}

/** Asks for money back. What is asked for is set aside at once: two requests can never ask for the same cent. */
export async function requestRefund(
  deps: OrderDeps,
  viewer: Viewer,
  input: RequestRefund,
): Promise<{ refundId: string; orderId: string }> {
  const { platform } = deps
  const request = {
    ...input,
    lines:
      input.lines?.map(line => ({
        ...line,
        amount: { ...line.amount, amountMinor: line.amount.amountMinor.toString() },
      })) ?? null,
  }
  return runIdempotent(
    platform,
    {
      scope: 'order.orderRefundRequest',
      businessId: viewer.businessId,
      viewerId: actorOf(viewer),
      key: input.idempotencyKey,
      request,
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
        const pending = await pendingRefunds(tx, order.id)
        const plan = planRefund(refundable(order, pending), input.lines, order.total.currencyCode)
        if ('errors' in plan) throw new Refusal(plan.errors)
        const cause = { actor: actorOf(viewer), reason: input.reason, at: platform.clock.now() }
        await insertRefund(tx, order, refundId, 'REQUESTED', plan.shares, cause)
        await finish(tx, answer)
      })
      return answer
    },
  )
}

/**
 * Refunds all that is left of an order without asking, because it cannot be delivered. The refund's id follows from the
 * order's, so a repeat of the event that led here finds it. Runs under the order's lock.
 */
export async function refundUndeliverable(
  { platform }: Pick<OrderDeps, 'platform'>,
  tx: Tx,
  order: OrderRecord,
  reason: string,
  actor = 'order',
): Promise<void> {
  const refundId = `rfd_${order.id.slice(4)}`
  if (await tx.orderRefund.findUnique({ where: { id: refundId } })) return
  const plan = planRefund(refundable(order, await pendingRefunds(tx, order.id)), null, order.total.currencyCode)
  if ('errors' in plan) return
  const cause = { actor, reason, at: platform.clock.now() }
  await insertRefund(tx, order, refundId, 'APPROVED', plan.shares, cause)
  await publishApproved(platform.jobs, tx, order, refundId, plan.shares)
}

function refundable(order: OrderRecord, pending: ReadonlyMap<string, bigint>) {
  return order.lines.map(line => ({
    id: line.id,
    totalMinor: line.total.amountMinor,
    refundedMinor: line.refunded.amountMinor,
    pendingMinor: pending.get(line.id) ?? 0n,
  }))
}

async function insertRefund(
  tx: Tx,
  order: OrderRecord,
  id: string,
  status: 'REQUESTED' | 'APPROVED',
  shares: readonly RefundShare[],
  cause: { actor: string; reason: string; at: Date },
): Promise<void> {
  const amountMinor = shares.reduce((total, share) => total + share.amountMinor, 0n)
  await tx.orderRefund.create({
    data: {
      id,
      orderId: order.id,
      status,
      amountMinor,
      reason: cause.reason,
      requestedBy: cause.actor,
      createdAt: cause.at,
    },
  })
  await tx.orderRefundLine.createMany({ data: shares.map(share => ({ refundId: id, ...share })) })
  await moveOrder(tx, order, { REFUND: 'IN_PROGRESS' }, cause)
}

/** Tells the payment hub to give an approved refund's money back. A repeat is the same refund. */
export async function publishApproved(
  jobs: OrderDeps['platform']['jobs'],
  tx: Tx,
  order: OrderRecord,
  refundId: string,
  shares: readonly RefundShare[],
): Promise<void> {
  await jobs.publish(tx, {
    type: 'order.refundApproved',
    key: order.id,
    data: {
      refundId,
      orderId: order.id,
      businessId: order.businessId,
      paymentIntentId: order.paymentIntentId,
      amountMinor: shares.reduce((total, share) => total + share.amountMinor, 0n).toString(),
      currencyCode: order.total.currencyCode,
      lines: shares.map(share => ({ lineId: share.orderLineId, amountMinor: share.amountMinor.toString() })),
    },
  })
}

/** Approves a refund; the payment hub sends the money back. Approving it again is harmless. */
export function approveRefund(
  deps: OrderDeps,
  viewer: Viewer,
  refundId: string,
): Promise<{ refundId: string; orderId: string }> {
  return decide(deps, viewer, refundId, 'APPROVED', null)
}

/** Rejects a refund. Rejecting it again is harmless. */
export function rejectRefund(
  deps: OrderDeps,
  viewer: Viewer,
  refundId: string,
  reason: string,
): Promise<{ refundId: string; orderId: string }> {
  return decide(deps, viewer, refundId, 'REJECTED', reason)
}

async function decide(
  deps: OrderDeps,
  viewer: Viewer,
  refundId: string,
  status: 'APPROVED' | 'REJECTED',
  decision: string | null,
): Promise<{ refundId: string; orderId: string }> {
  const { platform } = deps
  const notFound = () => refuse('NOT_FOUND', `expected the id of a refund, got ${refundId}`, ['input', 'refundId'])
  const found = await platform.prisma.orderRefund.findUnique({ where: { id: refundId }, select: { orderId: true } })
  if (!found) throw notFound()
  return changeOrder(deps, viewer, found.orderId, ['input', 'refundId'], async (tx, order) => {
    const refund = await tx.orderRefund.findUnique({ where: { id: refundId }, include: { lines: true } })
    if (!refund) throw notFound()
    if (refund.status === status) return { refundId, orderId: order.id }
    const at = platform.clock.now()
    const { count } = await tx.orderRefund.updateMany({
      where: { id: refundId, status: 'REQUESTED' },
      data: { status, decision, decidedBy: actorOf(viewer), decidedAt: at },
    })
    if (count === 0) {
      throw refuse('INVALID_TRANSITION', `expected a refund that is REQUESTED, got ${refund.status}`, [
        'input',
        'refundId',
      ])
    }
    if (status === 'APPROVED') {
      await publishApproved(platform.jobs, tx, order, refundId, refund.lines)
    } else {
      const others = (await pendingRefunds(tx, order.id, refundId)).size > 0
      const REFUND = stateAfterRejection(order.refunded.amountMinor, others)
      await moveOrder(tx, order, { REFUND }, { actor: actorOf(viewer), reason: decision, at })
    }
    return { refundId, orderId: order.id }
  })
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
