import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  allocate,
  CurrencyMismatchError,
  compare,
  currencyExponent,
  formatMoney,
  isCurrency,
  money,
  multiply,
  negate,
  parseMoney,
  subtract,
  sum,
} from '../money.ts'

const currency = fc.constantFrom('CNY', 'JPY', 'KWD', 'EUR', 'CLF')
const amount = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })
const ratios = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 6n }), { minLength: 1, maxLength: 30 })
  .filter(list => list.some(ratio => ratio > 0n))

describe('currencies', () => {
  it('knows the exponents of ISO 4217', () => {
    expect([currencyExponent('JPY'), currencyExponent('CNY'), currencyExponent('KWD')]).toEqual([0, 2, 3])
    expect(isCurrency('cny')).toBe(false)
    expect(isCurrency('XXX')).toBe(false)
    expect(() => currencyExponent('ZZZ')).toThrow(/expected an ISO 4217 currency code, got "ZZZ"/)
  })
})

describe('arithmetic', () => {
  it('refuses to mix currencies', () => {
    expect(() => add(money(1n, 'CNY'), money(1n, 'EUR'))).toThrow(CurrencyMismatchError)
    expect(() => compare(money(1n, 'CNY'), money(1n, 'EUR'))).toThrow(CurrencyMismatchError)
  })

  it('adds, subtracts, multiplies and negates exactly', () => {
    fc.assert(
      fc.property(amount, amount, currency, (a, b, code) => {
        const left = money(a, code)
        const right = money(b, code)
        expect(subtract(add(left, right), right)).toEqual(left)
        expect(add(left, negate(left)).amountMinor).toBe(0n)
        expect(multiply(left, 3)).toEqual(sum([left, left, left], code))
      }),
    )
  })
})

describe('parseMoney', () => {
  it('is the inverse of formatMoney', () => {
    fc.assert(
      fc.property(amount, currency, (minor, code) => {
        expect(parseMoney(formatMoney(money(minor, code)), code)).toEqual(money(minor, code))
      }),
    )
  })

  it('uses the currency, not two digits for all', () => {
    expect(parseMoney('1234', 'JPY').amountMinor).toBe(1234n)
    expect(parseMoney('1.5', 'KWD').amountMinor).toBe(1500n)
    expect(parseMoney('12.340', 'CNY').amountMinor).toBe(1234n)
    expect(parseMoney('-0.05', 'EUR').amountMinor).toBe(-5n)
  })

  it.each(['', '1e3', '12.', '.5', '1,234.00', 'NaN', '0x10'])('refuses %j', text => {
    expect(() => parseMoney(text, 'CNY')).toThrow(/expected a decimal amount/)
  })

  it('refuses digits that the currency does not have', () => {
    expect(() => parseMoney('12.345', 'CNY')).toThrow(/at most 2 decimal digits for CNY, got "12.345"/)
    expect(() => parseMoney('0.5', 'JPY')).toThrow(/at most 0 decimal digits/)
  })
})

describe('allocate', () => {
  it('loses nothing, never strays more than one unit, and gives zero ratios nothing', () => {
    fc.assert(
      fc.property(amount, ratios, fc.string(), (minor, list, key) => {
        const parts = allocate(money(minor, 'CNY'), list, key)
        const total = list.reduce((a, b) => a + b, 0n)
        expect(sum(parts, 'CNY').amountMinor).toBe(minor)
        parts.forEach((part, index) => {
          const off = part.amountMinor * total - minor * list[index]!
          expect((off < 0n ? -off : off) < total).toBe(true)
          if (list[index] === 0n) expect(part.amountMinor).toBe(0n)
        })
      }),
    )
  })

  it('mirrors a negative amount and repeats itself for the same key', () => {
    fc.assert(
      fc.property(amount, ratios, fc.string(), (minor, list, key) => {
        const parts = allocate(money(minor, 'CNY'), list, key)
        expect(allocate(money(-minor, 'CNY'), list, key)).toEqual(parts.map(negate))
        expect(allocate(money(minor, 'CNY'), list, key)).toEqual(parts)
      }),
    )
  })

  it('does not favour the first party over many keys', () => {
    let first = 0n
    for (let n = 0; n < 400; n++) first += allocate(money(1n, 'CNY'), [1n, 1n], `ord_${n}`)[0]!.amountMinor
    expect(Number(first)).toBeGreaterThan(140)
    expect(Number(first)).toBeLessThan(260)
  })

  it('says what was wrong with the ratios', () => {
    expect(() => allocate(money(1n, 'CNY'), [], 'k')).toThrow(/at least one ratio/)
    expect(() => allocate(money(1n, 'CNY'), [0n, 0n], 'k')).toThrow(/only zeros/)
    expect(() => allocate(money(1n, 'CNY'), [2n, -1n], 'k')).toThrow(/zero or more, got -1/)
  })
})
