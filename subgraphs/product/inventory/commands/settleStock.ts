import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { fail, Refusal, refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import type { Reservation, ReservationStatus } from '../domain/stock.ts'
import { lockPools } from '../store/pools.ts'
import { releaseInQuota } from '../store/quota-settle.ts'
import { lockBucketsOf } from '../store/quotas.ts'
import {
  dropParts,
  type HeldReservation,
  lockByOrder,
  setStatus,
  skusOfOrder,
  writeParts,
} from '../store/reservations.ts'
import { lockSkus, type Movement } from '../store/stock.ts'
import { allocateFrom } from './reserveTogether.ts'
import { lineIds, movementsOf, moveStock } from './stockChange.ts'

/** An order whose stock is settled, and by whom. */
export interface OrderStock {
  businessId: string
  actor: string
  orderId: string
}

/** Commits an order's reservations in whatever states they are; see Claimer. */
export function claimAlone(deps: ProductDeps, input: OrderStock): Promise<Reservation[]> {
  return settle(deps, input, (tx, rows, at) => claim(tx, input, rows, at))
}

async function claim(tx: RawTx, { businessId, orderId }: OrderStock, rows: HeldReservation[], at: Date) {
  const path = ['input', 'orderId']
  if (rows.length === 0) throw refuse('NOT_FOUND', `expected an order with reservations, got ${orderId}`, path)
  const reserved = rows.filter(isStatus('RESERVED'))
  const expired = rows.filter(isStatus('EXPIRED'))
  if (rows.every(isStatus('RELEASED'))) throw refuse('EXPIRED', 'the reservations were given back', path)
  const renewed = await allocateExpired(tx, businessId, expired, at)
  await writeParts(tx, renewed)
  await setStatus(tx, lineIds([...reserved, ...expired]), ['RESERVED', 'EXPIRED'], 'CLAIMED', at)
  const movements = [
    ...movementsOf(reserved, 'CLAIM', quantity => ({ reserved: -quantity, committed: quantity })),
    ...movementsOf(renewed, 'CLAIM', quantity => ({ committed: quantity })),
  ]
  return { movements, reservations: rows.map(row => (isStatus('RELEASED')(row) ? row : become(row, 'CLAIMED'))) }
}

/** Parts for holds that ran out. Taken under the SKUs' locks, like a new reservation. */
async function allocateExpired(
  tx: RawTx,
  businessId: string,
  expired: readonly HeldReservation[],
  at: Date,
): Promise<HeldReservation[]> {
  if (expired.length === 0) return []
  const { parts, short } = allocateFrom(await lockPools(tx, businessId, expired, at), expired)
  if (short.length > 0) {
    const errors = short.map(({ line, available }) =>
      fail('EXPIRED', `the hold of ${line.orderLineId} ran out and ${available} of ${line.quantity} units are left`, [
        'input',
        'orderId',
      ]),
    )
    throw new Refusal(errors)
  }
  return expired.map(row => ({ ...row, parts: parts.get(row.orderLineId) ?? [] }))
}

/**
 * Gives reserved or committed stock of an order, or of some of its lines, back. Repeatable; an order without
 * reservations has nothing to give back. A hold that ran out is marked too, so that a late claim cannot revive it.
 */
export async function releaseStock(
  deps: ProductDeps,
  input: OrderStock & { orderLineIds?: readonly string[] | null; reason: string },
): Promise<Reservation[]> {
  const at = deps.platform.clock.now()
  const quick = input.orderLineIds ? null : await releaseInQuota(deps.platform, { ...input, at })
  return quick ?? settle(deps, input, (tx, rows, now) => release(tx, input, rows, now))
}

export async function release(
  tx: RawTx,
  input: { orderLineIds?: readonly string[] | null; reason: string },
  rows: HeldReservation[],
  at: Date,
) {
  const known = new Set(lineIds(rows))
  const wanted = input.orderLineIds ?? [...known]
  const unknown = wanted.flatMap((id, index) =>
    known.has(id)
      ? []
      : [fail('NOT_FOUND', `expected a reserved line of the order, got ${id}`, ['input', 'orderLineIds', index])],
  )
  if (unknown.length > 0) throw new Refusal(unknown)
  const chosen = rows.filter(row => wanted.includes(row.orderLineId))
  const open = chosen.filter(row => row.status !== 'RELEASED')
  const movements = [
    ...movementsOf(open.filter(isStatus('RESERVED')), 'RELEASE', quantity => ({ reserved: -quantity }), input.reason),
    ...movementsOf(open.filter(isStatus('CLAIMED')), 'RELEASE', quantity => ({ committed: -quantity }), input.reason),
  ]
  await setStatus(tx, lineIds(open), ['RESERVED', 'CLAIMED', 'EXPIRED'], 'RELEASED', at)
  await dropParts(tx, lineIds(open))
  return { movements, reservations: chosen.map(row => become(row, 'RELEASED')) }
}

export type Step = (
  tx: RawTx,
  rows: HeldReservation[],
  at: Date,
) => Promise<{ movements: Movement[]; reservations: Reservation[] }>

/** Runs one step on an order's reservations under the locks of their SKUs and buckets. */
export async function settle({ platform }: ProductDeps, input: OrderStock, step: Step): Promise<Reservation[]> {
  const at = platform.clock.now()
  const { businessId, orderId, actor } = input
  const { reservations, stocks } = await inRawTransaction(platform.pool, async tx => {
    await lockSkus(tx, businessId, await skusOfOrder(tx, businessId, orderId))
    await lockBucketsOf(tx, 'order_id', [orderId])
    const rows = await lockByOrder(tx, businessId, orderId)
    const { movements, reservations } = await step(tx, rows, at)
    return { reservations, stocks: await moveStock(platform, tx, movements, { businessId, actor, at }) }
  })
  await storeStock(platform, stocks)
  return reservations
}

const isStatus = (status: ReservationStatus) => (row: Reservation) => row.status === status
const become = (row: Reservation, status: ReservationStatus): Reservation => ({ ...row, status })
