import { parseMoney } from '#shared/money.ts'
import type { ImportedAttribute, ImportedProduct, ImportedSku } from '../../domain/product.ts'
import type { ChannelConfig } from '../config/schema.ts'
import type { Describe } from './attributes.ts'
import { type Picture, urlOf } from './pictures.ts'
import { type ErrorPolicy, empty, type MappedRow, type Violation, violate } from './row.ts'
import type { Workbook } from './workbook.ts'

/** One product as it comes out of a feed, from its rows. */
export interface Item {
  /** Null if it was refused, or is to be taken off. */
  product: ImportedProduct | null
  /** The id that the rows name, if any. */
  externalId: string | null
  /** The feed says that the product is not sold any more. */
  unlist: boolean
  rows: number
  failedRows: number
  violations: Violation[]
}

/** A product with more rows than this is a mistake in the feed. */
const MAX_ROWS = 2000

/** Whether a row belongs to the product of the rows before it. */
export function belongs(config: ChannelConfig, first: MappedRow, count: number, row: MappedRow): boolean {
  const by = config.group?.by
  if (!by || count >= MAX_ROWS) return false
  const key = first.values[by] ?? first.before[by]
  return !empty(key) && (row.values[by] ?? row.before[by]) === key
}

/** Joins the rows of one product; `head` speaks for it. */
export function assemble(
  rows: readonly MappedRow[],
  head: MappedRow,
  book: Workbook,
  policy: ErrorPolicy,
  describe: Describe,
): Item {
  const ordered = rows[0] === head ? rows : [head, ...rows.filter(row => row !== head)]
  const externalId = text(head.values.externalId)
  const attributes = head.accepted && head.values.listed !== false ? describe(ordered, policy) : []
  const failed = new Set(rows.filter(row => !row.accepted).map(row => row.row))
  const failAll = () => {
    for (const row of rows) failed.add(row.row)
  }
  const unlist = head.accepted && head.values.listed === false
  const product = unlist ? null : build(ordered, head, attributes)
  // A product whose head fails has no title to stand under: its variants fail with it.
  if (!head.accepted) failAll()
  else if (product && refuse(product, head, policy)) failAll()
  const stays = failed.size === 0 || (head.accepted && failed.size < rows.length && policy !== 'REJECT_EVERYTHING')
  if (stays && externalId !== null && !book.take(externalId)) {
    violate(head, 'externalId', 'DUPLICATE', 'expected each product once in a feed', externalId)
    failAll()
  } else if (!stays && externalId !== null) book.note(externalId)
  const taken = failed.size < rows.length
  return {
    product: taken && stays ? product : null,
    externalId,
    unlist: taken && unlist,
    rows: rows.length,
    failedRows: failed.size,
    violations: rows.flatMap(row => row.violations),
  }
}

const text = (value: unknown) => (empty(value) ? null : String(value))

function refuse(product: ImportedProduct, head: MappedRow, policy: ErrorPolicy): boolean {
  const missing = product.title ? (product.skus.length === 0 ? 'price' : null) : 'title'
  // Under IGNORE_FAILED the violation that took the field away is told already.
  if (missing && !(policy === 'IGNORE_FAILED' && head.violations.some(one => one.field === missing)))
    violate(head, missing, 'REQUIRED', `expected ${missing}, got nothing`)
  return missing !== null
}

function build(rows: readonly MappedRow[], head: MappedRow, attributes: ImportedAttribute[]): ImportedProduct {
  const skus: ImportedSku[] = []
  const externalId = String(head.values.externalId ?? '')
  const product: ImportedProduct = { externalId, title: '', media: [], skus, attributes }
  const known = { skus: new Set<string>(), urls: new Set<string>() }
  for (const row of rows) if (row.accepted) addRow(product, row, head, rows.length > 1, known)
  return product
}

function addRow(
  product: ImportedProduct,
  { values, row }: MappedRow,
  head: MappedRow,
  grouped: boolean,
  known: { skus: Set<string>; urls: Set<string> },
): void {
  product.title ||= text(values.title) ?? ''
  product.description ??= text(values.description)
  product.brand ??= text(values.brand)
  product.category ??= text(values.category)
  product.language ??= text(values.language)
  for (const picture of (values.imageUrls as Picture[] | undefined) ?? []) {
    const url = urlOf(picture)
    if (known.urls.has(url)) continue
    known.urls.add(url)
    const told = typeof picture === 'string' ? { url, altText: null } : picture
    product.media.push({ ...told, altText: told.altText ?? (product.title || null) })
  }
  const currencyCode = text(values.currencyCode) ?? text(head.values.currencyCode)
  // A row of a group without a price only carries a further picture.
  if (empty(values.price) || !currencyCode) return
  const options = withNames(values.options, head.values.options)
  const label = options.map(option => option.value).join(' / ')
  const place = `row-${Math.abs(row - head.row)}`
  const externalId = text(values.skuExternalId) ?? (label || (grouped ? place : product.externalId))
  if (known.skus.has(externalId)) return
  known.skus.add(externalId)
  const amount = (value: unknown) => parseMoney(String(value), currencyCode)
  product.skus.push({
    externalId,
    code: text(values.skuCode),
    title: text(values.skuTitle) ?? (label || product.title),
    options,
    price: amount(values.price),
    compareAtMinor: empty(values.compareAtPrice) ? null : amount(values.compareAtPrice).amountMinor,
    weightGrams: empty(values.weight) ? null : Number(values.weight),
    initialStock: empty(values.stock) ? 0 : Number(values.stock),
  })
}

/** An option without a name takes the one at its place in the group's head: `option1` stands for it. */
function withNames(own: unknown, first: unknown): { name: string; value: string }[] {
  const names = (first as { name: string }[] | undefined) ?? []
  return ((own as { name: string; value: string }[] | undefined) ?? []).map(({ name, value }, index) => ({
    name: /^option\d$/.test(name) ? (names[index]?.name ?? name) : name,
    value,
  }))
}
