import { fail, type UserError } from '#shared/errors.ts'
import type { Money } from '#shared/money.ts'
import { left, priceOfUnits, type RefundableLine, shareOfUnits, unitsLeft } from './refundable.ts'
import type { OrderStatus, PaymentStatus, RefundStatus } from './transitions.ts'

export type { RefundableLine } from './refundable.ts'

/** The states of a refund. The first four are under way; of one that FAILED the money is still owed. */
export type RefundState =
  | 'REQUESTED'
  | 'AWAITING_RETURN'
  | 'RETURNING'
  | 'APPROVED'
  | 'REJECTED'
  | 'LAPSED'
  | 'FAILED'
  | 'SUCCEEDED'

/** Not decided for good: what they ask for may be free again. */
export const UNDECIDED: readonly RefundState[] = ['REQUESTED', 'AWAITING_RETURN', 'RETURNING']
export const UNDER_WAY: readonly RefundState[] = [...UNDECIDED, 'APPROVED', 'FAILED']

/** What is asked of a line: an amount, units, or both. */
export interface RefundAsk {
  orderLineId: string
  amount?: Money | null | undefined
  quantity?: number | null | undefined
}

export interface RefundShare {
  orderLineId: string
  amountMinor: bigint
  /** Units that are given up; nought when only the price is lowered. */
  quantity: number
  /** Those of them that were not sent, and now will not be. */
  withdrawnQuantity: number
  /** Those of them that come back before money leaves. */
  returnQuantity: number
}

export interface RefundPlan {
  shares: RefundShare[]
  amountMinor: bigint
}

const refundable: readonly OrderStatus[] = ['PAID', 'FULFILLING', 'FULFILLED', 'COMPLETED']

/** Whether money of an order in this state can be asked back at all. */
export function canRefund(status: OrderStatus): boolean {
  return refundable.includes(status)
}

/**
 * Plans a refund: what is asked, checked line by line, or all that is left of every line when nothing is named. Units that
 * were not sent are withdrawn; units that were sent come back first when `withReturn` says so. When no unit that was paid
 * for remains, the gifts go too. Amounts are in minor units of the order's currency.
 */
export function planRefund(
  lines: readonly RefundableLine[],
  asked: readonly RefundAsk[] | null | undefined,
  withReturn: boolean,
  currencyCode: string,
): RefundPlan | { errors: UserError[] } {
  const shares = asked ? askedShares(lines, asked, withReturn, currencyCode) : wholeShares(lines, withReturn)
  if ('errors' in shares) return shares
  const all = [...shares.shares, ...giftShares(lines, shares.shares, withReturn)]
  const amountMinor = all.reduce((total, share) => total + share.amountMinor, 0n)
  if (amountMinor > 0n) return { shares: all, amountMinor }
  return { errors: [fail('AMOUNT_OUT_OF_RANGE', 'expected something left to refund, got 0', ['input', 'lines'])] }
}

function wholeShares(lines: readonly RefundableLine[], withReturn: boolean): { shares: RefundShare[] } {
  const shares = lines.map(line => shareOf(line, left(line), unitsLeft(line), withReturn))
  return { shares: shares.filter(share => share.amountMinor > 0n || share.quantity > 0) }
}

function askedShares(
  lines: readonly RefundableLine[],
  asked: readonly RefundAsk[],
  withReturn: boolean,
  currencyCode: string,
): { shares: RefundShare[] } | { errors: UserError[] } {
  const byId = new Map(lines.map(line => [line.id, line]))
  const seen = new Set<string>()
  const shares: RefundShare[] = []
  const errors = asked.flatMap((ask, index) => {
    const path = ['input', 'lines', index]
    const { orderLineId: id } = ask
    const line = byId.get(id)
    if (!line) return [fail('NOT_FOUND', `expected a line of this order, got ${id}`, [...path, 'orderLineId'])]
    if (seen.has(id)) return [fail('INVALID', `expected each line once, got ${id} again`, [...path, 'orderLineId'])]
    seen.add(id)
    const share = shareOfAsk(line, ask, withReturn, currencyCode, path)
    if ('code' in share) return [share]
    shares.push(share)
    return []
  })
  return errors.length > 0 ? { errors } : { shares }
}

