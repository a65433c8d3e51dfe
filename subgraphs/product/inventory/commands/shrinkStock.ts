import type { RawTx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import type { Part, Reservation } from '../domain/stock.ts'
import { type HeldReservation, shrinkHold } from '../store/reservations.ts'
import type { Movement } from '../store/stock.ts'
import { type OrderStock, release, settle } from './settleStock.ts'

export interface ShrinkStock extends OrderStock {
  lines: readonly { orderLineId: string; keep: number }[]
  reason: string
}

/**
 * Gives units of lines back, down to what the order keeps; a line that keeps none is released. Lines that keep as many as
 * they hold, or more, stay as they are, so that calls may be repeated and come in any order.
 */
export function shrinkStock(deps: ProductDeps, input: ShrinkStock): Promise<Reservation[]> {
  return settle(deps, input, async (tx, rows, at) => {
    const keep = new Map(input.lines.map(line => [line.orderLineId, line.keep]))
    const known = new Set(rows.map(row => row.orderLineId))
    const unknown = input.lines.findIndex(line => !known.has(line.orderLineId))
    if (unknown >= 0) {
      const path = ['input', 'lines', unknown, 'orderLineId']
      throw refuse('NOT_FOUND', `expected a reserved line of the order, got ${input.lines[unknown]?.orderLineId}`, path)
    }
    const none = [...keep].filter(([, units]) => units === 0).map(([id]) => id)
    const gone = await release(tx, { orderLineIds: none, reason: input.reason }, rows, at)
    const movements = [...gone.movements]
    const shrunk: Reservation[] = []
    for (const row of rows) {
      const units = keep.get(row.orderLineId) ?? row.quantity
      if (units === 0 || units >= row.quantity || row.status === 'RELEASED') continue
      movements.push(...(await shrink(tx, row, units, input.reason, at)))
      shrunk.push({ ...row, quantity: units })
    }
    return { movements, reservations: [...gone.reservations, ...shrunk] }
  })
}

async function shrink(tx: RawTx, row: HeldReservation, keep: number, reason: string, at: Date): Promise<Movement[]> {
  const { kept, taken } = takeFrom(row.parts, row.quantity - keep)
  await shrinkHold(tx, row.orderLineId, keep, kept, at)
  const { skuId, orderLineId } = row
  const held = row.status === 'CLAIMED' ? 'committed' : 'reserved'
  return taken.map(({ locationId, bucketId, quantity }) => {
    const move: Movement = { skuId, locationId, bucketId, kind: 'RELEASE', orderLineId, reason, [held]: -quantity }
    return move
  })
}

/** Takes units from the parts of a reservation, the last ones first. A hold that ran out has none. */
function takeFrom(parts: readonly Part[], units: number): { kept: Part[]; taken: Part[] } {
  const kept: Part[] = []
  const taken: Part[] = []
  let left = units
  for (const part of parts.toReversed()) {
    const some = Math.min(left, part.quantity)
    if (some > 0) taken.push({ ...part, quantity: some })
    if (some < part.quantity) kept.push({ ...part, quantity: part.quantity - some })
    left -= some
  }
  return { kept, taken }
}
