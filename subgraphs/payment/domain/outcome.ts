/**
 * What came of a movement of money. DECLINED did not happen; UNKNOWN may have happened and is looked up before anything
 * else is done with that payment; PENDING is told later; ACTION waits for the shopper; AUTHORISED is held for us. An
 * amount that is left out is the one that was asked for.
 */
export type Outcome =
  | ({ kind: 'SUCCEEDED' | 'AUTHORISED'; providerReference: string } & Told)
  | { kind: 'DECLINED'; declineCode: string }
  | { kind: 'REVERSED'; reason: string }
  | { kind: 'PENDING' }
  | { kind: 'ACTION'; action: 'REDIRECT' | 'QR_CODE'; url: string }
  | { kind: 'UNKNOWN' }

interface Told {
  amountMinor?: bigint
  currencyCode?: string
}