function shareOfAsk(
  line: RefundableLine,
  { amount, quantity: asked }: RefundAsk,
  withReturn: boolean,
  currencyCode: string,
  path: (string | number)[],
): RefundShare | UserError {
  const field = [...path, 'quantity']
  if (asked == null && !amount) return fail('REQUIRED', 'expected a quantity, an amount, or both, got neither', field)
  if (asked != null && (asked < 1 || asked > unitsLeft(line))) {
    return fail('AMOUNT_OUT_OF_RANGE', `expected 1 to ${unitsLeft(line)} units, got ${asked}`, field)
  }
  // All the money of a line is for all of its units.
  const quantity = asked ?? (amount?.amountMinor === left(line) ? unitsLeft(line) : 0)
  if (withReturn && quantity === 0) return fail('REQUIRED', 'expected how many units come back, got none', field)
  const error = amount && checkAmount(line, amount, quantity, currencyCode, [...path, 'amount'])
  if (error) return error
  return shareOf(line, amount ? amount.amountMinor : priceOfUnits(line, quantity), quantity, withReturn)
}

function checkAmount(
  line: RefundableLine,
  { amountMinor, currencyCode: given }: Money,
  quantity: number,
  currencyCode: string,
  path: (string | number)[],
): UserError | null {
  if (given !== currencyCode) {
    return fail('CURRENCY_MISMATCH', `expected ${currencyCode}, got ${given}`, [...path, 'currencyCode'])
  }
  // What was not sent is given back in full: an order of which nothing remains has nothing left that was paid.
  const unsent = priceOfUnits(line, shareOfUnits(line, quantity).withdrawn)
  const least = unsent > 0n ? unsent : 1n
  if (amountMinor >= least && amountMinor <= left(line)) return null
  return fail('AMOUNT_OUT_OF_RANGE', `expected ${least} to ${left(line)}, got ${amountMinor}`, [...path, 'amountMinor'])
}

function giftShares(
  lines: readonly RefundableLine[],
  shares: readonly RefundShare[],
  withReturn: boolean,
): RefundShare[] {
  const taken = new Map(shares.map(share => [share.orderLineId, share.quantity]))
  const remains = lines.some(line => !line.gift && unitsLeft(line) > (taken.get(line.id) ?? 0))
  if (remains) return []
  const gifts = lines.filter(line => line.gift && unitsLeft(line) > 0 && !taken.has(line.id))
  return gifts.map(line => shareOf(line, 0n, unitsLeft(line), withReturn))
}

function shareOf(line: RefundableLine, amountMinor: bigint, quantity: number, withReturn: boolean): RefundShare {
  const { withdrawn, sent } = shareOfUnits(line, quantity)
  const returnQuantity = withReturn && line.returnable ? sent : 0
  return { orderLineId: line.id, amountMinor, quantity, withdrawnQuantity: withdrawn, returnQuantity }
}

/** The states of the payment and refund axes once `refundedMinor` of `totalMinor` was given back. */
export function statesAfterRefund(
  totalMinor: bigint,
  refundedMinor: bigint,
  othersUnderWay: boolean,
): { payment: PaymentStatus; refund: RefundStatus } {
  const payment = refundedMinor === totalMinor ? 'REFUNDED' : 'PARTIALLY_REFUNDED'
  return { payment, refund: othersUnderWay ? 'IN_PROGRESS' : payment }
}

/** The same once a refund was taken back: its money is owed, and so under way. */
export function statesAfterReversal(refundedMinor: bigint): { payment: PaymentStatus; refund: RefundStatus } {
  return { payment: refundedMinor > 0n ? 'PARTIALLY_REFUNDED' : 'PAID', refund: 'IN_PROGRESS' }
}

/** The state of the refund axis after a refund came to nothing. */
export function stateAfterRejection(refundedMinor: bigint, othersUnderWay: boolean): RefundStatus {
  if (othersUnderWay) return 'IN_PROGRESS'
  return refundedMinor > 0n ? 'PARTIALLY_REFUNDED' : 'NONE'
}
