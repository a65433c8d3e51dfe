import type { RawTx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import { contentHash, type ImportedProduct } from '../domain/product.ts'
import { defaultLocation } from '../inventory/store/stock.ts'
import {
  type BatchScope,
  findProducts,
  type ProductRowInput,
  type WrittenProduct,
  writeProducts,
} from '../store/imports.ts'
import { type MediaRowInput, writeMedia } from '../store/media.ts'
import { insertSkus, insertStock, type SkuRowInput, updateSkus, type WrittenSku } from '../store/skus.ts'
import { describeProducts, expectDefinitions } from './describeProducts.ts'

export interface UpsertOptions {
  platform: Pick<Platform, 'jobs' | 'clock'>
  /** Whose goods the channel's are. */
  merchantId: string | null
  /** What new products start as. Products that are there keep their status. */
  status: 'ACTIVE' | 'DRAFT'
  /** For the record of initial stock; default 'import'. */
  actor?: string
  /** The products' content hashes, if somebody has computed them already. */
  hashes?: readonly string[]
  /** The fields in which the feed replaces what was edited by hand; default none. */
  feedWins?: readonly string[]
}

export interface UpsertResult {
  externalId: string
  productId: string
  outcome: 'created' | 'updated' | 'unchanged'
}

/** A product to write, with its rows as far as they are known. */
interface Change {
  product: ImportedProduct
  written: WrittenProduct
  skus: SkuRowInput[]
}

/**
 * Stores one batch (some hundreds) of a channel's products in the caller's transaction, in a fixed number of round
 * trips, and announces each product that changed. Idempotent by (channel, external id, content hash): what is as it was
 * is only read, and what was edited by hand stays. External ids must be unique within the batch. Initial stock is given
 * to variants seen for the first time. Answers one result per product, in order; after the commit hand the updated ones
 * to `refreshProducts`.
 */
export async function upsertProducts(
  tx: RawTx,
  businessId: string,
  channelId: string,
  products: readonly ImportedProduct[],
  { platform, merchantId, status, actor = 'import', hashes, feedWins = [] }: UpsertOptions,
): Promise<UpsertResult[]> {
  if (products.length === 0) return []
  const scope: BatchScope = { businessId, channelId, merchantId, status, feedWins, at: platform.clock.now() }
  await expectDefinitions(tx, products)
  const rows = products.map((product, index) => toRow(product, hashes?.[index] ?? contentHash(product)))
  const known = await findProducts(
    tx,
    scope,
    rows.map(row => row.externalId),
  )
  const different = rows.filter(row => known.get(row.externalId)?.contentHash !== row.contentHash)
  const written = different.length > 0 ? await writeProducts(tx, scope, different) : []
  const byId = new Map(written.map(row => [row.externalId, row]))
  const changes = products.flatMap(product => {
    const row = byId.get(product.externalId)
    return row ? [{ product, written: row, skus: toSkus(product, row.id) }] : []
  })
  const created = changes.filter(change => change.written.created)
  const updated = changes.filter(change => !change.written.created)
  await insertSkus(
    tx,
    scope,
    created.flatMap(change => change.skus),
  )
  const skus = await updateSkus(
    tx,
    scope,
    updated.flatMap(change => change.skus),
  )
  const pictured = changes.filter(change => !change.written.edited.includes('imageUrls'))
  await writeMedia(
    tx,
    pictured.filter(change => !change.written.created).map(change => change.written.id),
    pictured.flatMap(toMedia),
  )
  await describeProducts(tx, changes, scope.at)
  await giveInitialStock(tx, scope, created, updated, skus, actor)
  await announce(platform, tx, businessId, updated, skus)
  // Neither there before nor written: a rival import was faster, with the same content.
  const late = different.map(row => row.externalId).filter(id => !byId.has(id) && !known.has(id))
  for (const [id, product] of late.length > 0 ? await findProducts(tx, scope, late) : []) known.set(id, product)
  return products.map(({ externalId }) => toResult(externalId, byId.get(externalId), known.get(externalId)?.id))
}

function toResult(externalId: string, row: WrittenProduct | undefined, unchanged: string | undefined): UpsertResult {
  if (row) return { externalId, productId: row.id, outcome: row.created ? 'created' : 'updated' }
  if (!unchanged)
    throw new Error(`product ${externalId} was neither written nor found: is the channel of this business?`)
  return { externalId, productId: unchanged, outcome: 'unchanged' }
}

function toRow(product: ImportedProduct, hash: string): ProductRowInput {
  return {
    id: newId('prd'),
    externalId: product.externalId,
    title: product.title,
    description: product.description ?? null,
    brand: product.brand ?? null,
    category: product.category ?? null,
    language: product.language ?? null,
    contentHash: hash,
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
    weightGrams: sku.weightGrams ?? null,
  }))
}

function toMedia({ product, written }: Change): MediaRowInput[] {
  return product.media.map(({ url, altText = null, width = null, height = null }, position) => ({
    productId: written.id,
    position,
    url,
    altText,
    width,
    height,
  }))
}

async function giveInitialStock(
  tx: RawTx,
  { businessId, at }: BatchScope,
  created: readonly Change[],
  updated: readonly Change[],
  skus: readonly WrittenSku[],
  actor: string,
): Promise<void> {
  const fresh = new Set(skus.filter(sku => sku.created).map(sku => sku.id))
  const stocked = [...created, ...updated]
    .flatMap(({ product, written, skus: rows }) =>
      rows.map(({ id }, index) => ({
        skuId: written.created || fresh.has(id) ? id : null,
        units: product.skus[index]!.initialStock ?? 0,
      })),
    )
    .filter((entry): entry is { skuId: string; units: number } => entry.skuId !== null && entry.units > 0)
  // No stock.changed: nobody can have asked about a variant that this transaction creates.
  if (stocked.length > 0) await insertStock(tx, stocked, await defaultLocation(tx, businessId), actor, at)
}

/** Only of products that were there before: nobody can have listed, or cached, what this transaction creates. */
async function announce(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: RawTx,
  businessId: string,
  updated: readonly Change[],
  skus: readonly WrittenSku[],
): Promise<void> {
  const byProduct = Map.groupBy(skus, sku => sku.productId)
  const events = updated.map(({ written: { id, version } }) => {
    const skuIds = (byProduct.get(id) ?? []).map(sku => sku.id)
    return { key: id, data: { skuIds, productId: id, businessId, version } }
  })
  await jobs.publishMany(tx, 'product.changed', events)
}
