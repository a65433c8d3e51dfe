import type { RawTx } from '#shared/db.ts'

/** Rows of one batch of products, as the import writes them. Each function is one statement, whatever the batch. */
export interface ProductRowInput {
  id: string
  externalId: string
  title: string
  description: string | null
  brand: string | null
  category: string | null
  language: string | null
  contentHash: string
}

export interface KnownProduct {
  id: string
  externalId: string
  contentHash: string | null
}

export interface WrittenProduct {
  id: string
  externalId: string
  version: number
  created: boolean
  /** What was edited by hand and stays so: fields of a channel's configuration. */
  edited: string[]
}

export interface BatchScope {
  businessId: string
  channelId: string
  merchantId: string | null
  status: 'ACTIVE' | 'DRAFT'
  /** The fields in which the feed replaces what was edited by hand. */
  feedWins: readonly string[]
  at: Date
}

/** The products that are there, by their external ids. Reads only: what is as it was must cost no write, not even a lock. */
export async function findProducts(
  tx: RawTx,
  { channelId, businessId }: BatchScope,
  externalIds: readonly string[],
): Promise<Map<string, KnownProduct>> {
  // One look-up by the unique index for each id, whatever the planner believes of a table that has just grown a thousandfold.
  const rows = await tx.$queryRawUnsafe<KnownProduct[]>(
    `SELECT p.id, p.external_id AS "externalId", p.content_hash AS "contentHash"
     FROM unnest($2::text[]) AS wanted(id) CROSS JOIN LATERAL (
       SELECT * FROM product.product WHERE channel_id = $1 AND external_id = wanted.id LIMIT 1) p
     WHERE p.business_id = $3`,
    channelId,
    [...externalIds],
    businessId,
  )
  return new Map(rows.map(row => [row.externalId, row]))
}

/** What a product has after a changed item: the feed's, unless somebody edited it and $7 does not let the feed win. */
const kept = (column: string) =>
  `${column} = CASE WHEN '${column}' = ANY(p.edited) AND '${column}' <> ALL($7::text[]) THEN p.${column} ELSE excluded.${column} END`

/**
 * Inserts new products and updates those whose content differs; unchanged ones are not in the answer. The status of a
 * product that is there stays: what operations took off sale does not come back with the next feed.
 */
export function writeProducts(
  tx: RawTx,
  scope: BatchScope,
  rows: readonly ProductRowInput[],
): Promise<WrittenProduct[]> {
  return tx.$queryRawUnsafe<WrittenProduct[]>(
    `INSERT INTO product.product AS p (id, business_id, merchant_id, channel_id, external_id, title, description, brand, category,
                                       language, status, content_hash, created_at, updated_at)
     SELECT x.id, $2, $3, $4, x."externalId", x.title, x.description, x.brand, x.category, x.language, $5, x."contentHash", $6, $6
     FROM jsonb_to_recordset($1::jsonb) AS x(id text, "externalId" text, title text, description text, brand text,
                                             category text, language text, "contentHash" text)
     ORDER BY x."externalId"
     ON CONFLICT (channel_id, external_id) DO UPDATE
       SET ${['title', 'description', 'brand', 'category', 'language'].map(kept).join(', ')},
           edited = CASE p.edited WHEN '{}' THEN p.edited ELSE ARRAY(SELECT unnest(p.edited) EXCEPT SELECT unnest($7::text[])) END,
           merchant_id = excluded.merchant_id, content_hash = excluded.content_hash,
           version = p.version + 1, updated_at = excluded.updated_at
       WHERE p.content_hash IS DISTINCT FROM excluded.content_hash AND p.business_id = excluded.business_id
     RETURNING p.id, p.external_id AS "externalId", p.version, p.edited, (p.xmax = 0) AS created`,
    JSON.stringify(rows),
    scope.businessId,
    scope.merchantId,
    scope.channelId,
    scope.status,
    scope.at,
    [...scope.feedWins],
  )
}

export interface SkuRowInput {
  id: string
  productId: string
  externalId: string
  code: string | null
  title: string
  options: { name: string; value: string }[]
  position: number
  priceMinor: string
  compareAtMinor: string | null
  currencyCode: string
  weightGrams: number | null
}

export interface WrittenSku {
  id: string
  productId: string
  externalId: string
  created: boolean
}

