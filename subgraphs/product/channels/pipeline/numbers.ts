import { currencyExponent } from '#shared/money.ts'
import type { ChannelConfig } from '../config/schema.ts'

type Numbers = ChannelConfig['convert']['numbers']

/** A number as people write it, as a plain decimal: `1.234,5` by decimal comma is `1234.5`. Null if it is none. */
export function toDecimal(text: string, { decimal, grouping }: Numbers): string | null {
  let plain = text
  // Spaces part thousands in several widths.
  if (grouping === ' ') plain = plain.replace(/(?<=\d)[\s\u00A0\u202F](?=\d{3}(?!\d))/g, '')
  else if (grouping === "'") plain = plain.replace(/(?<=\d)['’](?=\d{3}(?!\d))/g, '')
  else if (grouping) {
    const groups = plain.split(decimal)[0]!.split(grouping)
    if (groups.slice(1).some(group => group.length !== 3)) return null
    plain = plain.replaceAll(grouping, '')
  }
  if (decimal === ',') {
    if (plain.includes('.')) return null
    plain = plain.replace(',', '.')
  }
  return /^[+-]?\d{1,20}(\.\d{1,20})?$/.test(plain) ? plain : null
}

/** An amount in minor units as a decimal of its currency: 1250 is 12.50 in CNY and 1250 in JPY. */
export function fromMinor(text: string, currencyCode: string): string | null {
  if (!/^\d{1,20}$/.test(text)) return null
  const exponent = currencyExponent(currencyCode)
  const digits = text.padStart(exponent + 1, '0')
  return exponent === 0 ? digits : `${digits.slice(0, -exponent)}.${digits.slice(-exponent)}`
}

const GRAMS: Record<string, number> = { mg: 0.001, g: 1, kg: 1000, oz: 28.349523125, lb: 453.59237, lbs: 453.59237 }

/** A weight in whole grams, by its own unit or the channel's. Null if it is none. */
export function toGrams(text: string, { numbers, weightUnit }: ChannelConfig['convert']): number | null {
  const parts = /^(.*?)\s*(mg|g|kg|oz|lbs?)?$/i.exec(text)
  const amount = toDecimal(parts?.[1] ?? '', numbers)
  if (amount === null) return null
  const grams = Math.round(Number(amount) * GRAMS[(parts?.[2] ?? weightUnit).toLowerCase()]!)
  return grams >= 0 && grams <= 1_000_000_000 ? grams : null
}
