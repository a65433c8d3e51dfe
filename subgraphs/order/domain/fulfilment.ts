import { fail, type UserError } from '#shared/errors.ts'
import type { OrderLineRecord } from './order.ts'

export type FulfilmentKind = 'SHIPMENT' | 'DIGITAL'

/** Units of a line that are sent. */
export interface SentLine {
  line: OrderLineRecord
  quantity: number
}

export interface FulfilAsk {
  orderLineId: string
  quantity: number
}

/** What of a line can be sent now. What a refund asks for is not sent while it is undecided. */
export function sendable(line: OrderLineRecord): number {
  return line.quantity - line.fulfilledQuantity - line.withdrawnQuantity
}

/**
 * Plans what is sent: the asked units, checked line by line, or all that is left of the lines of this kind. `lines` are
 * those that the sender may send. A line that is delivered by codes or as a membership cannot be shipped.
 */
export function planFulfilment(
  lines: readonly OrderLineRecord[],
  asked: readonly FulfilAsk[] | null | undefined,
  kind: FulfilmentKind,
): { sent: SentLine[] } | { errors: UserError[] } {
  if (asked) return askedLines(lines, asked, kind)
  const digital = lines.filter(line => line.delivery !== 'SHIPMENT')
  const ofKind = kind === 'DIGITAL' && digital.length > 0 ? digital : lines.filter(line => fits(line, kind))
  const sent = ofKind.map(line => ({ line, quantity: sendable(line) })).filter(({ quantity }) => quantity > 0)
  if (sent.length > 0) return { sent }
  return { errors: [fail('CONFLICT', `expected something left to send as ${kind}, got nothing`, ['input', 'kind'])] }
}

function askedLines(
  lines: readonly OrderLineRecord[],
  asked: readonly FulfilAsk[],
  kind: FulfilmentKind,
): { sent: SentLine[] } | { errors: UserError[] } {
  const byId = new Map(lines.map(line => [line.id, line]))
  const seen = new Set<string>()
  const sent: SentLine[] = []
  const errors = asked.flatMap(({ orderLineId: id, quantity }, index) => {
    const path = ['input', 'lines', index]
    const line = byId.get(id)
    if (!line) return [fail('NOT_FOUND', `expected a line of this order, got ${id}`, [...path, 'orderLineId'])]
    if (seen.has(id)) return [fail('INVALID', `expected each line once, got ${id} again`, [...path, 'orderLineId'])]
    seen.add(id)
    if (!fits(line, kind)) {
      return [fail('INVALID', `expected a line that goes as ${kind}, got one that is ${line.delivery}`, path)]
    }
    if (quantity > sendable(line)) {
      const message = `expected at most ${sendable(line)} units that are left to send, got ${quantity}`
      return [fail('AMOUNT_OUT_OF_RANGE', message, [...path, 'quantity'])]
    }
    sent.push({ line, quantity })
    return []
  })
  return errors.length > 0 ? { errors } : { sent }
}

/** Goods can be handed over without a parcel, too; what exists only as a code or a right cannot be in one. */
function fits(line: OrderLineRecord, kind: FulfilmentKind): boolean {
  return kind === 'DIGITAL' || line.delivery === 'SHIPMENT'
}

/** Whether nothing is left to send. `undecided` units of a line may yet have to be sent: their refund can be rejected. */
export function isAllSent(
  lines: readonly Pick<OrderLineRecord, 'id' | 'quantity' | 'fulfilledQuantity' | 'withdrawnQuantity'>[],
  undecided: ReadonlyMap<string, number>,
): boolean {
  return lines.every(
    line => line.fulfilledQuantity + line.withdrawnQuantity - (undecided.get(line.id) ?? 0) === line.quantity,
  )
}
