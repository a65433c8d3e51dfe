/** What was paid for an order and given back, as one side has it. Amounts as text: records of differences are JSON. */
export interface MoneyState {
  paymentIntentId: string | null
  receivedMinor: string
  refundedMinor: string
  currencyCode: string
  /** Only the order's side knows: whether anything was sent. */
  fulfilled: boolean
}

export type Problem = 'PAID_NOT_RECORDED' | 'RECORDED_NOT_PAID' | 'FULFILLED_UNPAID' | 'DIFFERS'

const COMPARED = ['paymentIntentId', 'receivedMinor', 'refundedMinor', 'currencyCode'] as const

/** What differs between what an order and its payment say. */
export function differences(order: MoneyState, payment: MoneyState): string[] {
  return COMPARED.filter(field => order[field] !== payment[field])
}

/** What is wrong when the sides do not agree. */
export function problemOf(expected: MoneyState | null, actual: MoneyState | null): Problem {
  if (expected && actual) return 'DIFFERS'
  if (!expected) return 'PAID_NOT_RECORDED'
  return expected.receivedMinor === '0' ? 'FULFILLED_UNPAID' : 'RECORDED_NOT_PAID'
}
