/** What was paid for an order and given back, as one side has it. Amounts as text: records of differences are JSON. */
export interface MoneyState {
  paymentIntentId: string | null
  receivedMinor: string
  refundedMinor: string
  currencyCode: string
  /** Only the order's side knows: whether anything was sent. */
  fulfilled: boolean
  /** Only the order's side knows: refunds whose money was given more than once. */
  surplus?: RefundSurplus[]
}

/** A refund whose money was given by several attempts, or by one and otherwise. */
export interface RefundSurplus {
  refundId: string
  /** The attempts that gave it. */
  attempts: number[]
  settledOtherwise: string | null
  /** What was given beyond what was asked for. */
  amountMinor: string
}

export type Problem = 'PAID_NOT_RECORDED' | 'RECORDED_NOT_PAID' | 'FULFILLED_UNPAID' | 'REFUNDED_TWICE' | 'DIFFERS'

const COMPARED = ['paymentIntentId', 'receivedMinor', 'refundedMinor', 'currencyCode'] as const

/** What differs between what an order and its payment say. */
export function differences(order: MoneyState, payment: MoneyState): string[] {
  return COMPARED.filter(field => order[field] !== payment[field])
}

/** What is wrong when the sides do not agree. */
export function problemOf(expected: MoneyState | null, actual: MoneyState | null): Problem {
  if (expected && actual) return expected.surplus?.length ? 'REFUNDED_TWICE' : 'DIFFERS'
  if (!expected) return 'PAID_NOT_RECORDED'
  return expected.receivedMinor === '0' ? 'FULFILLED_UNPAID' : 'RECORDED_NOT_PAID'
}

/** All that an order's refunds gave beyond what was asked for. */
export const surplusOf = ({ surplus = [] }: MoneyState): bigint =>
  surplus.reduce((sum, { amountMinor }) => sum + BigInt(amountMinor), 0n)

/** What an order says once people have taken note of a surplus: that it was given, too. */
export function accepting(state: MoneyState): MoneyState {
  const { surplus: _, ...rest } = state
  return { ...rest, refundedMinor: (BigInt(state.refundedMinor) + surplusOf(state)).toString() }
}
