import { allocate } from '#shared/money.ts'

export type PartyType = 'CREATOR' | 'MERCHANT' | 'PLATFORM' | 'CHANNEL'

/** The terms that were frozen on the order line when the attribution was made. */
export interface Terms {
  lineId: string
  creatorId: string | null
  merchantId: string | null
  creatorBps: number
  platformBps: number
}

export interface Share {
  partyType: PartyType
  partyId: string
  /** For people: '1500 bps' or 'REMAINING'. */
  rule: string
  amountMinor: bigint
}

/** The platform's share of a sale that no content earned. */
export const NATURAL_PLATFORM_BPS = 500
export const PLATFORM = 'platform'
const WHOLE = 10_000

/**
 * Splits an amount (minor units, not negative) by the terms: creator and platform by basis points, the merchant what
 * remains; goods without a merchant are the platform's own. Rounded by largest remainder with the line as tie key, so
 * the shares sum to the amount exactly and a line always rounds alike. Throws when the terms exceed the whole.
 */
export function split(amountMinor: bigint, currencyCode: string, terms: Terms): Share[] {
  const creatorBps = terms.creatorId === null ? 0 : terms.creatorBps
  const remaining = WHOLE - creatorBps - terms.platformBps
  if (creatorBps < 0 || terms.platformBps < 0 || remaining < 0) {
    throw new RangeError(`expected shares of at most ${WHOLE} bps, got ${creatorBps} + ${terms.platformBps}`)
  }
  const parties: { partyType: PartyType; partyId: string; rule: string; bps: number }[] = []
  if (terms.creatorId !== null) {
    parties.push({ partyType: 'CREATOR', partyId: terms.creatorId, rule: `${creatorBps} bps`, bps: creatorBps })
  }
  if (terms.merchantId === null) {
    parties.push({ partyType: 'PLATFORM', partyId: PLATFORM, rule: 'REMAINING', bps: terms.platformBps + remaining })
  } else {
    parties.push({ partyType: 'PLATFORM', partyId: PLATFORM, rule: `${terms.platformBps} bps`, bps: terms.platformBps })
    parties.push({ partyType: 'MERCHANT', partyId: terms.merchantId, rule: 'REMAINING', bps: remaining })
  }
  const amounts = allocate(
    { amountMinor, currencyCode },
    parties.map(({ bps }) => BigInt(bps)),
    terms.lineId,
  )
  return parties.map(({ bps: _bps, ...party }, index) => ({ ...party, amountMinor: amounts[index]!.amountMinor }))
}

/**
 * What each party gives back for a refund of `refundMinor`, when `alreadyMinor` of the line was refunded before. It is the
 * difference of two splits of the cumulative refund, so that refunds that add up to the line's amount reverse the
 * line's split exactly, in however many parts. A part's amounts sum to its negative; one party's may differ by a unit.
 */
export function reverse(alreadyMinor: bigint, refundMinor: bigint, currencyCode: string, terms: Terms): Share[] {
  const before = split(alreadyMinor, currencyCode, terms)
  const after = split(alreadyMinor + refundMinor, currencyCode, terms)
  return after.map((share, index) => ({ ...share, amountMinor: before[index]!.amountMinor - share.amountMinor }))
}
