import { currencyExponent, isCurrency } from './currencies.ts'

/** An amount in the minor units of its currency: 12.34 EUR is 1234n, 1234 JPY is 1234n. Never a float. */
export interface Money {
  amountMinor: bigint
  currencyCode: string
}

/** Two amounts of different currencies were combined. A caller that can see this coming answers CURRENCY_MISMATCH. */
export class CurrencyMismatchError extends Error {
  override name = 'CurrencyMismatchError'
}

/** The largest amount accepted from outside: it fits a PostgreSQL BIGINT after being summed ten thousand times. */
export const MAX_AMOUNT_MINOR = 100_000_000_000_000n

/** Builds an amount. Throws on an unknown currency, because such an amount could never be shown. */
export function money(amountMinor: bigint, currencyCode: string): Money {
  currencyExponent(currencyCode)
  return { amountMinor, currencyCode }
}

export function zero(currencyCode: string): Money {
  return money(0n, currencyCode)
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currencyCode === b.currencyCode) return
  throw new CurrencyMismatchError(`expected two amounts of one currency, got ${a.currencyCode} and ${b.currencyCode}`)
}

export function add(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { amountMinor: a.amountMinor + b.amountMinor, currencyCode: a.currencyCode }
}

export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b)
  return { amountMinor: a.amountMinor - b.amountMinor, currencyCode: a.currencyCode }
}

/** Multiplies by a whole number (a quantity). Shares and rates go through `allocate`, which loses nothing. */
export function multiply(a: Money, factor: bigint | number): Money {
  return { amountMinor: a.amountMinor * BigInt(factor), currencyCode: a.currencyCode }
}

export function negate(a: Money): Money {
  return { amountMinor: -a.amountMinor, currencyCode: a.currencyCode }
}

/** -1, 0 or 1, for sorting. */
export function compare(a: Money, b: Money): -1 | 0 | 1 {
  sameCurrency(a, b)
  if (a.amountMinor === b.amountMinor) return 0
  return a.amountMinor < b.amountMinor ? -1 : 1
}

/** Adds up a list; the currency is given because the list may be empty. */
export function sum(amounts: readonly Money[], currencyCode: string): Money {
  return amounts.reduce(add, zero(currencyCode))
}

/**
 * Reads a decimal such as "12.34" in the given currency. Digits beyond the currency's exponent are refused unless they
 * are zeros: rounding a supplier's price silently would change what is charged.
 */
export function parseMoney(decimal: string, currencyCode: string): Money {
  if (!isCurrency(currencyCode)) currencyExponent(currencyCode)
  const match = /^([+-]?)(\d{1,20})(?:\.(\d{1,20}))?$/.exec(decimal.trim())
  if (!match) throw new RangeError(`expected a decimal amount such as "12.34", got ${JSON.stringify(decimal)}`)
  const [, sign, whole = '0', fraction = ''] = match
  const exponent = currencyExponent(currencyCode)
  if (/[1-9]/.test(fraction.slice(exponent))) {
    throw new RangeError(
      `expected at most ${exponent} decimal digits for ${currencyCode}, got ${JSON.stringify(decimal)}`,
    )
  }
  const amount = BigInt(whole + fraction.slice(0, exponent).padEnd(exponent, '0'))
  return { amountMinor: sign === '-' ? -amount : amount, currencyCode }
}

/** The decimal form for people, without grouping: "12.34", "1234" (JPY), "-0.050" (KWD). */
export function formatMoney(amount: Money): string {
  const exponent = currencyExponent(amount.currencyCode)
  const negative = amount.amountMinor < 0n
  const digits = String(negative ? -amount.amountMinor : amount.amountMinor).padStart(exponent + 1, '0')
  const whole = digits.slice(0, digits.length - exponent)
  const text = exponent === 0 ? whole : `${whole}.${digits.slice(-exponent)}`
  return negative ? `-${text}` : text
}
