import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { SkuQuote } from './remote.ts'

/**
 * What is known here of listed SKUs. Whatever changes a fact or the terms of a listing locks the facts of its SKUs
 * first, in the order of their ids, then the content: so derivations of one SKU happen one after the other.
 */

export interface KnownFact {
  skuId: string
  productVersion: bigint
}

/** Which of the SKUs are known here, and from which version of their product. */
export async function knownFacts(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  skuIds: readonly string[],
): Promise<KnownFact[]> {
  const { rows } = await pool.query<{ sku_id: string; product_version: string }>(
    'SELECT sku_id, product_version FROM sales_attribute.sku_fact WHERE business_id = $1 AND sku_id = ANY($2)',
    [businessId, skuIds],
  )
  return rows.map(row => ({ skuId: row.sku_id, productVersion: BigInt(row.product_version) }))
}

export async function lockFacts(tx: Tx, businessId: string, skuIds: readonly string[]): Promise<void> {
  await tx.$queryRawUnsafe(
    'SELECT 1 FROM sales_attribute.sku_fact WHERE business_id = $1 AND sku_id = ANY($2::text[]) ORDER BY sku_id FOR UPDATE',
    businessId,
    skuIds,
  )
}

/** Adds facts that are not known yet. Known ones are kept: events keep them as new as this read, or newer. */
export async function addFacts(tx: Tx, businessId: string, quotes: readonly SkuQuote[], now: Date): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO sales_attribute.sku_fact
       (business_id, sku_id, product_id, merchant_id, price_minor, currency_code, saleable, available, updated_at)
     SELECT $1, q."skuId", q."productId", q."merchantId", q."priceMinor", q."currencyCode", q.saleable, q.available, $3::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS q ("skuId" text, "productId" text, "merchantId" text, "priceMinor" bigint,
       "currencyCode" text, saleable boolean, available integer)
     ORDER BY 2
     ON CONFLICT (business_id, sku_id) DO NOTHING`,
    businessId,
    toJson(quotes),
    now,
  )
}

export interface ProductRefresh extends SkuQuote {
  /** The version of the fact when the product was asked. */
  seenVersion: bigint
}

/**
 * Overwrites what products say. With a source version (from an event) only older facts; without one only facts that no
 * event has touched since the product was asked, because the answer may be older than that event. Answers the ids
 * of the SKUs written. Stock is taken only where no stock event was seen yet.
 */
export async function refreshFacts(
  tx: Tx,
  businessId: string,
  quotes: readonly ProductRefresh[],
  version: bigint | null,
  now: Date,
): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ sku_id: string }[]>(
    `UPDATE sales_attribute.sku_fact f
     SET product_id = q."productId", merchant_id = q."merchantId", price_minor = q."priceMinor",
         currency_code = q."currencyCode", saleable = q.saleable,
         available = CASE WHEN f.stock_version = 0 THEN q.available ELSE f.available END,
         product_version = coalesce($3::bigint, f.product_version), updated_at = $4::timestamptz
     FROM jsonb_to_recordset($2::jsonb) AS q ("skuId" text, "productId" text, "merchantId" text, "priceMinor" bigint,
       "currencyCode" text, saleable boolean, available integer, "seenVersion" bigint)
     WHERE f.business_id = $1 AND f.sku_id = q."skuId"
       AND CASE WHEN $3::bigint IS NULL THEN f.product_version = q."seenVersion" ELSE f.product_version < $3::bigint END
     RETURNING f.sku_id`,
    businessId,
    toJson(quotes),
    version === null ? null : version.toString(),
    now,
  )
  return rows.map(row => row.sku_id)
}

/** SKUs that the product subgraph no longer has cannot be sold. Answers the ids of the SKUs written. */
export async function closeFacts(
  tx: Tx,
  businessId: string,
  skuIds: readonly string[],
  version: bigint,
  now: Date,
): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ sku_id: string }[]>(
    `UPDATE sales_attribute.sku_fact SET saleable = false, product_version = $3::bigint, updated_at = $4::timestamptz
     WHERE business_id = $1 AND sku_id = ANY($2::text[]) AND product_version < $3::bigint RETURNING sku_id`,
    businessId,
    skuIds,
    version.toString(),
    now,
  )
  return rows.map(row => row.sku_id)
}

/** Takes a stock level unless a newer one is known. Answers whether it was taken. */
export async function takeStock(
  tx: Tx,
  businessId: string,
  stock: { skuId: string; available: number; version: bigint },
  now: Date,
): Promise<boolean> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE sales_attribute.sku_fact SET available = $3, stock_version = $4::bigint, updated_at = $5::timestamptz
     WHERE business_id = $1 AND sku_id = $2 AND stock_version < $4::bigint`,
    businessId,
    stock.skuId,
    Math.max(0, stock.available),
    stock.version.toString(),
    now,
  )
  return count === 1
}

/** Those of these stock levels that are newer than what is known of their SKUs. */
export async function newerStock<T extends { businessId: string; skuId: string; version: number | string }>(
  { pool }: Pick<Platform, 'pool'>,
  stocks: readonly T[],
): Promise<T[]> {
  const { rows } = await pool.query<{ position: string }>(
    `SELECT s.position FROM unnest($1::text[], $2::text[], $3::bigint[]) WITH ORDINALITY AS s (business_id, sku_id, version, position)
     JOIN sales_attribute.sku_fact f ON f.business_id = s.business_id AND f.sku_id = s.sku_id
     WHERE f.stock_version < s.version`,
    [stocks.map(stock => stock.businessId), stocks.map(stock => stock.skuId), stocks.map(stock => stock.version)],
  )
  return rows.map(({ position }) => stocks[Number(position) - 1]!)
}

function toJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner))
}
