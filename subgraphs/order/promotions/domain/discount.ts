import type { UserError } from '#shared/errors.ts'
import { fail } from '#shared/errors.ts'
import { type Money, money, multiply, sum } from '#shared/money.ts'
import { type PricedLine, type Quote, titleOf } from '../../domain/pricing.ts'
import { applyOffers, type Share } from './apply.ts'
import { couponPath, normalCode } from './coupons.ts'
import type { BasketLine, Offer } from './promotion.ts'

/** What a promotion took off a line or an order, with what was true then. */
export interface LineDiscount {
  promotionId: string
  /** Its place among those that were taken from the order, from 0. */
  position: number
  name: string
  kind: Offer['kind']
  couponCode: string | null
  amount: Money
}

/** A line with its discounts: `subtotal` is unit price times quantity, `total` what is to be paid. */
export interface DiscountedLine extends PricedLine {
  subtotal: Money
  discount: Money
  discounts: LineDiscount[]
  gift: boolean
}

export interface DiscountedOrder {
  lines: DiscountedLine[]
  subtotal: Money
  discount: Money
  total: Money
  /** Each promotion that applied, with what it took off in all. */
  discounts: LineDiscount[]
  applied: Offer[]
}

export function toBasketLine({ skuId, merchantId, quantity, total, attribution }: PricedLine): BasketLine {
  const source = attribution ? `${attribution.pid}\n${attribution.contentId}` : ''
  return { skuId, merchantId, quantity, totalMinor: total.amountMinor, source }
}

/** Applies promotions to priced lines; gifts become lines of their own, behind the others, that cost nothing. */
export function discountLines(
  lines: readonly PricedLine[],
  offers: readonly Offer[],
  gifts: ReadonlyMap<string, Quote>,
  currencyCode: string,
): DiscountedOrder {
  const shares = applyOffers(lines.map(toBasketLine), offers)
  const bought = lines.map((line, index) => discountedLine(line, shares, index))
  const given = shares.flatMap(({ offer }, place) => (offer.kind === 'GIFT' ? [giftLine(offer, place, gifts)] : []))
  const all = [...bought, ...given]
  const total = (pick: (line: DiscountedLine) => Money) => sum(all.map(pick), currencyCode)
  return {
    lines: all,
    subtotal: total(line => line.subtotal),
    discount: total(line => line.discount),
    total: total(line => line.total),
    discounts: sumDiscounts(all),
    applied: shares.map(share => share.offer),
  }
}

/** The discounts of lines by promotion, in the order in which they were taken. */
export function sumDiscounts(lines: readonly { discounts: readonly LineDiscount[] }[]): LineDiscount[] {
  const byPromotion = Map.groupBy(
    lines.flatMap(line => line.discounts),
    discount => discount.promotionId,
  )
  const sums = [...byPromotion.values()].map(parts => ({
    ...parts[0]!,
    amount: sum(
      parts.map(part => part.amount),
      parts[0]!.amount.currencyCode,
    ),
  }))
  return sums.sort((a, b) => a.position - b.position)
}

/** The coupons among the accepted ones that take nothing off: they would be spent for nothing. */
export function idleCoupons(
  codes: readonly string[],
  accepted: readonly Offer[],
  applied: readonly Offer[],
): UserError[] {
  const idle = accepted.filter(offer => !applied.some(other => other.id === offer.id))
  return idle.map(({ coupon }) => {
    const index = codes.findIndex(code => normalCode(code) === coupon?.code)
    return fail('INVALID', `expected a coupon that takes something off, got ${coupon?.code}`, couponPath(index))
  })
}

function discountedLine(line: PricedLine, shares: readonly Share[], index: number): DiscountedLine {
  const { currencyCode } = line.total
  const discounts = shares.flatMap(({ offer, amounts }, place) =>
    amounts[index]! > 0n ? [appliedOf(offer, place, money(amounts[index]!, currencyCode))] : [],
  )
  const discount = sum(
    discounts.map(one => one.amount),
    currencyCode,
  )
  const total = money(line.total.amountMinor - discount.amountMinor, currencyCode)
  return { ...line, subtotal: line.total, discount, total, discounts, gift: false }
}

function giftLine(offer: Offer, place: number, gifts: ReadonlyMap<string, Quote>): DiscountedLine {
  const quote = gifts.get(offer.giftSkuId ?? '')
  if (!quote) throw new Error(`promotion ${offer.id} was let through without its gift ${offer.giftSkuId}`)
  const quantity = offer.giftQuantity ?? 1
  const worth = multiply(quote.price, quantity)
  return {
    skuId: quote.skuId,
    productId: quote.productId,
    merchantId: quote.merchantId,
    title: titleOf(quote),
    quantity,
    unitPrice: quote.price,
    attribution: null,
    subtotal: worth,
    discount: worth,
    total: money(0n, worth.currencyCode),
    discounts: [appliedOf(offer, place, worth)],
    gift: true,
  }
}

function appliedOf({ id, name, kind, coupon }: Offer, position: number, amount: Money): LineDiscount {
  return { promotionId: id, position, name, kind, couponCode: coupon?.code ?? null, amount }
}
