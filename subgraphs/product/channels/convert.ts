import { currencyExponent, isCurrency, MAX_AMOUNT_MINOR, parseMoney } from '#shared/money.ts'
import type { ChannelConfig, Field } from './config.ts'
import { empty, type MappedRow, violate } from './row.ts'
import { plainText } from './text.ts'

const MAX_LENGTH: Partial<Record<Field, number>> = { externalId: 200, title: 500, skuExternalId: 200, skuTitle: 500 }

/** Brings one field of a row into the form in which products are stored: defaults, plain text, amounts, addresses. */
export function convertField(config: ChannelConfig, result: MappedRow, field: Field): void {
  const { values } = result
  if (empty(values[field]) && config.defaults[field] !== undefined && !result.violations.some(v => v.field === field))
    values[field] = config.defaults[field]
  const given = values[field]
  if (empty(given)) return
  if (field === 'options' || field === 'imageUrls') {
    values[field] = field === 'options' ? toOptions(given) : toUrls(result, given)
    return
  }
  let text = typeof given === 'object' ? JSON.stringify(given) : String(given)
  if (config.convert.html.includes(field)) text = plainText(text)
  if (config.convert.trim) text = text.trim()
  if (field === 'category') text = config.convert.categories?.[text] ?? text
  const limit = MAX_LENGTH[field] ?? 20_000
  if (text.includes('\0')) violate(result, field, 'INVALID_TEXT', 'expected text without zero bytes', text)
  else if (text.length > limit)
    violate(result, field, 'TOO_LONG', `expected at most ${limit} characters, got ${text.length}`, text)
  values[field] = text
  if (field === 'price' || field === 'compareAtPrice') checkAmount(config, result, field, text)
  if (field === 'currencyCode' && !isCurrency(text))
    violate(result, field, 'CURRENCY', 'expected an ISO 4217 currency code', text)
  if (field === 'stock' && !/^\d{1,6}$/.test(text))
    violate(result, field, 'STOCK', 'expected a whole number from 0 to 999999', text)
}

function checkAmount({ defaults }: ChannelConfig, result: MappedRow, field: Field, text: string): void {
  const currency = String(result.values.currencyCode ?? defaults.currencyCode ?? '').trim()
  if (!isCurrency(currency)) return
  try {
    const { amountMinor } = parseMoney(text, currency)
    if (amountMinor > 0n && amountMinor <= MAX_AMOUNT_MINOR) return
    violate(result, field, 'AMOUNT', 'expected an amount above zero', text)
  } catch {
    const digits = currencyExponent(currency)
    violate(result, field, 'AMOUNT', `expected a decimal with at most ${digits} decimal digits`, text)
  }
}

function toOptions(given: unknown): { name: string; value: string }[] {
  const pairs = Array.isArray(given)
    ? given.map(one => [(one as { name?: unknown })?.name, (one as { value?: unknown })?.value])
    : Object.entries(given as object)
  return pairs
    .filter(([name, value]) => !empty(name) && !empty(value))
    .slice(0, 10)
    .map(([name, value]) => ({ name: String(name).slice(0, 100), value: String(value).slice(0, 200) }))
}

function toUrls(result: MappedRow, given: unknown): string[] {
  const list = (Array.isArray(given) ? given : [given]).filter(one => !empty(one)).map(one => String(one).trim())
  const good = list.filter(url => /^https?:\/\/[^\s<>"']{1,2000}$/i.test(url))
  if (good.length < list.length) {
    const bad = list.find(url => !good.includes(url))
    violate(result, 'imageUrls', 'URL', 'expected http or https addresses', bad, 'warning')
  }
  return good.slice(0, 50)
}
