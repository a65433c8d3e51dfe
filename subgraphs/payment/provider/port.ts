/**
 * What came of a charge or refund. DECLINED did not happen; UNKNOWN may have happened and is looked up before anything
 * else is done with that payment; PENDING is told later; ACTION waits for the shopper.
 */
export type Outcome =
  | { kind: 'SUCCEEDED'; providerReference: string }
  | { kind: 'DECLINED'; declineCode: string }
  | { kind: 'PENDING' }
  | { kind: 'ACTION'; url: string }
  | { kind: 'UNKNOWN' }

/** The channel said that it takes nothing now, or could not be reached: certainly nothing was charged. */
export interface Unavailable {
  kind: 'UNAVAILABLE'
}

export interface Charge {
  /** Ours. The channel charges once for it, however often it is sent. */
  reference: string
  amountMinor: bigint
  currencyCode: string
  token: string
}

export interface Refund {
  reference: string
  chargeReference: string
  amountMinor: bigint
}

/** What a real channel implements. Look-ups answer null when the channel has never heard of the reference. */
export interface PaymentProvider {
  charge(charge: Charge): Promise<Outcome | Unavailable>
  lookupCharge(reference: string): Promise<Outcome | null>
  refund(refund: Refund): Promise<Outcome>
  lookupRefund(reference: string): Promise<Outcome | null>
}
