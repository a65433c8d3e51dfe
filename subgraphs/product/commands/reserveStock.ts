import { inTransaction, type Tx } from '#shared/db.ts'
import { fail, Refusal, refuse, type UserError } from '#shared/errors.ts'
import type { ProductDeps } from '../deps.ts'
import { allocateStock, type Line, type Reservation } from '../domain/stock.ts'
import { storeStock } from '../store/cards.ts'
import { type HeldReservation, lockByLines, writeHolds, writeParts } from '../store/reservations.ts'
import { type LockedSku, lockLevels, lockSkus, type Movement } from '../store/stock.ts'
import { moveStock } from './stockChange.ts'

export interface ReserveStock {
  businessId: string
  actor: string
  orderId: string
  lines: Line[]
  expiresAt: Date
}

/**
 * Holds stock for order lines, all or nothing, in one transaction: the check and the hold see the same locked levels.
 * The order line is the key: a repeat answers the reservation that is there. A hold that ran out is held again if there
 * is stock; one that was given back stays so (EXPIRED), because its order is over.
 */
export async function reserveStock({ platform }: ProductDeps, input: ReserveStock): Promise<Reservation[]> {
  const at = platform.clock.now()
  if (input.expiresAt <= at) {
    throw refuse('INVALID', `expected a time after ${at.toISOString()}, got ${input.expiresAt.toISOString()}`, [
      'input',
      'expiresAt',
    ])
  }
  const { reservations, stocks } = await inTransaction(platform.prisma, async tx => {
    const skus = await lockSkus(tx, input.businessId, [...new Set(input.lines.map(line => line.skuId))])
    const known = new Map(
      (
        await lockByLines(
          tx,
          input.lines.map(line => line.orderLineId),
        )
      ).map(row => [row.orderLineId, row]),
    )
    const errors = input.lines.flatMap((line, index) =>
      judgeLine(line, index, input, skus, known.get(line.orderLineId)),
    )
    if (errors.length > 0) throw new Refusal(errors)
    const open = input.lines.filter(line => !isHeld(known.get(line.orderLineId)))
    const holds = await hold(tx, input, open, at)
    const movements = holds.flatMap(toMovements)
    const stocks = await moveStock(platform, tx, movements, { businessId: input.businessId, actor: input.actor, at })
    const held = new Map(holds.map(row => [row.orderLineId, row]))
    return {
      stocks,
      reservations: input.lines.map(({ orderLineId }) => (held.get(orderLineId) ?? known.get(orderLineId))!),
    }
  })
  await storeStock(platform, stocks)
  return reservations
}

const isHeld = (row: Reservation | undefined) => row?.status === 'RESERVED' || row?.status === 'CLAIMED'

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
    const same = known.orderId === input.orderId && known.businessId === input.businessId
    if (!same || known.skuId !== line.skuId || known.quantity !== line.quantity) {
      return [fail('CONFLICT', `expected what ${line.orderLineId} was first reserved for`, [...path, 'orderLineId'])]
    }
    if (known.status === 'RELEASED')
      return [fail('EXPIRED', 'the reservation was given back', [...path, 'orderLineId'])]
    if (isHeld(known)) return []
  }
  return sku.saleable ? [] : [fail('OUT_OF_STOCK', `${line.skuId} is not on sale`, [...path, 'skuId'])]
}

async function hold(tx: Tx, input: ReserveStock, open: readonly Line[], at: Date): Promise<HeldReservation[]> {
  if (open.length === 0) return []
  const { orderId, businessId, expiresAt } = input
  const levels = await lockLevels(tx, [...new Set(open.map(line => line.skuId))])
  const { parts, short } = allocateStock(open, levels)
  if (short.length > 0) {
    throw new Refusal(
      short.map(({ line, available }) =>
        fail('OUT_OF_STOCK', `expected at most ${available} units of ${line.skuId}, got ${line.quantity}`, [
          'input',
          'lines',
          input.lines.indexOf(line),
          'quantity',
        ]),
      ),
    )
  }
  const holds = open.map(line => ({
    ...line,
    orderId,
    businessId,
    expiresAt,
    status: 'RESERVED' as const,
    parts: parts.get(line.orderLineId) ?? [],
  }))
  // A rival can only have written a line of ours with another SKU: with the same one it would have waited for our locks.
  if ((await writeHolds(tx, holds, at)) !== holds.length) {
    throw refuse('CONFLICT', 'one of the order lines was reserved meanwhile', ['input', 'lines'])
  }
  await writeParts(tx, holds)
  return holds
}

function toMovements({ orderLineId, skuId, parts }: HeldReservation): Movement[] {
  return parts.map(({ locationId, quantity }) => ({
    skuId,
    locationId,
    kind: 'RESERVE',
    reserved: quantity,
    orderLineId,
  }))
}
