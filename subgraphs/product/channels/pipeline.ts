import { currencyExponent, isCurrency, MAX_AMOUNT_MINOR, parseMoney } from '#shared/money.ts'
import type { ImportedProduct, ImportedSku } from '../domain/product.ts'
import { type ChannelConfig, ESSENTIAL, FIELDS, type Field, type ValidationRule } from './config.ts'
import { compileMapping, type Read } from './expression.ts'
import type { FeedRow } from './reader.ts'
import { plainText } from './text.ts'

export type ErrorPolicy = 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS' | 'IGNORE_FAILED'

export interface Violation {
  row: number
  field: string
  code: string
  message: string
  value: string | null
  severity: 'error' | 'warning'
}

type Values = Partial<Record<Field, unknown>>

/** One row after mapping, conversion and validation. */
export interface MappedRow {
  row: number
  progress: number
  before: Values
  values: Values
  violations: Violation[]
  accepted: boolean
}

/** Products as they come out of a feed: `lastRow` is the last row that belongs to them. */
export interface Mapped {
  product: ImportedProduct | null
  firstRow: number
  lastRow: number
  failedRows: number
  violations: Violation[]
  progress: number
}

const SHOWN = 200
const shown = (value: unknown) => {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? null)
  return text === null ? null : text.slice(0, SHOWN)
}
const empty = (value: unknown) => value === undefined || value === null || value === ''

export type RowMapper = (row: FeedRow) => Promise<MappedRow>

/** Builds the pipeline of one configuration: map, defaults, convert, validate. Throws on an expression that is none. */
export function createMapper(config: ChannelConfig, policy: ErrorPolicy = 'REJECT_FAILED_ROWS'): RowMapper {
  const reads = Object.entries(config.map).map(([field, mapping]) => [field as Field, compileMapping(mapping)] as const)
  const inherits = config.group !== undefined
  return async ({ row, record, progress }) => {
    const result: MappedRow = { row, progress, before: {}, values: {}, violations: [], accepted: true }
    for (const [field, read] of reads) await mapField(result, record, field, read)
    for (const field of FIELDS) convertField(config, result, field)
    // What a later row of a group leaves out, its first row said.
    const needed = inherits ? ['externalId'] : [...ESSENTIAL]
    for (const field of needed) {
      if (empty(result.values[field as Field]) && !result.violations.some(one => one.field === field))
        violate(result, field, 'REQUIRED', `expected ${field}, got nothing`)
    }
    for (const rule of config.validate) checkRule(result, rule, inherits)
    settle(result, policy)
    return result
  }
}

async function mapField(result: MappedRow, record: Record<string, unknown>, field: Field, read: Read): Promise<void> {
  try {
    const value = await read(record)
    result.before[field] = value
    if (JSON.stringify(value ?? '').includes('\uFFFD')) {
      violate(result, field, 'BAD_ENCODING', `expected text in the feed's encoding, got bytes that are none`, value)
    } else if (!empty(value)) result.values[field] = value
  } catch (error) {
    const reason = (error as { message?: string }).message ?? String(error)
    violate(result, field, 'EXPRESSION', `the mapping failed: ${reason}`)
  }
}

function violate(
  { row, violations }: MappedRow,
  field: string,
  code: string,
  message: string,
  value: unknown = null,
  severity: Violation['severity'] = 'error',
): void {
  violations.push({ row, field, code, message, value: shown(value), severity })
}

const MAX_LENGTH: Partial<Record<Field, number>> = { externalId: 200, title: 500, skuExternalId: 200, skuTitle: 500 }

