import { roundTrips } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { ProductRecord, SkuRecord, StockRecord, VariantRecord } from '../domain/product.ts'
import { type Aggregate, type ProductRow, productsByIds, toAggregate, withProduct } from './rows.ts'

/**
 * Cards: what lists need of a product or SKU, in Redis under the product's version (stock: under the stock's). They are
 * a cache: written after reading, and by each command after its commit; an older version never replaces a newer one.
 * With Redis cold or down everything comes from the database.
 */
const CARD_TTL = 300
/** What a lost refresh can cost: stock shown at most this old. Reservations never read it. */
const STOCK_TTL = 30

const skuKey = (id: string) => `product:1:sku:${id}`
const productKey = (id: string) => `product:1:product:${id}`
const stockKey = (id: string) => `product:1:stock:${id}`

export interface ProductCard {
  product: ProductRecord
  variants: VariantRecord[]
}

export interface SkuCard {
  sku: SkuRecord
  stock: StockRecord
}

/** One thing to load. A tag, so that products and SKUs asked for in one tick share one trip. */
export type CardKey = `sku:${string}` | `product:${string}`
export type Card = { sku: SkuCard } | { product: ProductCard }

const idOf = (key: CardKey) => key.slice(key.indexOf(':') + 1)
const isSku = (key: CardKey) => key.startsWith('sku:')

/**
 * Cards in the order of the keys: one trip to Redis and, for what it does not have, one to the database. With `strong`
 * from the database alone: another subgraph that copies what it reads must not copy what a cache still holds.
 */
export async function loadCards(
  platform: Pick<Platform, 'pool' | 'redis'>,
  keys: readonly CardKey[],
  strong = false,
): Promise<(Card | null)[]> {
  const cached = strong ? keys.map(() => null) : await readCards(platform, keys)
  const missing = keys.filter((_key, index) => !cached[index])
  if (missing.length === 0) return cached
  const aggregates = await readAggregates(
    platform,
    missing.filter(key => !isSku(key)).map(idOf),
    missing.filter(isSku).map(idOf),
  )
  // Not awaited and not counted as the operation's: it has its answer, and a cache that is down must not delay it.
  void roundTrips.run(() => storeAggregates(platform, aggregates, new Set(missing)))
  const found = cardsOf(aggregates)
  return keys.map((key, index) => cached[index] ?? found.get(key) ?? null)
}

async function readCards({ redis }: Pick<Platform, 'redis'>, keys: readonly CardKey[]): Promise<(Card | null)[]> {
  const names = keys.flatMap(key => (isSku(key) ? [skuKey(idOf(key)), stockKey(idOf(key))] : [productKey(idOf(key))]))
  const values = await redis.getVersioned(names)
  let position = 0
  return keys.map(key => {
    const card = values[position++]
    if (!isSku(key)) return card ? { product: JSON.parse(card.value) as ProductCard } : null
    const stock = values[position++]
    if (!card || !stock) return null
    return { sku: { sku: JSON.parse(card.value) as SkuRecord, stock: JSON.parse(stock.value) as StockRecord } }
  })
}

/** A strong read of whole products, by their ids and by those of their SKUs. */
export async function readAggregates(
  { pool }: Pick<Platform, 'pool'>,
  productIds: readonly string[],
  skuIds: readonly string[],
): Promise<Aggregate[]> {
  const { rows } = await pool.query<ProductRow>({
    // Prepared once per connection: planning takes longer than reading twenty cards.
    name: 'product-cards',
    text: productsByIds,
    values: [productIds, skuIds],
  })
  return rows.map(toAggregate)
}

export function cardsOf(aggregates: readonly Aggregate[]): Map<CardKey, Card> {
  const cards = new Map<CardKey, Card>()
  for (const { product, variants, stocks } of aggregates) {
    cards.set(`product:${product.id}`, { product: { product, variants } })
    for (const [index, variant] of variants.entries()) {
      const stock = stocks[index]
      if (stock) cards.set(`sku:${variant.id}`, { sku: { sku: withProduct(variant, product), stock } })
    }
  }
  return cards
}

/** Writes cards and stock; with `only`, just those cards. Never throws: the next reader goes to the database. */
export async function storeAggregates(
  { redis }: Pick<Platform, 'redis'>,
  aggregates: readonly Aggregate[],
  only?: ReadonlySet<CardKey>,
): Promise<void> {
  const entries = aggregates.flatMap(({ product, variants, stocks }) => [
    ...(!only || only.has(`product:${product.id}`)
      ? [
          {
            key: productKey(product.id),
            value: JSON.stringify({ product, variants }),
            version: product.version,
            ttlSeconds: CARD_TTL,
          },
        ]
      : []),
    ...variants
      .filter(variant => !only || only.has(`sku:${variant.id}`))
      .map(variant => ({
        key: skuKey(variant.id),
        value: JSON.stringify(withProduct(variant, product)),
        version: product.version,
        ttlSeconds: CARD_TTL,
      })),
    ...stocks.map(stockEntry),
  ])
  await redis.setIfNewer(entries).catch(() => {})
}

/** Writes stock after a commit that changed it. Never throws. */
export async function storeStock({ redis }: Pick<Platform, 'redis'>, stocks: readonly StockRecord[]): Promise<void> {
  await redis.setIfNewer(stocks.map(stockEntry)).catch(() => {})
}

/** Cached stock in the order of the ids. */
export async function readStock(
  { redis }: Pick<Platform, 'redis'>,
  skuIds: readonly string[],
): Promise<(StockRecord | null)[]> {
  const values = await redis.getVersioned(skuIds.map(stockKey))
  return values.map(value => (value ? (JSON.parse(value.value) as StockRecord) : null))
}

function stockEntry(stock: StockRecord) {
  return {
    key: stockKey(stock.skuId),
    value: JSON.stringify(stock),
    version: BigInt(stock.version),
    ttlSeconds: STOCK_TTL,
  }
}

/** Brings cards up to date after a commit: for commands that change many products, such as an import. */
export async function refreshProducts(
  platform: Pick<Platform, 'pool' | 'redis'>,
  productIds: readonly string[],
): Promise<void> {
  if (productIds.length > 0) await storeAggregates(platform, await readAggregates(platform, productIds, []))
}
