import { fail, type UserError } from '#shared/errors.ts'
import type { Money } from '#shared/money.ts'
import type { OrderStatus, PaymentStatus, RefundStatus } from './transitions.ts'

/** What may still be given back for a line: its total less what was given back and what is asked for already. */
export interface RefundableLine {
  id: string
  totalMinor: bigint
  refundedMinor: bigint
  pendingMinor: bigint
}

export interface RefundShare {
  orderLineId: string
  amountMinor: bigint
}

const refundable: readonly OrderStatus[] = ['PAID', 'FULFILLED', 'COMPLETED']

/** Whether money of an order in this state can be asked back at all. */
export function canRefund(status: OrderStatus): boolean {
  return refundable.includes(status)
}

/**
 * Plans a refund: the asked shares checked line by line, or all that is left of every line when none are given.
 * Amounts are in minor units of the order's currency.
 */
export function planRefund(
  lines: readonly RefundableLine[],
  asked: readonly { orderLineId: string; amount: Money }[] | null | undefined,
  currencyCode: string,
): { shares: RefundShare[]; amountMinor: bigint } | { errors: UserError[] } {
  const left = new Map(lines.map(line => [line.id, line.totalMinor - line.refundedMinor - line.pendingMinor]))
  if (!asked) {
    const shares = [...left]
      .filter(([, rest]) => rest > 0n)
      .map(([orderLineId, amountMinor]) => ({ orderLineId, amountMinor }))
    if (shares.length === 0) {
      return { errors: [fail('AMOUNT_OUT_OF_RANGE', 'expected something left to refund, got 0', ['input', 'lines'])] }
    }
    return { shares, amountMinor: totalOf(shares) }
  }
  const seen = new Set<string>()
  const errors = asked.flatMap((share, index) => {
    const error = checkShare(share, left.get(share.orderLineId), currencyCode, seen, ['input', 'lines', index])
    return error ? [error] : []
  })
  if (errors.length > 0) return { errors }
  const shares = asked.map(share => ({ orderLineId: share.orderLineId, amountMinor: share.amount.amountMinor }))
  return { shares, amountMinor: totalOf(shares) }
}

function checkShare(
  share: { orderLineId: string; amount: Money },
  left: bigint | undefined,
  currencyCode: string,
  seen: Set<string>,
  path: (string | number)[],
): UserError | null {
  if (left === undefined) {
    return fail('NOT_FOUND', `expected a line of this order, got ${share.orderLineId}`, [...path, 'orderLineId'])
  }
  if (seen.has(share.orderLineId)) {
    return fail('INVALID', `expected each line once, got ${share.orderLineId} again`, [...path, 'orderLineId'])
  }
  seen.add(share.orderLineId)
  const { amountMinor } = share.amount
  if (share.amount.currencyCode !== currencyCode) {
    return fail('CURRENCY_MISMATCH', `expected ${currencyCode}, got ${share.amount.currencyCode}`, [
      ...path,
      'amount',
      'currencyCode',
    ])
  }
  if (amountMinor <= 0n || amountMinor > left) {
    return fail('AMOUNT_OUT_OF_RANGE', `expected 1 to ${left}, got ${amountMinor}`, [...path, 'amount', 'amountMinor'])
  }
  return null
}

function totalOf(shares: readonly RefundShare[]): bigint {
  return shares.reduce((total, share) => total + share.amountMinor, 0n)
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

/** The state of the refund axis after a rejection. */
export function stateAfterRejection(refundedMinor: bigint, othersUnderWay: boolean): RefundStatus {
  if (othersUnderWay) return 'IN_PROGRESS'
  return refundedMinor > 0n ? 'PARTIALLY_REFUNDED' : 'NONE'
}
