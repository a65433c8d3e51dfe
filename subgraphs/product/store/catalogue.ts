import { hasRole, type Viewer } from '#shared/auth.ts'
import { roundTrips } from '#shared/db.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { MerchantRecord, ProductRecord, SkuRecord, StockRecord } from '../domain/product.ts'
import type { ProductStatus } from '../domain/status.ts'
import {
  type Card,
  type CardKey,
  cardsOf,
  loadCards,
  readAggregates,
  readStock,
  storeAggregates,
  storeStock,
} from './cards.ts'
import { type ProductRow, selectProducts, stockBySkuIds, toAggregate, withProduct } from './rows.ts'
import { isStaff, seesProduct, seesStockFigures } from './scope.ts'

export interface ProductListFilter {
  status?: readonly ProductStatus[] | null
  channelId?: string | null
  merchantId?: string | null
}

export type CatalogueStore = ReturnType<typeof catalogueStore>

/** The catalogue as one viewer sees it, for one request. What the viewer may not see is null, as if it were not there. */
export function catalogueStore(platform: Platform, viewer: Viewer) {
  const { pool } = platform
  const strong = hasRole(viewer, 'SERVICE')
  const cards = createLoader<CardKey, Card>(keys => loadCards(platform, keys, strong))
  const stocks = createLoader<string, StockRecord>(ids => loadStocks(platform, ids, strong))
  const merchants = createLoader<string, MerchantRecord>(async ids => {
    const { rows } = await pool.query<MerchantRecord>(
      'SELECT id, name FROM product.merchant WHERE id = ANY($1) AND business_id = $2',
      [ids, viewer.businessId],
    )
    return byKey(ids, rows, row => row.id)
  })
  // A variant that its feed dropped is for those who run the goods, and for services: orders still refer to it.
  const visible = (sku: SkuRecord) =>
    seesProduct(viewer, sku.product) && (sku.active || seesStockFigures(viewer, sku.product))

  async function sku(id: string): Promise<SkuRecord | null> {
    const card = await cards.load(`sku:${id}`)
    if (!card || !('sku' in card) || !visible(card.sku.sku)) return null
    stocks.prime(id, card.sku.stock)
    return card.sku.sku
  }

  async function product(id: string): Promise<ProductRecord | null> {
    const card = await cards.load(`product:${id}`)
    return card && 'product' in card && seesProduct(viewer, card.product.product) ? card.product.product : null
  }

  /** The variants on sale, in order. Of a product that the viewer sees. */
  async function skusOf(record: ProductRecord): Promise<SkuRecord[]> {
    const card = await cards.load(`product:${record.id}`)
    if (!card || !('product' in card)) return []
    const { variants, product: whole } = card.product
    return variants.filter(variant => variant.active).map(variant => withProduct(variant, whole))
  }

  /** Reads from the database what the viewer has just changed, for this request and for the cache. */
  async function refresh(productIds: readonly string[], skuIds: readonly string[]): Promise<void> {
    const aggregates = await readAggregates(platform, productIds, skuIds)
    remember(cards, cardsOf(aggregates))
    for (const stock of aggregates.flatMap(aggregate => aggregate.stocks))
      stocks.clear(stock.skuId).prime(stock.skuId, stock)
    await storeAggregates(platform, aggregates)
  }

  /** Newest first, for operations and merchants; a merchant's own. One trip to the database, whatever is selected. */
  async function list(input: ConnectionInput, filter: ProductListFilter): Promise<Connection<ProductRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<ProductRow>(LIST, [
      viewer.businessId,
      isStaff(viewer) ? null : (viewer.merchantId ?? ''),
      filter.status ?? null,
      filter.channelId ?? null,
      filter.merchantId ?? null,
      page.key?.[0] ?? null,
      page.key?.[1] ?? null,
      page.limit + 1,
    ])
    const aggregates = rows.map(toAggregate)
    remember(cards, cardsOf(aggregates))
    for (const stock of aggregates.flatMap(aggregate => aggregate.stocks)) stocks.prime(stock.skuId, stock)
    return connection(
      aggregates.map(aggregate => aggregate.product),
      page,
      row => [row.createdAt, row.id],
    )
  }

  return {
    sku,
    product,
    skusOf,
    refresh,
    list,
    stock: (skuId: string) => stocks.load(skuId),
    merchant: (id: string) => merchants.load(id),
  }
}

const LIST = selectProducts(`
  WHERE p.business_id = $1 AND ($2::text IS NULL OR p.merchant_id = $2)
    AND ($3::text[] IS NULL OR p.status = ANY($3))
    AND ($4::text IS NULL OR p.channel_id = $4)
    AND ($5::text IS NULL OR p.merchant_id = $5)
    AND ($6::timestamptz IS NULL OR (p.created_at, p.id) < ($6, $7))
  ORDER BY p.created_at DESC, p.id DESC LIMIT $8`)

/** Replaces what a request's loader knows. */
function remember(loader: ReturnType<typeof createLoader<CardKey, Card>>, cards: Map<CardKey, Card>): void {
  for (const [key, card] of cards) loader.clear(key).prime(key, card)
}

/** Stock of SKUs whose card came without it: those below a product. */
async function loadStocks(
  platform: Platform,
  ids: readonly string[],
  strong: boolean,
): Promise<(StockRecord | null)[]> {
  const cached = strong ? ids.map(() => null) : await readStock(platform, ids)
  const missing = ids.filter((_id, index) => !cached[index])
  if (missing.length === 0) return cached
  const { rows } = await platform.pool.query<{ stock: StockRecord }>(stockBySkuIds, [missing])
  const found = new Map(rows.map(({ stock }) => [stock.skuId, stock]))
  // As with cards: the operation has its answer.
  void roundTrips.run(() => storeStock(platform, [...found.values()]))
  return ids.map((id, index) => cached[index] ?? found.get(id) ?? null)
}
