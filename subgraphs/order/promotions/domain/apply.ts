import { allocate } from '#shared/money.ts'
import { type BasketLine, isFor, type Offer, qualifies } from './promotion.ts'

/** What one promotion takes off each line, in the lines' order; nothing of them when it gives a gift. */
export interface Share {
  offer: Offer
  amounts: bigint[]
}

/**
 * Applies promotions to the lines of one order. The rules, in their order:
 * 1. A promotion counts if the lines that it is for reach its threshold at their prices before any discount.
 * 2. An EXCLUSIVE one stands alone. Coupons come first: an exclusive coupon stands alone, any other drops the
 *    exclusive promotions that need no coupon. Without coupons, whatever gives the shopper most: all STACKABLE ones
 *    together or one exclusive; if equal, the stackable ones, then by priority and id.
 * 3. Those chosen are taken one after the other by priority and id, each on what the ones before have left.
 * 4. A percentage is rounded down; an amount is at most what is left. Each is spread over its lines in proportion to
 *    what is left of them, by largest remainder.
 * 5. One minor unit of an order always remains: a payment of nothing does not exist.
 * The order in which lines and promotions are given has no influence. The caller lets through at most one exclusive
 * coupon, and then no other.
 */
export function applyOffers(lines: readonly BasketLine[], offers: readonly Offer[]): Share[] {
  const ranked = offers.filter(offer => qualifies(offer, lines)).sort(byRank)
  const stackable = ranked.filter(offer => offer.stacking === 'STACKABLE')
  const exclusive = ranked.filter(offer => offer.stacking === 'EXCLUSIVE')
  const alone = exclusive.find(offer => offer.coupon)
  if (alone) return takeInTurn(lines, [alone])
  if (stackable.some(offer => offer.coupon)) return takeInTurn(lines, stackable)
  const [first, ...others] = [stackable, ...exclusive.map(offer => [offer])].map(set => takeInTurn(lines, set))
  return others.reduce((best, next) => (worthOf(next) > worthOf(best) ? next : best), first!)
}

/** What a shopper has of them all, gifts at their price. */
function worthOf(shares: readonly Share[]): bigint {
  return shares.reduce((sum, { offer, amounts }) => sum + offer.giftWorthMinor + totalOf(amounts), 0n)
}

function takeInTurn(lines: readonly BasketLine[], offers: readonly Offer[]): Share[] {
  const left = lines.map(line => line.totalMinor)
  const ranks = canonical(lines)
  const shares: Share[] = []
  for (const offer of offers) {
    const amounts = offer.kind === 'GIFT' ? left.map(() => 0n) : take(offer, lines, left, ranks)
    for (const [index, amount] of amounts.entries()) left[index] = left[index]! - amount
    if (offer.kind === 'GIFT' || totalOf(amounts) > 0n) shares.push({ offer, amounts })
  }
  return shares
}

function take(offer: Offer, lines: readonly BasketLine[], left: readonly bigint[], ranks: readonly number[]): bigint[] {
  const amounts = left.map(() => 0n)
  const taken = ranks.filter(index => left[index]! > 0n && isFor(offer, lines[index]!))
  const base = taken.reduce((sum, index) => sum + left[index]!, 0n)
  const wanted = offer.percentBps === null ? (offer.amountMinor ?? 0n) : (base * BigInt(offer.percentBps)) / 10_000n
  const amountMinor = smallest(wanted, base, totalOf(left) - 1n)
  if (amountMinor <= 0n) return amounts
  const ratios = taken.map(index => left[index]!)
  const parts = allocate({ amountMinor, currencyCode: offer.currencyCode }, ratios, offer.id)
  for (const [position, index] of taken.entries()) amounts[index] = parts[position]!.amountMinor
  return amounts
}

/** The positions of the lines in an order that does not depend on how they were given. */
function canonical(lines: readonly BasketLine[]): number[] {
  const key = ({ skuId, totalMinor, quantity, merchantId, source }: BasketLine) =>
    JSON.stringify([skuId, totalMinor.toString(), quantity, merchantId, source])
  const keys = lines.map(key)
  return [...lines.keys()].sort((a, b) => compare(keys[a]!, keys[b]!) || a - b)
}

function byRank(a: Offer, b: Offer): number {
  return a.priority - b.priority || compare(a.id, b.id)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function totalOf(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}

function smallest(first: bigint, ...others: bigint[]): bigint {
  let least = first
  for (const value of others) if (value < least) least = value
  return least
}
