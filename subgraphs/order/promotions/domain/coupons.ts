import { fail, type UserError } from '#shared/errors.ts'
import { type BasketLine, type Offer, qualifies, worthFor } from './promotion.ts'

/** A coupon as it is stored, with its promotion's terms. */
export interface CouponState {
  offer: Offer
  /** Whether the promotion was published at all: what was not does not exist for shoppers. */
  published: boolean
  /** Whether the coupon or its promotion was ended by hand. */
  ended: boolean
  startsAt: Date
  endsAt: Date
  /** Whether the coupon or its promotion reached a limit, of all or of this customer. */
  usedUp: boolean
  /** Whether its gift cannot be had now. */
  giftGone: boolean
}

export interface Basket {
  lines: readonly BasketLine[]
  currencyCode: string
  now: Date
}

/** The form that codes are stored and compared in. */
export function normalCode(code: string): string {
  return code.trim().toUpperCase()
}

/** Which coupons hold for an order, and what is wrong with the others; the first of two that exclude each other holds. */
export function checkCoupons(
  codes: readonly string[],
  known: ReadonlyMap<string, CouponState>,
  basket: Basket,
): { accepted: Offer[]; errors: UserError[] } {
  const accepted: Offer[] = []
  const errors: UserError[] = []
  for (const [index, given] of codes.entries()) {
    const code = normalCode(given)
    const state = known.get(code)
    const error = faultOf(code, state, basket, couponPath(index)) ?? clashOf(code, state!, accepted, couponPath(index))
    if (error) errors.push(error)
    else accepted.push(state!.offer)
  }
  return { accepted, errors }
}

/** The field of the code at this position. */
export function couponPath(index: number): (string | number)[] {
  return ['input', 'couponCodes', index]
}

function faultOf(
  code: string,
  state: CouponState | undefined,
  { lines, currencyCode, now }: Basket,
  path: (string | number)[],
): UserError | null {
  if (!state?.published) return fail('NOT_FOUND', `expected the code of a coupon, got ${code}`, path)
  const { offer, ended, startsAt, endsAt, usedUp, giftGone } = state
  if (ended || now >= endsAt) return fail('EXPIRED', `expected a coupon that is not over, got ${code}`, path)
  if (now < startsAt) {
    return fail('INVALID', `expected ${code} to be used from ${startsAt.toISOString()} on, not before`, path)
  }
  if (usedUp) return fail('OUT_OF_STOCK', `expected a coupon that is not used up, got ${code}`, path)
  if (offer.currencyCode !== currencyCode) {
    return fail('CURRENCY_MISMATCH', `expected a coupon for ${currencyCode}, got one for ${offer.currencyCode}`, path)
  }
  if (!qualifies(offer, lines)) {
    const wanted = offer.thresholdMinor ?? 1n
    const message = `expected lines worth ${wanted} that ${code} is for, got ${worthFor(offer, lines)}`
    return fail('INVALID', message, path)
  }
  return giftGone ? fail('OUT_OF_STOCK', `expected the gift of ${code} to be there, it is gone`, path) : null
}

function clashOf(
  code: string,
  { offer }: CouponState,
  accepted: readonly Offer[],
  path: (string | number)[],
): UserError | null {
  if (accepted.some(other => other.coupon?.id === offer.coupon?.id)) {
    return fail('INVALID', `expected each code once, got ${code} again`, path)
  }
  const clash = accepted.find(
    other => other.id === offer.id || other.stacking === 'EXCLUSIVE' || offer.stacking === 'EXCLUSIVE',
  )
  return clash
    ? fail('CONFLICT', `expected codes that can be combined, got ${code} with ${clash.coupon?.code}`, path)
    : null
}
