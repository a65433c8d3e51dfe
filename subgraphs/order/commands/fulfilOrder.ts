import { actorOf, type Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import { Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import { deliver } from '../delivery/store/deliver.ts'
import type { OrderDeps } from '../deps.ts'
import { type FulfilAsk, type FulfilmentKind, isAllSent, planFulfilment, type SentLine } from '../domain/fulfilment.ts'
import type { OrderRecord } from '../domain/order.ts'
import { type Cause, moveOrder, undecidedUnits } from '../store/write.ts'
import { changeOrder, linesToSend } from './changeOrder.ts'

export interface FulfilOrder {
  orderId: string
  kind: FulfilmentKind
  lines?: FulfilAsk[] | null | undefined
  carrier?: string | null | undefined
  trackingNumber?: string | null | undefined
  idempotencyKey: string
}

/** What is sent, and how. */
export type Parcel = Pick<FulfilOrder, 'kind' | 'carrier' | 'trackingNumber'> & { id: string; sent: SentLine[] }

const path = ['input', 'orderId']

/** Records that goods of an order were sent, or delivers its virtual ones. A merchant does so for its own lines. */
export async function fulfilOrder(
  deps: OrderDeps,
  viewer: Viewer,
  input: FulfilOrder,
): Promise<{ orderId: string; fulfilmentId: string }> {
  const { platform } = deps
  const { orderId, kind, carrier, trackingNumber } = input
  return runIdempotent(
    platform,
    {
      scope: 'order.orderFulfil',
      businessId: viewer.businessId,
      viewerId: actorOf(viewer),
      key: input.idempotencyKey,
      request: input,
      resourceId: () => newId('ful'),
    },
    async ({ resourceId: id, finish }) => {
      const answer = { orderId, fulfilmentId: id }
      const send = async (tx: Tx, order: OrderRecord) => {
        checkSendable(order)
        const plan = planFulfilment(linesToSend(viewer, order), input.lines, kind)
        if ('errors' in plan) throw new Refusal(plan.errors)
        const cause = { actor: actorOf(viewer), reason: `sent with ${id}`, at: platform.clock.now() }
        await sendParcel(deps, tx, order, { id, kind, carrier, trackingNumber, ...plan }, cause)
        await finish(tx, answer)
      }
      await changeOrder(deps, viewer, orderId, path, send, (who, order) => linesToSend(who, order).length > 0)
      return answer
    },
  )
}

function checkSendable(order: OrderRecord): void {
  if (order.status !== 'PAID' && order.status !== 'FULFILLING') {
    throw refuse(
      'INVALID_TRANSITION',
      `expected a paid order with something to send, got one that is ${order.status}`,
      path,
    )
  }
  if (order.stockStatus !== 'CLAIMED') {
    throw refuse('CONFLICT', `expected its stock to be claimed, got ${order.stockStatus}; try again`, path)
  }
}

/**
 * Writes what is sent and delivers codes and memberships, all in the transaction that holds the order's lock. With the last
 * unit the order is fulfilled, and the time starts after which it is confirmed by itself.
 */
export async function sendParcel(
  { terms }: Pick<OrderDeps, 'terms'>,
  tx: Tx,
  order: OrderRecord,
  { sent, carrier, trackingNumber, ...parcel }: Parcel,
  cause: Cause,
): Promise<void> {
  const { at } = cause
  await tx.orderFulfilment.create({
    data: {
      ...parcel,
      orderId: order.id,
      carrier: carrier ?? null,
      trackingNumber: trackingNumber ?? null,
      createdAt: at,
    },
  })
  await tx.orderFulfilmentLine.createMany({
    data: sent.map(({ line, quantity }) => ({ fulfilmentId: parcel.id, orderLineId: line.id, quantity })),
  })
  await deliver(tx, order, parcel.id, sent, at)
  const units = new Map(sent.map(({ line, quantity }) => [line.id, quantity]))
  const lines = order.lines.map(line => ({
    ...line,
    fulfilledQuantity: line.fulfilledQuantity + (units.get(line.id) ?? 0),
  }))
  if (isAllSent(lines, await undecidedUnits(tx, order.id))) {
    const autoConfirmAt = new Date(at.getTime() + terms.autoConfirmMs)
    await moveOrder(tx, order, { ORDER: 'FULFILLED', FULFILMENT: 'FULFILLED' }, cause, { autoConfirmAt })
  } else {
    await moveOrder(tx, order, { ORDER: 'FULFILLING', FULFILMENT: 'PARTIALLY_FULFILLED' }, cause)
  }
}