function convertField(config: ChannelConfig, result: MappedRow, field: Field): void {
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

function checkRule(result: MappedRow, rule: ValidationRule, inherits: boolean): void {
  const value = result.values[rule.field]
  const fail = (code: string, expected: string) =>
    violate(
      result,
      rule.field,
      rule.code ?? code,
      `expected ${expected}, got ${shown(value) ?? 'nothing'}`,
      value,
      rule.severity,
    )
  if (rule.rule === 'required') {
    if (empty(value) && !inherits) fail('REQUIRED', rule.field)
    return
  }
  if (empty(value)) return
  const text = String(value)
  if (rule.rule === 'number' && !Number.isFinite(Number(text))) fail('NUMBER', 'a number')
  if (rule.rule === 'positive' && !(Number(text) > 0)) fail('POSITIVE', 'a number above zero')
  if (rule.rule === 'maxLength' && text.length > rule.value) fail('TOO_LONG', `at most ${rule.value} characters`)
  if (rule.rule === 'pattern' && !new RegExp(rule.value, 'u').test(text.slice(0, 10_000)))
    fail('PATTERN', `text like ${rule.value}`)
  if (rule.rule === 'oneOf' && !rule.value.includes(text))
    fail('ONE_OF', `one of ${rule.value.slice(0, 10).join(', ')}`)
  if (rule.rule === 'url' && !URL.canParse(text)) fail('URL', 'an address')
}

function settle(result: MappedRow, policy: ErrorPolicy): void {
  const errors = result.violations.filter(one => one.severity === 'error')
  if (policy !== 'IGNORE_FAILED') {
    result.accepted = errors.length === 0
    return
  }
  for (const { field } of errors) {
    if (ESSENTIAL.has(field)) result.accepted = false
    else delete result.values[field as Field]
  }
}

/** Joins the rows of one product. Consecutive rows of one group are one product; else each row is. */
export async function* assemble(
  config: ChannelConfig,
  rows: AsyncIterable<MappedRow>,
  policy: ErrorPolicy,
): AsyncGenerator<Mapped> {
  const seen = new Set<string>()
  let open: MappedRow[] = []
  const by = config.group?.by
  for await (const row of rows) {
    const first = open[0]
    const key = by && first && (first.values[by] ?? first.before[by])
    if (first && !(by && !empty(key) && (row.values[by] ?? row.before[by]) === key && open.length < 2000)) {
      yield build(open, seen, policy)
      open = []
    }
    open.push(row)
  }
  if (open.length > 0) yield build(open, seen, policy)
}

function build(rows: MappedRow[], seen: Set<string>, policy: ErrorPolicy): Mapped {
  const first = rows[0]!
  const last = rows.at(-1)!
  const skus: ImportedSku[] = []
  const product: ImportedProduct = { externalId: String(first.values.externalId ?? ''), title: '', media: [], skus }
  const failed = new Set(rows.filter(row => !row.accepted).map(row => row.row))
  for (const row of rows) if (row.accepted) addRow(product, row, first, rows.length > 1)
  // A product whose first row fails has no title to stand under: its variants fail with it.
  if (!first.accepted) for (const row of rows) failed.add(row.row)
  else if (!product.title || skus.length === 0) {
    const missing = product.title ? 'price' : 'title'
    violate(first, missing, 'REQUIRED', `expected ${missing}, got nothing`)
    for (const row of rows) failed.add(row.row)
  } else if (seen.has(product.externalId)) {
    violate(first, 'externalId', 'DUPLICATE', 'expected each product once in a feed', product.externalId)
    for (const row of rows) failed.add(row.row)
  }
  const stays = failed.size === 0 || (first.accepted && failed.size < rows.length && policy !== 'REJECT_EVERYTHING')
  if (stays) seen.add(product.externalId)
  return {
    product: stays ? product : null,
    firstRow: first.row,
    lastRow: last.row,
    failedRows: failed.size,
    violations: rows.flatMap(row => row.violations),
    progress: last.progress,
  }
}

const text = (value: unknown) => (empty(value) ? null : String(value))

function addRow(product: ImportedProduct, { values, row }: MappedRow, first: MappedRow, grouped: boolean): void {
  product.title ||= text(values.title) ?? ''
  product.description ??= text(values.description)
  product.brand ??= text(values.brand)
  product.category ??= text(values.category)
  product.language ??= text(values.language)
  for (const url of (values.imageUrls as string[] | undefined) ?? [])
    if (!product.media.some(media => media.url === url)) product.media.push({ url, altText: product.title || null })
  const currencyCode = text(values.currencyCode) ?? text(first.values.currencyCode)
  // A row of a group without a price only carries a further picture.
  if (empty(values.price) || !currencyCode) return
  const options = withNames(values.options, first.values.options)
  const label = options.map(option => option.value).join(' / ')
  const externalId = text(values.skuExternalId) ?? (label || (grouped ? `row-${row - first.row}` : product.externalId))
  if (product.skus.some(sku => sku.externalId === externalId)) return
  product.skus.push({
    externalId,
    code: text(values.skuCode),
    title: text(values.skuTitle) ?? (label || product.title),
    options,
    price: parseMoney(String(values.price), currencyCode),
    compareAtMinor: empty(values.compareAtPrice)
      ? null
      : parseMoney(String(values.compareAtPrice), currencyCode).amountMinor,
    initialStock: empty(values.stock) ? 0 : Number(values.stock),
  })
}

/** An option without a name takes the one at its place in the group's first row: `option1` stands for it. */
function withNames(own: unknown, first: unknown): { name: string; value: string }[] {
  const names = (first as { name: string }[] | undefined) ?? []
  return ((own as { name: string; value: string }[] | undefined) ?? []).map(({ name, value }, index) => ({
    name: /^option\d$/.test(name) ? (names[index]?.name ?? name) : name,
    value,
  }))
}
