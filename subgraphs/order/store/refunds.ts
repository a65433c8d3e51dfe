import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import { referenceOf } from '../domain/attempts.ts'
import type { OrderRecord } from '../domain/order.ts'
import { type RefundPlan, type RefundState, stateAfterRejection } from '../domain/refunds.ts'
import { type Cause, moveOrder, othersUnderWay } from './write.ts'

/** Writes of refunds. All of them run under the order's row lock. */

export interface NewRefund {
  id: string
  status: 'REQUESTED' | 'APPROVED'
  withReturn: boolean
  decideBy: Date
  plan: RefundPlan
}

export async function insertRefund(
  tx: Tx,
  order: OrderRecord,
  { plan, ...refund }: NewRefund,
  cause: Cause,
): Promise<void> {
  const { actor: requestedBy, reason, at: createdAt } = cause
  const { id: orderId, businessId } = order
  const { amountMinor, shares } = plan
  await tx.orderRefund.create({
    data: { ...refund, orderId, businessId, amountMinor, reason, requestedBy, createdAt },
  })
  await tx.orderRefundLine.createMany({ data: shares.map(share => ({ refundId: refund.id, ...share })) })
  await moveOrder(tx, order, { REFUND: 'IN_PROGRESS' }, cause)
}

export type Refund = NonNullable<Awaited<ReturnType<typeof readRefund>>>

/** A refund with its lines. */
export function readRefund(db: Pick<Tx, 'orderRefund'>, id: string) {
  return db.orderRefund.findUnique({ where: { id }, include: { lines: true } })
}

/** Moves a refund on if it is in one of the states; the row count says whether it was. */
export async function moveRefund(
  tx: Tx,
  id: string,
  from: readonly RefundState[],
  data: { status: RefundState } & Record<string, unknown>,
): Promise<boolean> {
  const { count } = await tx.orderRefund.updateMany({ where: { id, status: { in: [...from] } }, data })
  return count === 1
}

/** After a refund came to nothing: what it asked for is free again, and the order waits for it no longer. */
export async function forgetRefund(tx: Tx, order: OrderRecord, refundId: string, cause: Cause): Promise<void> {
  const others = await othersUnderWay(tx, order.id, refundId)
  await moveOrder(tx, order, { REFUND: stateAfterRejection(order.refunded.amountMinor, others) }, cause)
}

/**
 * Announces an approved refund: the payment hub sends the money, and units that were given up go back on sale. `keep` says
 * how many units of each line stay with the order, so that announcements may come in any order and again.
 */
export async function publishApproved(
  jobs: Platform['jobs'],
  tx: Tx,
  order: OrderRecord,
  refundId: string,
): Promise<void> {
  const { lines, attempt } = await tx.orderRefund.findUniqueOrThrow({
    where: { id: refundId },
    select: { lines: true, attempt: true },
  })
  const base = { refundId, orderId: order.id, businessId: order.businessId }
  await jobs.publish(tx, {
    type: 'order.refundApproved',
    key: order.id,
    data: {
      ...base,
      reference: referenceOf(refundId, attempt),
      paymentIntentId: order.paymentIntentId,
      amountMinor: lines.reduce((total, line) => total + line.amountMinor, 0n).toString(),
      currencyCode: order.total.currencyCode,
      lines: lines.map(line => ({ lineId: line.orderLineId, amountMinor: line.amountMinor.toString() })),
    },
  })
  const backOnSale = lines.filter(line => line.withdrawnQuantity + line.returnQuantity > 0)
  if (backOnSale.length === 0) return
  const gone = await unitsBackOnSale(tx, order.id)
  const keep = backOnSale.map(({ orderLineId }) => ({
    orderLineId,
    keep: order.lines.find(line => line.id === orderLineId)!.quantity - (gone.get(orderLineId) ?? 0),
  }))
  await jobs.publish(tx, { type: 'order.unitsReturned', key: order.id, data: { ...base, lines: keep } })
}

/** Units by line that approved refunds have put back. */
async function unitsBackOnSale(tx: Tx, orderId: string): Promise<Map<string, number>> {
  const rows = await tx.orderRefundLine.groupBy({
    by: ['orderLineId'],
    where: { refund: { orderId, status: { in: ['APPROVED', 'FAILED', 'SUCCEEDED'] } } },
    _sum: { withdrawnQuantity: true, returnQuantity: true },
  })
  return new Map(
    rows.map(({ orderLineId, _sum }) => [orderLineId, (_sum.withdrawnQuantity ?? 0) + (_sum.returnQuantity ?? 0)]),
  )
}