const SKUS = `INSERT INTO product.sku AS s (id, product_id, business_id, external_id, code, title, options, position, price_minor,
                                   compare_at_minor, currency_code, weight_grams, created_at, updated_at)
     SELECT x.id, x."productId", $2, x."externalId", x.code, x.title, x.options, x.position, x."priceMinor",
            x."compareAtMinor", x."currencyCode", x."weightGrams", $3, $3
     FROM jsonb_to_recordset($1::jsonb) AS x(id text, "productId" text, "externalId" text, code text, title text, options jsonb,
                                             position int, "priceMinor" bigint, "compareAtMinor" bigint, "currencyCode" text,
                                             "weightGrams" int)`

/** Inserts the variants of new products: nobody else can have any. */
export async function insertSkus(
  tx: RawTx,
  scope: Pick<BatchScope, 'businessId' | 'at'>,
  rows: readonly SkuRowInput[],
): Promise<void> {
  if (rows.length > 0) await tx.$executeRawUnsafe(SKUS, JSON.stringify(rows), scope.businessId, scope.at)
}

/**
 * Inserts and updates variants. Those of the same products that are not given are taken off sale. A price that was
 * changed by hand stays, with its currency.
 */
export async function updateSkus(tx: RawTx, scope: BatchScope, rows: readonly SkuRowInput[]): Promise<WrittenSku[]> {
  if (rows.length === 0) return []
  const written = await tx.$queryRawUnsafe<WrittenSku[]>(
    `${SKUS}
     ON CONFLICT (product_id, external_id) DO UPDATE
       SET code = excluded.code, title = excluded.title, options = excluded.options, position = excluded.position,
           price_minor = CASE WHEN s.price_edited AND NOT $4 THEN s.price_minor ELSE excluded.price_minor END,
           currency_code = CASE WHEN s.price_edited AND NOT $4 THEN s.currency_code ELSE excluded.currency_code END,
           compare_at_minor = CASE WHEN s.price_edited AND NOT $4 AND s.currency_code <> excluded.currency_code
                                   THEN s.compare_at_minor ELSE excluded.compare_at_minor END,
           price_edited = s.price_edited AND NOT $4, weight_grams = excluded.weight_grams, active = true,
           updated_at = excluded.updated_at
     RETURNING s.id, s.product_id AS "productId", s.external_id AS "externalId", (s.xmax = 0) AS created`,
    JSON.stringify(rows),
    scope.businessId,
    scope.at,
    scope.feedWins.includes('price'),
  )
  await tx.$executeRawUnsafe(
    `UPDATE product.sku SET active = false, updated_at = $3 WHERE product_id = ANY($1) AND active AND NOT id = ANY($2)`,
    [...new Set(rows.map(row => row.productId))],
    written.map(row => row.id),
    scope.at,
  )
  return written
}

export interface MediaRowInput {
  productId: string
  position: number
  url: string
  altText: string | null
  width: number | null
  height: number | null
}

/** Writes the pictures of the products, in the place of those that `replaced` had. */
export async function writeMedia(
  tx: RawTx,
  replaced: readonly string[],
  rows: readonly MediaRowInput[],
): Promise<void> {
  if (replaced.length > 0)
    await tx.$executeRawUnsafe('DELETE FROM product.media WHERE product_id = ANY($1)', [...replaced])
  if (rows.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO product.media (product_id, position, url, alt_text, width, height)
     SELECT x."productId", x.position, x.url, x."altText", x.width, x.height
     FROM jsonb_to_recordset($1::jsonb) AS x("productId" text, position int, url text, "altText" text, width int, height int)`,
    JSON.stringify(rows),
  )
}

/** Gives variants that were just inserted their first stock: the database applies the movements, which makes the levels. */
export async function insertStock(
  tx: RawTx,
  stocked: readonly { skuId: string; units: number }[],
  locationId: string,
  actor: string,
  at: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO product.stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
     SELECT sku_id, $3, 'INITIAL', units, 0, 0, $4, $5 FROM unnest($1::text[], $2::int[]) AS given(sku_id, units)`,
    stocked.map(entry => entry.skuId),
    stocked.map(entry => entry.units),
    locationId,
    actor,
    at,
  )
}
