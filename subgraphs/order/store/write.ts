import type { Tx } from '#shared/db.ts'
import type { OrderRecord } from '../domain/order.ts'
import { UNDECIDED, UNDER_WAY } from '../domain/refunds.ts'
import { type Axis, canMove, type StatusOf } from '../domain/transitions.ts'
import { followOrder } from '../saga/store/steps.ts'
import { type OrderRow, selectOrders, toOrder } from './rows.ts'

/** Who changes an order, why, and when by the clock. */
export interface Cause {
  actor: string
  reason: string
  at: Date
}

/** States to reach, by axis. */
export type Moves = { [A in Axis]?: StatusOf[A] }

const columnOf = {
  ORDER: 'status',
  PAYMENT: 'paymentStatus',
  FULFILMENT: 'fulfilmentStatus',
  REFUND: 'refundStatus',
} as const

/**
 * Reads an order under a row lock. Everything that decides on an order's state goes through this lock, so that a
 * timeout, a cancellation and a payment of the same order are decided one after the other.
 */
export async function lockOrder(tx: Tx, id: string): Promise<OrderRecord | null> {
  // Two statements: the lock first, so that the second reads what the winner of a race has written.
  const locked = await tx.$queryRawUnsafe<unknown[]>('SELECT 1 FROM orders.sales_order WHERE id = $1 FOR UPDATE', id)
  if (locked.length === 0) return null
  const rows = await tx.$queryRawUnsafe<OrderRow[]>(selectOrders('o.id = $1', '$2'), id, null)
  return rows[0] ? toOrder(rows[0]) : null
}

/**
 * Moves axes of a locked order, writes the log and lets its saga follow. The UPDATE names the states it moves from and its row count is
 * checked: without the lock it would still never overwrite another decision.
 */
export async function moveOrder(
  tx: Tx,
  order: OrderRecord,
  moves: Moves,
  cause: Cause,
  data: Record<string, unknown> = {},
): Promise<void> {
  const changes = (Object.keys(moves) as Axis[]).filter(axis => moves[axis] !== order[columnOf[axis]])
  for (const axis of changes) {
    if (!canMove(axis, order[columnOf[axis]] as never, moves[axis] as never)) {
      throw new Error(`order ${order.id}: ${axis} cannot move from ${order[columnOf[axis]]} to ${moves[axis]}`)
    }
  }
  const next = Object.fromEntries(changes.map(axis => [columnOf[axis], moves[axis]]))
  const { count } = await tx.salesOrder.updateMany({
    where: {
      id: order.id,
      status: order.status,
      paymentStatus: order.paymentStatus,
      fulfilmentStatus: order.fulfilmentStatus,
      refundStatus: order.refundStatus,
    },
    data: { ...next, ...data, updatedAt: cause.at },
  })
  if (count !== 1) throw new Error(`order ${order.id} was changed by somebody without its lock`)
  await logTransitions(
    tx,
    order.id,
    changes.map(axis => ({ axis, from: order[columnOf[axis]], to: moves[axis] as string })),
    cause,
  )
  if (moves.ORDER && changes.includes('ORDER')) await followOrder(tx, order, moves.ORDER, cause)
}

/** Notes where a locked order's stock is. */
export async function setStockStatus(
  tx: Tx,
  id: string,
  stockStatus: OrderRecord['stockStatus'],
  at: Date,
): Promise<void> {
  await tx.salesOrder.update({ where: { id }, data: { stockStatus, updatedAt: at } })
}

/** Appends to the log of transitions. */
export async function logTransitions(
  tx: Tx,
  orderId: string,
  changes: readonly { axis: Axis; from: string | null; to: string }[],
  { actor, reason, at }: Cause,
): Promise<void> {
  if (changes.length === 0) return
  await tx.orderTransition.createMany({
    data: changes.map(({ axis, from, to }) => ({
      orderId,
      axis,
      fromState: from,
      toState: to,
      actor,
      reason,
      at,
    })),
  })
}

/** Whether another refund of the order is under way; locked with the order. */
export async function othersUnderWay(tx: Tx, orderId: string, except: string): Promise<boolean> {
  const where = { orderId, id: { not: except }, status: { in: [...UNDER_WAY] } }
  return (await tx.orderRefund.findFirst({ where, select: { id: true } })) !== null
}

/** Units by line that refunds withdraw and that may yet have to be sent, because the refund is not decided for good. */
export async function undecidedUnits(tx: Tx, orderId: string): Promise<Map<string, number>> {
  const rows = await tx.orderRefundLine.groupBy({
    by: ['orderLineId'],
    where: { refund: { orderId, status: { in: [...UNDECIDED] } } },
    _sum: { withdrawnQuantity: true },
  })
  return new Map(rows.map(row => [row.orderLineId, row._sum.withdrawnQuantity ?? 0]))
}
