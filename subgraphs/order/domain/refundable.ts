import type { OrderLineRecord } from './order.ts'

/** What of a line can still be asked back. Refunds that are under way are counted as asked. */
export interface RefundableLine {
  id: string
  gift: boolean
  /** Whether units can be sent back: goods can, codes and memberships cannot. */
  returnable: boolean
  totalMinor: bigint
  askedMinor: bigint
  quantity: number
  fulfilledQuantity: number
  givenUpQuantity: number
  withdrawnQuantity: number
}

export function toRefundable(line: OrderLineRecord): RefundableLine {
  const { id, gift, quantity, fulfilledQuantity, givenUpQuantity, withdrawnQuantity } = line
  return {
    ...{ id, gift, quantity, fulfilledQuantity, givenUpQuantity, withdrawnQuantity },
    returnable: line.delivery === 'SHIPMENT',
    totalMinor: line.total.amountMinor,
    askedMinor: line.asked.amountMinor,
  }
}

export const left = ({ totalMinor, askedMinor }: RefundableLine): bigint => totalMinor - askedMinor
export const unitsLeft = ({ quantity, givenUpQuantity }: RefundableLine): number => quantity - givenUpQuantity

/** Of so many units that are given up, those that were not sent come first: nobody sends back what can be stopped. */
export function shareOfUnits(line: RefundableLine, quantity: number): { withdrawn: number; sent: number } {
  const unsent = line.quantity - line.fulfilledQuantity - line.withdrawnQuantity
  const withdrawn = Math.min(quantity, unsent)
  return { withdrawn, sent: quantity - withdrawn }
}

/**
 * What was paid for the next units that are given up, as a difference of cumulative shares: the units of a line, in
 * whatever parts, sum to its total. At most what is left, because the price may have been lowered meanwhile.
 */
export function priceOfUnits(line: RefundableLine, units: number): bigint {
  const upTo = (count: number) => (line.totalMinor * BigInt(count)) / BigInt(line.quantity)
  const price = upTo(line.givenUpQuantity + units) - upTo(line.givenUpQuantity)
  // biome-ignore lint/complexity/useMathMinMax: Math.min knows no bigint
  return price < left(line) ? price : left(line)
}
