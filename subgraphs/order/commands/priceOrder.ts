import { Refusal, type UserError } from '#shared/errors.ts'
import type { OrderDeps } from '../deps.ts'
import { type LineRequest, type PricedLine, priceLines, type Quote } from '../domain/pricing.ts'
import { checkCoupons, normalCode } from '../promotions/domain/coupons.ts'
import { type DiscountedOrder, discountLines, idleCoupons, toBasketLine } from '../promotions/domain/discount.ts'
import type { Offer } from '../promotions/domain/promotion.ts'
import type { Offers } from '../promotions/store/offers.ts'
import { readQuotes, readTokens } from '../store/remote.ts'
import type { ServingDeps } from './together.ts'

export interface PriceRequest {
  lines: LineRequest[]
  currencyCode: string
  couponCodes?: string[] | null | undefined
}

export interface PriceFor {
  businessId: string
  customerId: string
  /** Set when there are no gifts to be had, whatever their quotes say. */
  withoutGifts?: boolean
}

export interface PricedOrder extends DiscountedOrder {
  /** What is wrong with the codes that were left out. */
  couponErrors: UserError[]
}

/**
 * Prices an order: list or attributed prices, then promotions and coupons. The preview and the order itself are priced
 * by this alone, so that they agree. Throws a Refusal when a line cannot be ordered.
 */
export async function priceOrder(
  { platform, together }: Pick<ServingDeps, 'platform' | 'together'>,
  { businessId, customerId, withoutGifts = false }: PriceFor,
  { lines: requests, currencyCode, couponCodes }: PriceRequest,
): Promise<PricedOrder> {
  const codes = couponCodes ?? []
  const skuIds = [...new Set(requests.map(line => line.skuId))]
  const tokens = [...new Set(requests.flatMap(line => line.attributionToken ?? []))]
  const now = platform.clock.now()
  const [quotes, resolved, offers] = await Promise.all([
    readQuotes(platform, businessId, skuIds),
    readTokens(platform, businessId, tokens),
    together.offers({ businessId, customerId, currencyCode, skuIds, codes: codes.map(normalCode), now }),
  ])
  const priced = priceLines(requests, quotes, resolved, currencyCode)
  if ('errors' in priced) throw new Refusal(priced.errors)
  const gifts = withoutGifts ? new Map<string, Quote>() : await readGifts(platform, businessId, offers, quotes)
  weighGifts(offers, gifts)
  return discount(priced.lines, codes, offers, gifts, { currencyCode, now })
}

function discount(
  lines: PricedLine[],
  codes: readonly string[],
  { running, coupons }: Offers,
  gifts: ReadonlyMap<string, Quote>,
  { currencyCode, now }: { currencyCode: string; now: Date },
): PricedOrder {
  const { accepted, errors } = checkCoupons(codes, coupons, { lines: lines.map(toBasketLine), currencyCode, now })
  const offered = running.filter(offer => offer.kind !== 'GIFT' || offer.giftWorthMinor > 0n)
  const priced = discountLines(lines, [...offered, ...accepted], gifts, currencyCode)
  const idle = idleCoupons(codes, accepted, priced.applied)
  if (idle.length === 0) return { ...priced, couponErrors: errors }
  const spent = accepted.filter(offer => priced.applied.some(other => other.id === offer.id))
  return { ...discountLines(lines, [...offered, ...spent], gifts, currencyCode), couponErrors: [...errors, ...idle] }
}

/** The quotes of what promotions would give; most orders have none to ask for. */
async function readGifts(
  platform: OrderDeps['platform'],
  businessId: string,
  { running, coupons }: Offers,
  known: ReadonlyMap<string, Quote>,
): Promise<Map<string, Quote>> {
  const offers = [...running, ...[...coupons.values()].map(state => state.offer)]
  const wanted = [...new Set(offers.flatMap(offer => offer.giftSkuId ?? []))]
  const missing = wanted.filter(id => !known.has(id))
  const read = missing.length > 0 ? await readQuotes(platform, businessId, missing) : new Map<string, Quote>()
  return new Map(wanted.flatMap(id => [[id, known.get(id) ?? read.get(id)] as const]).filter(isThere))
}

function isThere(entry: readonly [string, Quote | undefined]): entry is readonly [string, Quote] {
  return entry[1] !== undefined
}

/** Sets what gifts are worth; 0, or gone for a coupon's, when they cannot be had. */
function weighGifts({ running, coupons }: Offers, gifts: ReadonlyMap<string, Quote>): void {
  for (const offer of running) offer.giftWorthMinor = giftWorth(offer, gifts)
  for (const state of coupons.values()) {
    state.offer.giftWorthMinor = giftWorth(state.offer, gifts)
    state.giftGone = state.offer.kind === 'GIFT' && state.offer.giftWorthMinor === 0n
  }
}

/** A merchant gives away only its own goods, and only in the order's currency. */
function giftWorth(offer: Offer, gifts: ReadonlyMap<string, Quote>): bigint {
  const quote = gifts.get(offer.giftSkuId ?? '')
  if (!quote?.saleable || quote.price.currencyCode !== offer.currencyCode) return 0n
  if (offer.merchantId !== null && offer.merchantId !== quote.merchantId) return 0n
  return quote.price.amountMinor * BigInt(offer.giftQuantity ?? 0)
}
