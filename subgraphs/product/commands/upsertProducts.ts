import { createHash } from 'node:crypto'
import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import type { ImportedProduct } from '../domain/product.ts'
import { applyMovements, bumpStock, defaultLocation, ensureLevels } from '../inventory/store/stock.ts'
import {
  type BatchScope,
  findProducts,
  type MediaRowInput,
  type ProductRowInput,
  type SkuRowInput,
  type WrittenProduct,
  type WrittenSku,
  writeMedia,
  writeProducts,
  writeSkus,
} from '../store/imports.ts'

export interface UpsertOptions {
  platform: Pick<Platform, 'jobs' | 'clock'>
  /** Whose goods the channel's are. */
  merchantId: string | null
  /** What new products start as. Products that are there keep their status. */
  status: 'ACTIVE' | 'DRAFT'
  /** For the record of initial stock; default 'import'. */
  actor?: string
}

export interface UpsertResult {
  externalId: string
  productId: string
  outcome: 'created' | 'updated' | 'unchanged'
}

/**
 * Stores one batch (some hundreds) of a channel's products in the caller's transaction, in a fixed number of round
 * trips, and announces each changed product. Idempotent by (channel, external id, content hash): what is as it was is
 * not touched. External ids must be unique within the batch. Initial stock is given to variants seen for the first time.
 * Answers one result per product, in order; after the commit hand the changed ones to `refreshProducts`.
 */
export async function upsertProducts(
  tx: Tx,
  businessId: string,
  channelId: string,
  products: readonly ImportedProduct[],
  { platform, merchantId, status, actor = 'import' }: UpsertOptions,
): Promise<UpsertResult[]> {
  if (products.length === 0) return []
  const scope: BatchScope = { businessId, channelId, merchantId, status, at: platform.clock.now() }
  const written = new Map((await writeProducts(tx, scope, products.map(toRow))).map(row => [row.externalId, row]))
  const changed = products.filter(product => written.has(product.externalId))
  const idOf = (product: ImportedProduct) => written.get(product.externalId)!.id
  const skus =
    changed.length > 0
      ? await writeSkus(
          tx,
          scope,
          changed.flatMap(product => toSkus(product, idOf(product))),
        )
      : []
  await writeMedia(
    tx,
    changed.map(idOf),
    changed.flatMap(product => toMedia(product, idOf(product))),
  )
  await giveInitialStock(tx, scope, changed, skus, actor, idOf)
  await announce(platform, tx, businessId, [...written.values()], skus)
  const rest = products.filter(product => !written.has(product.externalId)).map(product => product.externalId)
  const unchanged = rest.length > 0 ? await findProducts(tx, scope, rest) : new Map<string, string>()
  return products.map(({ externalId }) => toResult(externalId, written.get(externalId), unchanged.get(externalId)))
}

function toResult(externalId: string, row: WrittenProduct | undefined, unchanged: string | undefined): UpsertResult {
  if (row) return { externalId, productId: row.id, outcome: row.created ? 'created' : 'updated' }
  if (!unchanged)
    throw new Error(`product ${externalId} was neither written nor found: is the channel of this business?`)
  return { externalId, productId: unchanged, outcome: 'unchanged' }
}

/** Everything a feed says of a product, but for stock: later runs do not touch that. */
function contentHash(product: ImportedProduct): string {
  const skus = product.skus.map(({ initialStock: _stock, ...sku }) => sku)
  const text = JSON.stringify({ ...product, skus }, (_key, value: unknown) => {
    if (typeof value === 'bigint') return value.toString()
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
  return createHash('sha256').update(text).digest('hex')
}

function toRow(product: ImportedProduct): ProductRowInput {
  return {
    id: newId('prd'),
    externalId: product.externalId,
    title: product.title,
    description: product.description ?? null,
    brand: product.brand ?? null,
    category: product.category ?? null,
    language: product.language ?? null,
    contentHash: contentHash(product),
  }
}

function toSkus(product: ImportedProduct, productId: string): SkuRowInput[] {
  return product.skus.map((sku, position) => ({
    id: newId('sku'),
    productId,
    externalId: sku.externalId,
    code: sku.code ?? null,
    title: sku.title,
    options: sku.options,
    position,
    priceMinor: sku.price.amountMinor.toString(),
    compareAtMinor: sku.compareAtMinor?.toString() ?? null,
    currencyCode: sku.price.currencyCode,
  }))
}

function toMedia(product: ImportedProduct, productId: string): MediaRowInput[] {
  return product.media.map(({ url, altText = null, width = null, height = null }, position) => ({
    productId,
    position,
    url,
    altText,
    width,
    height,
  }))
}

async function giveInitialStock(
  tx: Tx,
  { businessId, at }: BatchScope,
  products: readonly ImportedProduct[],
  skus: readonly WrittenSku[],
  actor: string,
  idOf: (product: ImportedProduct) => string,
): Promise<void> {
  const created = new Map(skus.filter(sku => sku.created).map(sku => [`${sku.productId} ${sku.externalId}`, sku.id]))
  const stocked = products
    .flatMap(product =>
      product.skus.map(sku => ({
        skuId: created.get(`${idOf(product)} ${sku.externalId}`),
        units: sku.initialStock ?? 0,
      })),
    )
    .filter((entry): entry is { skuId: string; units: number } => entry.skuId !== undefined && entry.units > 0)
  if (stocked.length === 0) return
  const ids = stocked.map(entry => entry.skuId)
  const locationId = await defaultLocation(tx, businessId)
  await ensureLevels(tx, ids, locationId)
  const movements = stocked.map(({ skuId, units }) => ({ skuId, locationId, kind: 'INITIAL' as const, onHand: units }))
  await applyMovements(tx, movements, actor, at)
  // No stock.changed: nobody can have asked about a variant that this transaction creates.
  await bumpStock(tx, ids, at)
}

async function announce(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: Tx,
  businessId: string,
  products: readonly WrittenProduct[],
  skus: readonly WrittenSku[],
): Promise<void> {
  const byProduct = Map.groupBy(skus, sku => sku.productId)
  const events = products.map(({ id, version }) => {
    const skuIds = (byProduct.get(id) ?? []).map(sku => sku.id)
    return { key: id, data: { skuIds, productId: id, businessId, version } }
  })
  await jobs.publishMany(tx, 'product.changed', events)
}
