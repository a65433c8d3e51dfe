export type PromotionKind = 'PERCENTAGE' | 'FIXED' | 'GIFT'
export type Stacking = 'STACKABLE' | 'EXCLUSIVE'
export type PromotionStatus = 'DRAFT' | 'PUBLISHED' | 'ENDED'

/** The terms by which a promotion takes something off an order. Amounts are in minor units of `currencyCode`. */
export interface Terms {
  id: string
  name: string
  kind: PromotionKind
  /** Whose goods it is for; null means everybody's. */
  merchantId: string | null
  /** The SKUs it is for; empty means all. */
  skuIds: readonly string[]
  currencyCode: string
  percentBps: number | null
  amountMinor: bigint | null
  giftSkuId: string | null
  giftQuantity: number | null
  /** What the lines it is for must be worth together, before any discount. */
  thresholdMinor: bigint | null
  stacking: Stacking
  /** Lower ones are taken first; equal ones by id. */
  priority: number
  totalLimit: number | null
  perCustomerLimit: number | null
}

/** A coupon that a shopper gave. */
export interface GivenCoupon {
  id: string
  code: string
  totalLimit: number | null
  perCustomerLimit: number | null
}

/** A promotion that may apply to an order now: by itself, or by the coupon given. */
export interface Offer extends Terms {
  coupon: GivenCoupon | null
  /** What the gift costs in the shop; 0 for other kinds. */
  giftWorthMinor: bigint
}

/** What a promotion sees of a line. */
export interface BasketLine {
  skuId: string
  merchantId: string | null
  quantity: number
  /** Unit price times quantity. */
  totalMinor: bigint
  /** What else tells lines apart: through which content it is bought. */
  source: string
}

export function isFor(terms: Terms, line: BasketLine): boolean {
  if (terms.merchantId !== null && terms.merchantId !== line.merchantId) return false
  return terms.skuIds.length === 0 || terms.skuIds.includes(line.skuId)
}

/** What the lines that a promotion is for are worth before any discount, so that no promotion disqualifies another. */
export function worthFor(terms: Terms, lines: readonly BasketLine[]): bigint {
  return lines.filter(line => isFor(terms, line)).reduce((sum, line) => sum + line.totalMinor, 0n)
}

export function qualifies(terms: Terms, lines: readonly BasketLine[]): boolean {
  const worth = worthFor(terms, lines)
  return worth > 0n && worth >= (terms.thresholdMinor ?? 0n)
}
