import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOffers } from './apply.ts'
import { type BasketLine, isFor, type Offer, qualifies } from './promotion.ts'

const line = (skuId: string, totalMinor: bigint, merchantId: string | null = 'mer_a'): BasketLine => ({
  skuId,
  merchantId,
  quantity: 1,
  totalMinor,
  source: '',
})
const offer = (id: string, terms: Partial<Offer> = {}): Offer => ({
  id,
  name: id,
  kind: terms.amountMinor ? 'FIXED' : 'PERCENTAGE',
  merchantId: null,
  skuIds: [],
  currencyCode: 'CNY',
  percentBps: terms.amountMinor || terms.kind === 'GIFT' ? null : 1000,
  amountMinor: null,
  giftSkuId: null,
  giftQuantity: null,
  thresholdMinor: null,
  stacking: 'STACKABLE',
  priority: 100,
  totalLimit: null,
  perCustomerLimit: null,
  coupon: null,
  giftWorthMinor: 0n,
  ...terms,
})
const coupon = (code: string) => ({ id: `cpn_${code}`, code, totalLimit: null, perCustomerLimit: null })
const taken = (lines: BasketLine[], offers: Offer[]) =>
  applyOffers(lines, offers).map(share => [share.offer.id, ...share.amounts])

describe('the rules', () => {
  it('takes them by priority, then id, each on what is left, percentages rounded down', () => {
    const half = offer('b', { percentBps: 5000, priority: 2 })
    const ten = offer('z', { amountMinor: 10n, priority: 1 })
    const third = offer('a', { percentBps: 3333, priority: 2 })
    expect(taken([line('tea', 101n)], [half, third, ten])).toEqual([
      ['z', 10n],
      ['a', 30n],
      ['b', 30n],
    ])
  })

  it('spreads an amount over the lines it is for, and over no other', () => {
    const theirs = offer('a', { amountMinor: 100n, merchantId: 'mer_a' })
    expect(taken([line('tea', 100n), line('cup', 50n, 'mer_b'), line('pot', 200n)], [theirs])).toEqual([
      ['a', 33n, 0n, 67n],
    ])
    const cups = offer('b', { amountMinor: 100n, skuIds: ['cup'] })
    expect(taken([line('tea', 100n), line('cup', 50n)], [cups])).toEqual([['b', 0n, 50n]])
  })

  it('asks the threshold of prices before any discount, and of the lines it is for', () => {
    const first = offer('a', { amountMinor: 50n, priority: 1 })
    const reached = offer('b', { amountMinor: 10n, thresholdMinor: 100n })
    const missed = offer('c', { amountMinor: 10n, thresholdMinor: 101n })
    const notTheirs = offer('d', { amountMinor: 10n, thresholdMinor: 100n, merchantId: 'mer_b' })
    expect(taken([line('tea', 100n)], [missed, notTheirs, reached, first])).toEqual([
      ['a', 50n],
      ['b', 10n],
    ])
  })

  it('leaves the last minor unit', () => {
    expect(taken([line('tea', 100n), line('cup', 20n)], [offer('a', { amountMinor: 1000n })])).toEqual([
      ['a', 99n, 20n],
    ])
    expect(taken([line('tea', 1n)], [offer('a', { percentBps: 10_000 })])).toEqual([])
  })

  it('chooses what gives most without coupons, gifts at their price, the stackable ones if equal', () => {
    const stackable = [offer('a', { amountMinor: 10n }), offer('b', { amountMinor: 10n })]
    const alone = (amountMinor: bigint) => offer('c', { amountMinor, stacking: 'EXCLUSIVE' as const })
    const gift = offer('d', { kind: 'GIFT', giftSkuId: 'pot', giftWorthMinor: 30n, stacking: 'EXCLUSIVE' })
    const chosen = (offers: Offer[]) => taken([line('tea', 100n)], offers).map(([id]) => id)
    expect(chosen([...stackable, alone(21n)])).toEqual(['c'])
    expect(chosen([alone(20n), ...stackable])).toEqual(['a', 'b'])
    expect(chosen([...stackable, alone(21n), gift])).toEqual(['d'])
  })

  it('honours coupons first: an exclusive one alone, another one without exclusive promotions', () => {
    const [automatic, better] = [
      offer('a', { amountMinor: 10n }),
      offer('b', { amountMinor: 90n, stacking: 'EXCLUSIVE' }),
    ]
    const code = offer('c', { amountMinor: 5n, coupon: coupon('FIVE') })
    const alone = offer('d', { amountMinor: 5n, coupon: coupon('ALONE'), stacking: 'EXCLUSIVE' })
    const chosen = (offers: Offer[]) => taken([line('tea', 100n)], offers).map(([id]) => id)
    expect(chosen([automatic, better, code])).toEqual(['a', 'c'])
    expect(chosen([automatic, better, alone])).toEqual(['d'])
  })
})

