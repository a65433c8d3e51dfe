/** What is known of a payment before its first channel is asked. */
export interface RiskSubject {
  businessId: string
  customerId: string
  orderId: string
  intentId: string
  amountMinor: bigint
  currencyCode: string
  method: string
  /** ISO 3166-1 alpha-2, where the front end said it. */
  country: string | null
}

/** Stored with the attempt as it was taken. */
export interface RiskDecision {
  outcome: 'ALLOW' | 'DENY'
  /** The check that decided, for the record. */
  check: string
  /** Why, in words; a shopper does not see them. */
  reason: string
}

/**
 * Decides before a payment's first attempt whether it may go on. It is asked once for a confirmation, not again for a
 * fallback or a retry. One that throws refuses the payment: without an answer nothing is charged.
 */
export interface RiskCheck {
  assess(subject: RiskSubject): Promise<RiskDecision>
}

/** The check of an installation that has none. */
export const allowAll: RiskCheck = {
  assess: async () => ({ outcome: 'ALLOW', check: 'allow-all', reason: 'no risk check is installed' }),
}
