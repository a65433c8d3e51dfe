import type { SearchCard, SearchDocument, SearchEntry } from '../index-port.ts'
import { chunksOf, codesOf } from '../text.ts'
import { tieOf } from '../tie.ts'
import { gramsOf } from './grams.ts'

/** A product as Meilisearch stores it. A removed one stays, not live: a late older write must find out that it is late. */
export interface Stored {
  id: string
  version: number
  hash: string
  live: boolean
  tie: number
  title: string
  card?: SearchCard
  [field: string]: unknown
}

const SEPARATOR = '\u0001'
/** An attribute as one value to filter and count by. */
export const attributeKey = (name: string, value: string) => name + SEPARATOR + value
export const attributeOf = (key: string): [name: string, value: string] => {
  const [name = '', value = ''] = key.split(SEPARATOR)
  return [name, value]
}

export function storedOf({ id, version, document }: SearchEntry): Stored {
  const base = { id, version, tie: tieOf(id) }
  if (!document) return { ...base, hash: '', live: false, title: '' }
  const { description, codes, hash, ...card } = document
  return {
    ...base,
    hash,
    live: true,
    card,
    title: document.title,
    description,
    titleGrams: gramsOf(document.title),
    restGrams: gramsOf(
      document.brand,
      document.category,
      ...document.attributes.map(({ value }) => value),
      description,
    ),
    codes: [...codesOf(chunksOf(document.title)), ...codes, ...codesOf(codes.flatMap(chunksOf))],
    attributeValues: document.attributes.map(({ value }) => value),
    attributes: document.attributes.map(({ name, value }) => attributeKey(name, value)),
    ...flat(document),
    ...amountsOf(document),
  }
}

function flat({ shelves, ...document }: SearchDocument) {
  const { businessId, status, saleable, category, brand, merchantId, channelId, inStock } = document
  const { createdAt, unitsSold7Days, unitsSold30Days } = document
  return {
    ...{ businessId, status, saleable, category, brand, merchantId, channelId, inStock },
    ...{ createdAt, unitsSold7Days, unitsSold30Days, shelves, listed: shelves.length > 0 },
  }
}

function amountsOf({ prices }: SearchDocument) {
  const amounts: Record<string, number[]> = {}
  for (const { currencyCode, amountMinor } of prices) {
    amounts[currencyCode] ??= []
    amounts[currencyCode].push(Number(amountMinor))
  }
  const lowest = Object.fromEntries(Object.entries(amounts).map(([code, all]) => [code, Math.min(...all)]))
  return { amounts, lowest }
}
