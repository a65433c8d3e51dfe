import type { Outcome } from '../domain/outcome.ts'
import type { Capabilities } from '../routing/domain/channel.ts'

export type { Outcome }

/** The channel said that it takes nothing now, or could not be reached: certainly nothing was charged. */
export interface Unavailable {
  kind: 'UNAVAILABLE'
}

/** What we ask for. The channel moves money once for a reference, however often it is sent. */
interface Request {
  /** Ours. */
  reference: string
  amountMinor: bigint
  /** When we ask, by our clock. */
  at: Date
}

export interface Charge extends Request {
  currencyCode: string
  /** null where the channel makes no tokens. */
  token: string | null
  /** The business whose money it is: settlement files are one for each. */
  account: string
  /** Only hold the money. */
  authoriseOnly: boolean
}

/** A refund of a charge, or a capture or void of an authorised one. */
export interface FollowUp extends Request {
  chargeReference: string
}

export type MovementKind = 'charge' | 'capture' | 'void' | 'refund'

/** The kinds of movement that a settlement file has; `reference` is the charge's, capture's or refund's. */
export const SETTLED_TYPES = ['charge', 'capture', 'refund', 'refund_reversal'] as const
export type SettledType = (typeof SETTLED_TYPES)[number]

/** A line of a channel's settlement file. `fee` is what it keeps, `net` what it pays out. */
export interface SettlementLine {
  type: SettledType
  reference: string
  currencyCode: string
  grossMinor: bigint
  feeMinor: bigint
  netMinor: bigint
}

export interface SettlementFile {
  /** Two fetches with the same digest have the same lines. */
  digest: string
  lines: SettlementLine[]
}

/** What a real channel implements. Look-ups answer null when the channel has never heard of the reference. */
export interface PaymentProvider {
  capabilities: Capabilities
  charge(charge: Charge): Promise<Outcome | Unavailable>
  follow(kind: 'capture' | 'void' | 'refund', request: FollowUp): Promise<Outcome>
  lookup(kind: MovementKind, reference: string): Promise<Outcome | null>
  /** The file of a day (YYYY-MM-DD, UTC) that is over; throws when it cannot be had or read. */
  settlementFile(account: string, day: string): Promise<SettlementFile>
}
