import { currencyExponent, isCurrency, MAX_AMOUNT_MINOR, parseMoney } from '#shared/money.ts'
import { isStorable } from '#shared/text.ts'
import type { Field } from '../config/fields.ts'
import type { ChannelConfig } from '../config/schema.ts'
import { instantOf } from './instants.ts'
import { fromMinor, toDecimal, toGrams } from './numbers.ts'
import { toPictures } from './pictures.ts'
import { empty, type MappedRow, violate } from './row.ts'
import { plainText } from './text.ts'

const MAX_LENGTH: Partial<Record<Field, number>> = {
  externalId: 200,
  title: 500,
  brand: 200,
  category: 200,
  language: 35,
  skuExternalId: 200,
  skuTitle: 500,
  skuCode: 500,
}
const FALSE = new Set(['false', '0', 'no', 'n', 'off', '否'])
const TRUE = new Set(['true', '1', 'yes', 'y', 'on', '是'])

/** Brings one field of a row into the form in which products are stored: defaults, plain text, amounts, units, addresses. */
export function convertField(config: ChannelConfig, result: MappedRow, field: Field): void {
  const { values } = result
  let given = values[field]
  if (typeof given === 'string' && config.convert.trim) given = given.trim()
  if (empty(given) && config.defaults[field] !== undefined && !result.violations.some(one => one.field === field))
    given = config.defaults[field]
  if (empty(given)) {
    delete values[field]
    return
  }
  if (field === 'options') values[field] = toOptions(given)
  else if (field === 'imageUrls') values[field] = toPictures(result, given)
  else
    values[field] = convertText(
      config,
      result,
      field,
      typeof given === 'object' ? JSON.stringify(given) : String(given),
    )
}

function convertText(config: ChannelConfig, result: MappedRow, field: Field, given: string): unknown {
  const { convert } = config
  const text = convert.html.includes(field) ? plainText(given) : given
  const limit = MAX_LENGTH[field] ?? 20_000
  if (!isStorable(text))
    violate(result, field, 'INVALID_TEXT', 'expected text without zero bytes and half characters', text)
  else if (text.length > limit)
    violate(result, field, 'TOO_LONG', `expected at most ${limit} characters, got ${text.length}`, text)
  switch (field) {
    case 'price':
    case 'compareAtPrice':
      return toAmount(config, result, field, text)
    case 'category':
      return toCategory(config, result, text)
    case 'currencyCode':
      if (!isCurrency(text)) violate(result, field, 'CURRENCY', 'expected an ISO 4217 currency code', text)
      return text
    case 'stock':
      return toStock(config, result, text)
    case 'weight':
      return orViolate(result, field, 'WEIGHT', 'a weight in mg, g, kg, oz or lb', text, toGrams(text, convert))
    case 'snapshotAt':
      return orViolate(
        result,
        field,
        'INSTANT',
        'a date such as 2026-11-04 or an instant',
        text,
        isoOf(instantOf(text)),
      )
    case 'listed':
      return toListed(result, text)
    default:
      return text
  }
}

function orViolate<T>(result: MappedRow, field: Field, code: string, expected: string, text: string, value: T | null) {
  if (value === null) violate(result, field, code, `expected ${expected}`, text)
  return value ?? text
}

const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())

function toAmount({ convert, defaults }: ChannelConfig, result: MappedRow, field: Field, text: string): string {
  const currency = String(result.values.currencyCode ?? defaults.currencyCode ?? '').trim()
  if (!isCurrency(currency)) return text
  const decimal = convert.prices === 'minor' ? fromMinor(text, currency) : toDecimal(text, convert.numbers)
  try {
    const { amountMinor } = parseMoney(decimal ?? text, currency)
    if (amountMinor > 0n && amountMinor <= MAX_AMOUNT_MINOR && decimal !== null) return decimal
    violate(result, field, 'AMOUNT', 'expected an amount above zero', text)
  } catch {
    const digits = currencyExponent(currency)
    violate(result, field, 'AMOUNT', `expected a decimal with at most ${digits} decimal digits`, text)
  }
  return text
}

function toCategory({ convert }: ChannelConfig, result: MappedRow, text: string): string {
  const { categories } = convert
  const known = categories && Object.hasOwn(categories, text) ? categories[text] : undefined
  if (known === undefined && categories && convert.otherCategories === 'refuse')
    violate(result, 'category', 'CATEGORY', 'expected a category that the channel maps', text)
  return known ?? text
}

function toStock({ convert }: ChannelConfig, result: MappedRow, text: string): string {
  const whole = toDecimal(text, convert.numbers)?.replace(/\.0+$/, '')
  if (whole && /^\d{1,6}$/.test(whole)) return whole
  violate(result, 'stock', 'STOCK', 'expected a whole number from 0 to 999999', text)
  return text
}

function toListed(result: MappedRow, text: string): unknown {
  const truth = truthOf(text)
  if (truth === null) violate(result, 'listed', 'LISTED', 'expected yes or no, in words or as 1 or 0', text)
  return truth ?? true
}

/** Yes or no, in words or as 1 or 0; null if it is neither. */
export function truthOf(text: string): boolean | null {
  const word = text.toLowerCase()
  return TRUE.has(word) ? true : FALSE.has(word) ? false : null
}

function toOptions(given: unknown): { name: string; value: string }[] {
  // An expression that lists one pair answers the pair.
  const one = !Array.isArray(given) && Object.hasOwn(given as object, 'name') && Object.hasOwn(given as object, 'value')
  const pairs =
    Array.isArray(given) || one
      ? [given].flat().map(one => [(one as { name?: unknown })?.name, (one as { value?: unknown })?.value])
      : Object.entries(given as object)
  return pairs
    .filter(([name, value]) => !empty(name) && !empty(value))
    .slice(0, 10)
    .map(([name, value]) => ({ name: String(name).slice(0, 100), value: String(value).slice(0, 200) }))
}
