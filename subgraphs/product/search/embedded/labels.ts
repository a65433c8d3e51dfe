import type { DatabaseSync } from 'node:sqlite'
import type { SearchDocument, SearchFilters } from '../index-port.ts'

/** What is filtered and counted by, apart from text: one small number per kind, name and value. */
export interface Label {
  kind: string
  name?: string
  value: string | number
}

/** Three private characters: no text has them, and in the index of word starts all labels are one entry. */
const MARK = '\ue000\ue000\ue000'
export const labelToken = (v: number) => MARK + v.toString(36)

/** Kinds of labels that are counted as facets; the others only filter. */
export const COUNTED = ['CATEGORY', 'BRAND', 'CHANNEL', 'SHELF', 'STATUS', 'IN_STOCK', 'ATTRIBUTE'] as const

/** Prices by size, a fifth apart: a range is a handful of labels. What lies at its ends is compared exactly. */
export const sizeOf = (minor: number) => Math.floor(Math.log2(Math.max(minor, 1)) * 4)

export function labelsOf(document: SearchDocument): Label[] {
  const labels: Label[] = [
    ...scopes(document, [null, document.saleable], [null, document.inStock]),
    { kind: 'STATUS', value: document.status },
    { kind: 'IN_STOCK', value: String(document.inStock) },
    { kind: 'LISTED', value: String(document.shelves.length > 0) },
    ...document.shelves.map(value => ({ kind: 'SHELF', value })),
    ...document.attributes.map(({ name, value }) => ({ kind: 'ATTRIBUTE', name, value })),
    ...document.prices.flatMap(price => [
      { kind: 'CURRENCY', value: price.currencyCode },
      { kind: 'PRICE', name: price.currencyCode, value: sizeOf(Number(price.amountMinor)) },
    ]),
  ]
  const { category, brand, merchantId, channelId } = document
  for (const [kind, value] of Object.entries({
    CATEGORY: category,
    BRAND: brand,
    MERCHANT: merchantId,
    CHANNEL: channelId,
  }))
    if (value) labels.push({ kind, value })
  return labels
}

/**
 * What nearly every search filters by, and nearly every product has, is one label in all combinations: reading three long
 * lists side by side costs three times as much as reading one.
 */
function scopes(
  { businessId }: { businessId: string },
  saleable: readonly (boolean | null)[],
  inStock: readonly (boolean | null)[],
): Label[] {
  return saleable.flatMap(sold =>
    inStock.map(stocked => ({ kind: 'BUSINESS', name: `${sold ?? ''} ${stocked ?? ''}`, value: businessId })),
  )
}

/** The filters as alternatives of which each must hold. */
export function labelFilters(filters: SearchFilters): Label[][] {
  const all: Label[][] = [scopes(filters, [filters.saleable ?? null], [filters.inStock ?? null])]
  const one = (kind: string, value: string | boolean | null | undefined) => {
    if (value !== null && value !== undefined && value !== '') all.push([{ kind, value: String(value) }])
  }
  one('CATEGORY', filters.category)
  one('BRAND', filters.brand)
  one('MERCHANT', filters.merchantId)
  one('CHANNEL', filters.channelId)
  one('SHELF', filters.shelf)
  one('LISTED', filters.listed)
  one('CURRENCY', filters.currencyCode)
  if (filters.statuses) all.push(filters.statuses.map(value => ({ kind: 'STATUS', value })))
  for (const { name, values } of filters.attributes ?? [])
    all.push(values.map(value => ({ kind: 'ATTRIBUTE', name, value })))
  return all
}

/** The label of prices of about the same size. */
export interface PriceSize {
  v: number
  size: number
}

/** Gives labels their numbers. */
export function labelStore(db: DatabaseSync) {
  const known = new Map<string, number>()
  const find = db.prepare('SELECT v FROM label WHERE kind = ? AND name = ? AND value = ?')
  const add = db.prepare('INSERT INTO label (kind, name, value) VALUES (?, ?, ?) RETURNING v')
  const sizes = db.prepare(
    "SELECT v, value AS size FROM label WHERE kind = 'PRICE' AND name = ? AND value BETWEEN ? AND ? ORDER BY value",
  )
  const look = ({ kind, name = '', value }: Label): number | null => {
    const key = `${kind}\0${name}\0${value}`
    const v = known.get(key) ?? (find.get(kind, name, value) as { v: number } | undefined)?.v
    if (v === undefined) return null
    if (known.size > 100_000) known.clear()
    known.set(key, v)
    return v
  }
  return {
    find: look,
    /** Inside a write's transaction. */
    put: (label: Label): number =>
      look(label) ?? (add.get(label.kind, label.name ?? '', label.value) as { v: number }).v,
    /** The labels of the prices in a range, by size. */
    prices: (currency: string, from: number, to: number): PriceSize[] =>
      sizes.all(currency, sizeOf(from), sizeOf(to)) as unknown as PriceSize[],
    /** A transaction that was rolled back may have given numbers that are not there. */
    forget: () => known.clear(),
  }
}

export type LabelStore = ReturnType<typeof labelStore>
