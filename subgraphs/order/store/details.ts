import type { Viewer } from '#shared/auth.ts'
import { createListLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import type { Axis } from '../domain/transitions.ts'
import { belowOrders, orderOf } from './below.ts'
import { fulfilmentReads } from './fulfilment-reads.ts'
import { refundReads } from './refund-reads.ts'

export interface TransitionRecord {
  orderId: string
  axis: Axis
  from: string | null
  to: string
  actor: string
  reason: string
  at: Date
}

export type DetailStore = ReturnType<typeof detailStore>

/**
 * What hangs below orders: transitions, refunds, fulfilments. Each is a loader by order id, so a page of orders costs
 * one round trip per kind.
 */
export function detailStore(platform: Pick<Platform, 'pool'>, viewer: Viewer) {
  const below = belowOrders(platform, viewer)
  const transitionColumns = `x.order_id AS "orderId", x.axis, x.from_state AS "from", x.to_state AS "to", x.actor, x.reason, x.at`
  const transitions = createListLoader<string, TransitionRecord>(
    ids => below.select(transitionColumns, 'orders.order_transition x', 'x.order_id', ids, 'x.id'),
    orderOf,
  )
  return { transitions, ...refundReads(platform, viewer, below), ...fulfilmentReads(platform, viewer, below) }
}

/** Why an order was closed. */
export async function closedBecause({ prisma }: Pick<Platform, 'prisma'>, orderId: string): Promise<string> {
  const closing = await prisma.orderTransition.findFirst({ where: { orderId, axis: 'ORDER', toState: 'CLOSED' } })
  return closing?.reason ?? 'order closed'
}
