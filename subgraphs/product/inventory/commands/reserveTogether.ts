import { inRawTransaction, type RawTx } from '#shared/db.ts'
import { fail, Refusal, refuse, type UserError } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { type Allocation, allocateStock, type Line, type Reservation } from '../domain/stock.ts'
import { lockPools, type Pools } from '../store/pools.ts'
import { type HeldReservation, lockByLines, writeHolds } from '../store/reservations.ts'
import { type LockedSku, lockSkus } from '../store/stock.ts'
import { announceStock } from './stockChange.ts'

export interface ReserveStock {
  businessId: string
  actor: string
  orderId: string
  lines: Line[]
  expiresAt: Date
}

/** What became of one order: its reservations, or why it was refused. */
export type Outcome = Reservation[] | Refusal

interface Order {
  input: ReserveStock
  errors: UserError[]
  /** The lines that hold nothing yet. */
  open: Line[]
}

/**
 * Holds stock for the lines of orders in one transaction: the check and the hold see the same locked levels. Each order
 * is held whole or not at all. Either it is one order, or all are orders of one line, of one business and SKU.
 */
export async function reserveTogether({ platform }: ProductDeps, inputs: ReserveStock[]): Promise<Outcome[]> {
  const at = platform.clock.now()
  const { businessId, actor } = inputs[0]!
  const lines = inputs.flatMap(input => input.lines)
  const lineIds = lines.map(line => line.orderLineId)
  const { outcomes, stocks } = await inRawTransaction(platform.pool, async tx => {
    const skus = await lockSkus(tx, businessId, [...new Set(lines.map(line => line.skuId))])
    const pools = await lockPools(tx, businessId, lines, at)
    const known = new Map((await lockByLines(tx, lineIds)).map(row => [row.orderLineId, row]))
    const orders = inputs.map(input => judge(input, skus, known))
    const held = await hold(tx, orders, pools, { actor, at })
    const moved = [...new Set([...held.values()].map(line => line.skuId))]
    const stocks = moved.length > 0 ? await announceStock(platform, tx, moved, { businessId, at }) : []
    return { stocks, outcomes: orders.map(order => outcomeOf(order, held, known)) }
  })
  await storeStock(platform, stocks)
  return outcomes
}

function outcomeOf(
  { input, errors }: Order,
  held: Map<string, HeldReservation>,
  known: Map<string, HeldReservation>,
): Outcome {
  if (errors.length > 0) return new Refusal(errors)
  return input.lines.map(({ orderLineId }) => (held.get(orderLineId) ?? known.get(orderLineId))!)
}

/** The reservations of an order that was just held whole. */
export function reservationsOf({ orderId, businessId, expiresAt, lines }: ReserveStock): Reservation[] {
  return lines.map(line => ({ ...line, orderId, businessId, expiresAt, status: 'RESERVED' }))
}

const isHeld = (row: Reservation | undefined) => row?.status === 'RESERVED' || row?.status === 'CLAIMED'

function judge(input: ReserveStock, skus: readonly LockedSku[], known: Map<string, HeldReservation>): Order {
  const errors = input.lines.flatMap((line, index) => judgeLine(line, index, input, skus, known.get(line.orderLineId)))
  const open = errors.length > 0 ? [] : input.lines.filter(line => !isHeld(known.get(line.orderLineId)))
  return { input, errors, open }
}

function judgeLine(
  line: Line,
  index: number,
  input: ReserveStock,
  skus: readonly LockedSku[],
  known: Reservation | undefined,
): UserError[] {
  const path = ['input', 'lines', index]
  const sku = skus.find(candidate => candidate.skuId === line.skuId)
  if (!sku) return [fail('NOT_FOUND', `expected a SKU, got ${line.skuId}`, [...path, 'skuId'])]
  if (known) {
    const sameOrder = known.orderId === input.orderId && known.businessId === input.businessId
    const sameContent = (known.contentId ?? null) === (line.contentId ?? null)
    if (!sameOrder || !sameContent || known.skuId !== line.skuId || known.quantity !== line.quantity) {
      return [fail('CONFLICT', `expected what ${line.orderLineId} was first reserved for`, [...path, 'orderLineId'])]
    }
    if (known.status === 'RELEASED')
      return [fail('EXPIRED', 'the reservation was given back', [...path, 'orderLineId'])]
    if (isHeld(known)) return []
  }
  return sku.saleable ? [] : [fail('OUT_OF_STOCK', `${line.skuId} is not on sale`, [...path, 'skuId'])]
}

/** Holds what fits, refuses the orders that do not. Answers the new holds by order line. */
async function hold(
  tx: RawTx,
  orders: Order[],
  pools: Pools,
  who: { actor: string; at: Date },
): Promise<Map<string, HeldReservation>> {
  const open = orders.flatMap(order => order.open)
  if (open.length === 0) return new Map()
  const { parts, short } = allocateFrom(pools, open)
  for (const order of orders) refuseShort(order, short)
  const holds = orders.flatMap(({ input: { orderId, businessId, expiresAt }, open: lines }) =>
    lines.map(line => ({
      ...line,
      orderId,
      businessId,
      expiresAt,
      status: 'RESERVED' as const,
      parts: parts.get(line.orderLineId) ?? [],
    })),
  )
  const written = await writeHolds(tx, holds, who)
  const held = holds.filter(row => written.has(row.orderLineId))
  // A rival can only have written a line of ours with another SKU: with the same one it would have waited for our locks.
  if (held.length < holds.length) refuseRivalled(orders, written)
  return new Map(held.map(row => [row.orderLineId, row]))
}

/** Lines that share a pool share its units; pools share nothing. */
export function allocateFrom(pools: Pools, lines: readonly Line[]): Allocation {
  const parts: Allocation['parts'] = new Map()
  const short: Allocation['short'] = []
  for (const [pool, group] of Map.groupBy(lines, line => pools.of(line))) {
    const allocated = allocateStock(group, pools.levels(pool))
    for (const [line, taken] of allocated.parts) parts.set(line, taken)
    short.push(...allocated.short)
  }
  return { parts, short }
}

function refuseShort(order: Order, short: Allocation['short']): void {
  const own = short.filter(({ line }) => order.open.includes(line))
  if (own.length === 0) return
  order.open = []
  order.errors = own.map(({ line, available }) =>
    fail('OUT_OF_STOCK', `expected at most ${available} units of ${line.skuId}, got ${line.quantity}`, [
      'input',
      'lines',
      order.input.lines.indexOf(line),
      'quantity',
    ]),
  )
}

function refuseRivalled(orders: Order[], written: Set<string>): void {
  for (const order of orders.filter(({ open }) => open.some(line => !written.has(line.orderLineId)))) {
    const refusal = refuse('CONFLICT', 'one of the order lines was reserved meanwhile', ['input', 'lines'])
    // Some of its lines may be written: nothing of the order may stay.
    if (order.open.length > 1) throw refusal
    order.errors = refusal.errors
  }
}
