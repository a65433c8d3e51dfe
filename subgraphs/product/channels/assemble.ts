import { parseMoney } from '#shared/money.ts'
import type { ImportedProduct, ImportedSku } from '../domain/product.ts'
import type { ChannelConfig } from './config.ts'
import { type ErrorPolicy, empty, type MappedRow, type Violation, violate } from './row.ts'

/** Products as they come out of a feed: `lastRow` is the last row that belongs to them. */
export interface Mapped {
  product: ImportedProduct | null
  firstRow: number
  lastRow: number
  failedRows: number
  violations: Violation[]
  progress: number
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
