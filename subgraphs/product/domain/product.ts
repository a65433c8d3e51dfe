import { hash } from 'node:crypto'
import type { ProductStatus } from './status.ts'

/**
 * What is cached and handed to resolvers: plain JSON, amounts as text, instants as ISO strings. It does not depend on
 * the viewer; the store decides who gets it.
 */
export interface ProductRecord {
  id: string
  businessId: string
  merchantId: string | null
  merchantName: string | null
  channelId: string | null
  externalId: string | null
  title: string
  description: string | null
  brand: string | null
  category: string | null
  language: string | null
  status: ProductStatus
  version: number
  createdAt: string
  updatedAt: string
  media: MediaRecord[]
  /** The variants on sale, in order. */
  skuIds: string[]
}

export interface MediaRecord {
  url: string
  altText: string | null
  width: number | null
  height: number | null
}

/** A variant without its product. */
export interface VariantRecord {
  id: string
  productId: string
  code: string | null
  title: string
  options: { name: string; value: string }[]
  priceMinor: string
  compareAtMinor: string | null
  currencyCode: string
  weightGrams: number | null
  active: boolean
}

/** A variant with its product: one cache entry answers a list of SKUs with title, picture and price. */
export interface SkuRecord extends VariantRecord {
  product: ProductRecord
}

/** The stock of a SKU, summed over its locations. `version` grows by one with each commit that changes it. */
export interface StockRecord {
  skuId: string
  version: string
  onHand: number
  reserved: number
  committed: number
  /** What every order may take. */
  available: number
  /** What is set aside for orders through a piece of content, while their time lasts. */
  quotas: { activityId: string; contentId: string; startsAt: string; endsAt: string; available: number }[]
}

/** The stock of a SKU as one viewer may know it. */
export interface StockView {
  record: StockRecord
  /** Whether the viewer may know how much lies where. */
  figures: boolean
}

export interface MerchantRecord {
  id: string
  name: string
}

/** A product given by a supply channel, already validated and converted. */
export interface ImportedProduct {
  externalId: string
  title: string
  description?: string | null
  brand?: string | null
  category?: string | null
  language?: string | null
  media: { url: string; altText?: string | null; width?: number | null; height?: number | null }[]
  skus: ImportedSku[]
  /** What the feed says of its category's attributes, already validated; of those that are left out it says nothing. */
  attributes?: ImportedAttribute[]
}

export interface ImportedAttribute {
  definitionId: string
  /** The definition's version that the value was checked against. */
  definitionVersion: number
  code: string
  /** Null: the feed has none any more. */
  value: string | null
}

export interface ImportedSku {
  /** Tells the variants of this product apart, over all runs of the feed. */
  externalId: string
  code?: string | null
  title: string
  options: { name: string; value: string }[]
  price: { amountMinor: bigint; currencyCode: string }
  compareAtMinor?: bigint | null
  weightGrams?: number | null
  /** What lies in the default location when the SKU is first seen. Later runs do not touch stock. */
  initialStock?: number
}

/** Tells whether what a feed says of a product is what it said last, but for stock: later runs do not touch that. */
export function contentHash({ skus, media, attributes, ...product }: ImportedProduct): string {
  const { externalId, title, description, brand, category, language } = product
  const values = (attributes ?? []).map(({ code, value }) => [code, value])
  const text = JSON.stringify([
    [externalId, title, description ?? null, brand ?? null, category ?? null, language ?? null],
    media.map(({ url, altText, width, height }) => [url, altText ?? null, width ?? null, height ?? null]),
    skus.map(sku => [
      [sku.externalId, sku.code ?? null, sku.title, sku.weightGrams ?? null],
      sku.options.map(({ name, value }) => [name, value]),
      [sku.price.amountMinor.toString(), sku.price.currencyCode, sku.compareAtMinor?.toString() ?? null],
    ]),
    // Products without any are as they were hashed before there were attributes.
    ...(values.length > 0 ? [values] : []),
  ])
  return hash('sha256', text)
}