const lines = fc.array(
  fc.record({
    skuId: fc.constantFrom('tea', 'cup', 'pot'),
    merchantId: fc.constantFrom('mer_a', 'mer_b', null),
    quantity: fc.integer({ min: 1, max: 3 }),
    totalMinor: fc.oneof(fc.bigInt({ min: 1n, max: 50n }), fc.bigInt({ min: 1n, max: 10n ** 14n })),
    source: fc.constantFrom('', 'room'),
  }),
  { minLength: 1, maxLength: 12 },
)
const terms = fc.record({
  merchantId: fc.constantFrom(null, null, 'mer_a'),
  skuIds: fc.constantFrom([], [], ['tea'], ['cup', 'pot']),
  stacking: fc.constantFrom('STACKABLE' as const, 'STACKABLE' as const, 'EXCLUSIVE' as const),
  priority: fc.integer({ min: 0, max: 3 }),
  thresholdMinor: fc.option(fc.bigInt({ min: 1n, max: 100n })),
  how: fc.oneof(
    fc.record({ percentBps: fc.integer({ min: 1, max: 10_000 }) }),
    fc.record({ amountMinor: fc.bigInt({ min: 1n, max: 10n ** 12n }), percentBps: fc.constant(null) }),
    fc.record({ kind: fc.constant('GIFT' as const), giftWorthMinor: fc.bigInt({ min: 1n, max: 100n }) }),
  ),
})
const offers = fc
  .array(terms, { maxLength: 6 })
  .map(list => list.map(({ how, ...rest }, index) => offer(`prm_${index}`, { ...rest, ...how })))
/** As the caller lets them through: one exclusive coupon at most, and then no other. */
const withCoupons = fc.tuple(offers, fc.nat(6)).map(([list, count]) => {
  const given = list.slice(0, count)
  const alone = given.find(one => one.stacking === 'EXCLUSIVE')
  return list.map(one => ((alone ? one === alone : given.includes(one)) ? { ...one, coupon: coupon(one.id) } : one))
})
const sum = (amounts: bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const perLine = (basket: BasketLine[], given: Offer[]) => {
  const shares = applyOffers(basket, given)
  return basket.map((_, index) => sum(shares.map(share => share.amounts[index]!)))
}

describe('for all baskets and promotions', () => {
  it('takes between nothing and all of each line, leaves something to pay, and touches only lines it is for', () => {
    fc.assert(
      fc.property(lines, withCoupons, (basket, given) => {
        for (const [index, discount] of perLine(basket, given).entries()) {
          expect(discount >= 0n && discount <= basket[index]!.totalMinor).toBe(true)
        }
        expect(sum(perLine(basket, given))).toBeLessThan(sum(basket.map(one => one.totalMinor)))
        for (const { offer: one, amounts } of applyOffers(basket, given)) {
          expect(qualifies(one, basket)).toBe(true)
          for (const [index, amount] of amounts.entries()) {
            if (amount !== 0n) expect(isFor(one, basket[index]!)).toBe(true)
          }
        }
      }),
    )
  })

  it('takes exactly what the promotion says of what is left: no unit is lost or made by spreading it', () => {
    fc.assert(
      fc.property(lines, withCoupons, (basket, given) => {
        const left = basket.map(one => one.totalMinor)
        for (const { offer: one, amounts } of applyOffers(basket, given)) {
          const base = sum(left.filter((_, index) => isFor(one, basket[index]!)))
          const wanted = one.amountMinor ?? (base * BigInt(one.percentBps ?? 0)) / 10_000n
          const most = [wanted, base, sum(left) - 1n].sort((a, b) => (a < b ? -1 : 1))[0]
          expect(sum(amounts)).toBe(one.kind === 'GIFT' ? 0n : most)
          for (const [index, amount] of amounts.entries()) left[index] = left[index]! - amount
        }
      }),
    )
  })

  it('does not depend on the order in which lines and promotions come', () => {
    const shuffled = fc.tuple(lines, withCoupons).chain(([basket, given]) =>
      fc.record({
        basket: fc.constant(basket),
        given: fc.constant(given),
        otherBasket: fc.shuffledSubarray(basket, { minLength: basket.length }),
        otherGiven: fc.shuffledSubarray(given, { minLength: given.length }),
      }),
    )
    const seen = (basket: BasketLine[], given: Offer[]) => {
      const discounts = perLine(basket, given)
      return basket
        .map((one, index) => JSON.stringify({ ...one, totalMinor: `${one.totalMinor}` }) + discounts[index])
        .sort()
    }
    fc.assert(
      fc.property(shuffled, ({ basket, given, otherBasket, otherGiven }) => {
        expect(seen(otherBasket, otherGiven)).toEqual(seen(basket, given))
      }),
    )
  })

  it('combines an exclusive promotion with none, and leaves no coupon out but those that take nothing', () => {
    fc.assert(
      fc.property(lines, withCoupons, (basket, given) => {
        const shares = applyOffers(basket, given)
        if (shares.some(share => share.offer.stacking === 'EXCLUSIVE')) expect(shares).toHaveLength(1)
        const coupons = given.filter(one => one.coupon && qualifies(one, basket))
        const applied = new Set(shares.map(share => share.offer.id))
        for (const one of coupons.filter(each => each.kind === 'GIFT')) expect(applied).toContain(one.id)
        if (coupons.length > 0) {
          const strangers = shares.filter(share => !share.offer.coupon && share.offer.stacking === 'EXCLUSIVE')
          expect(strangers).toEqual([])
        }
      }),
    )
  })
})
