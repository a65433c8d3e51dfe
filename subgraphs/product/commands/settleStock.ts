import { inTransaction, type Tx } from '#shared/db.ts'
import { fail, Refusal, refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../deps.ts'
import type { StockRecord } from '../domain/product.ts'
import { allocateStock, type Reservation, type ReservationStatus } from '../domain/stock.ts'
import { storeStock } from '../store/cards.ts'
import {
  dropParts,
  findExpired,
  type HeldReservation,
  lockByLines,
  lockByOrder,
  setStatus,
  skusOfOrder,
  writeParts,
} from '../store/reservations.ts'
import { lockLevels, lockSkus, type Movement } from '../store/stock.ts'
import { moveStock } from './stockChange.ts'

export interface OrderStock {
  businessId: string
  actor: string
  orderId: string
}

interface Outcome {
  reservations: Reservation[]
  stocks: StockRecord[]
}

/**
 * Commits an order's reservations. Repeatable. A hold that ran out is committed if there is stock for it now; if not,
 * nothing of the order is, and the answer is EXPIRED. So it is for an order whose reservations were all given back.
 */
export function claimStock(deps: ProductDeps, input: OrderStock): Promise<Reservation[]> {
  return settle(deps, input, async (tx, rows, at) => {
    const path = ['input', 'orderId']
    if (rows.length === 0) throw refuse('NOT_FOUND', `expected an order with reservations, got ${input.orderId}`, path)
    const reserved = rows.filter(row => row.status === 'RESERVED')
    const expired = rows.filter(row => row.status === 'EXPIRED')
    if (rows.every(row => row.status === 'RELEASED')) throw refuse('EXPIRED', 'the reservations were given back', path)
    const renewed = await allocateExpired(tx, expired)
    await writeParts(tx, renewed)
    await setStatus(tx, lineIds([...reserved, ...expired]), ['RESERVED', 'EXPIRED'], 'CLAIMED', at)
    const movements = [
      ...movementsOf(reserved, 'CLAIM', quantity => ({ reserved: -quantity, committed: quantity })),
      ...movementsOf(renewed, 'CLAIM', quantity => ({ committed: quantity })),
    ]
    return {
      movements,
      reservations: rows.map(row => (row.status === 'RELEASED' ? row : { ...row, status: 'CLAIMED' })),
    }
  })
}

/** Parts for holds that ran out. Taken under the SKUs' locks, like a new reservation. */
async function allocateExpired(tx: Tx, expired: readonly HeldReservation[]): Promise<HeldReservation[]> {
  if (expired.length === 0) return []
  const { parts, short } = allocateStock(expired, await lockLevels(tx, skuIds(expired)))
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
export function releaseStock(
  deps: ProductDeps,
  input: OrderStock & { orderLineIds?: readonly string[] | null; reason: string },
): Promise<Reservation[]> {
  return settle(deps, input, async (tx, rows, at) => {
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
    return { movements, reservations: chosen.map(row => ({ ...row, status: 'RELEASED' })) }
  })
}

type Step = (
  tx: Tx,
  rows: HeldReservation[],
  at: Date,
) => Promise<{ movements: Movement[]; reservations: Reservation[] }>

/** Runs one step on an order's reservations under the locks of their SKUs. */
async function settle({ platform }: ProductDeps, input: OrderStock, step: Step): Promise<Reservation[]> {
  const at = platform.clock.now()
  const { businessId, orderId, actor } = input
  const { reservations, stocks } = await inTransaction(platform.prisma, async (tx): Promise<Outcome> => {
    await lockSkus(tx, businessId, await skusOfOrder(tx, businessId, orderId))
    const rows = await lockByOrder(tx, businessId, orderId)
    const { movements, reservations } = await step(tx, rows, at)
    return { reservations, stocks: await moveStock(platform, tx, movements, { businessId, actor, at }) }
  })
  await storeStock(platform, stocks)
  return reservations
}

const SWEEP = 100

/** Gives stock back whose hold ran out. Answers how many holds. Safe in several processes at once. */
export async function expireHolds(deps: ProductDeps): Promise<number> {
  let total = 0
  for (;;) {
    const found = await findExpired(deps.platform.prisma, deps.platform.clock.now(), SWEEP)
    for (const [businessId, rows] of Map.groupBy(found, row => row.businessId)) {
      total += await expireOf(deps, businessId, rows)
    }
    if (found.length < SWEEP) return total
  }
}

async function expireOf(
  { platform }: ProductDeps,
  businessId: string,
  found: readonly { orderLineId: string; skuId: string }[],
): Promise<number> {
  const at = platform.clock.now()
  const { expired, stocks } = await inTransaction(platform.prisma, async tx => {
    await lockSkus(tx, businessId, skuIds(found))
    // Looked at again under the locks: a claim may have been faster.
    const rows = (await lockByLines(tx, lineIds(found))).filter(row => row.status === 'RESERVED' && row.expiresAt <= at)
    await setStatus(tx, lineIds(rows), ['RESERVED'], 'EXPIRED', at)
    await dropParts(tx, lineIds(rows))
    const movements = movementsOf(rows, 'EXPIRE', quantity => ({ reserved: -quantity }))
    return {
      expired: rows.length,
      stocks: await moveStock(platform, tx, movements, { businessId, actor: 'sweeper', at }),
    }
  })
  await storeStock(platform, stocks)
  return expired
}

const lineIds = (rows: readonly { orderLineId: string }[]) => rows.map(row => row.orderLineId)
const skuIds = (rows: readonly { skuId: string }[]) => [...new Set(rows.map(row => row.skuId))]
const isStatus = (status: ReservationStatus) => (row: Reservation) => row.status === status

function movementsOf(
  rows: readonly HeldReservation[],
  kind: Movement['kind'],
  delta: (quantity: number) => Pick<Movement, 'reserved' | 'committed'>,
  reason?: string,
): Movement[] {
  return rows.flatMap(({ orderLineId, skuId, parts }) =>
    parts.map(({ locationId, quantity }) => ({ skuId, locationId, kind, ...delta(quantity), orderLineId, reason })),
  )
}
