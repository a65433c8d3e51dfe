import type { Tx } from '#shared/db.ts'

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

export interface WrittenProduct {
  id: string
  externalId: string
  version: number
  created: boolean
}

export interface BatchScope {
  businessId: string
  channelId: string
  merchantId: string | null
  status: 'ACTIVE' | 'DRAFT'
  at: Date
}

/**
 * Inserts new products and updates those whose content differs; unchanged ones are not in the answer. The status of a
 * product that is there stays: what operations took off sale does not come back with the next feed.
 */
export function writeProducts(tx: Tx, scope: BatchScope, rows: readonly ProductRowInput[]): Promise<WrittenProduct[]> {
  return tx.$queryRawUnsafe<WrittenProduct[]>(
    `INSERT INTO product.product AS p (id, business_id, merchant_id, channel_id, external_id, title, description, brand, category,
                                       language, status, content_hash, created_at, updated_at)
     SELECT x.id, $2, $3, $4, x."externalId", x.title, x.description, x.brand, x.category, x.language, $5, x."contentHash", $6, $6
     FROM jsonb_to_recordset($1::jsonb) AS x(id text, "externalId" text, title text, description text, brand text,
                                             category text, language text, "contentHash" text)
     ORDER BY x."externalId"
     ON CONFLICT (channel_id, external_id) DO UPDATE
       SET title = excluded.title, description = excluded.description, brand = excluded.brand, category = excluded.category,
           language = excluded.language, merchant_id = excluded.merchant_id, content_hash = excluded.content_hash,
           version = p.version + 1, updated_at = excluded.updated_at
       WHERE p.content_hash IS DISTINCT FROM excluded.content_hash AND p.business_id = excluded.business_id
     RETURNING p.id, p.external_id AS "externalId", p.version, (p.xmax = 0) AS created`,
    JSON.stringify(rows),
    scope.businessId,
    scope.merchantId,
    scope.channelId,
    scope.status,
    scope.at,
  )
}

/** The ids of products by their external ids: for those that `writeProducts` left alone. */
export async function findProducts(
  tx: Tx,
  scope: BatchScope,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.product.findMany({
    where: { channelId: scope.channelId, businessId: scope.businessId, externalId: { in: [...externalIds] } },
    select: { id: true, externalId: true },
  })
  return new Map(rows.map(row => [row.externalId ?? '', row.id]))
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
}

export interface WrittenSku {
  id: string
  productId: string
  externalId: string
  created: boolean
}

/** Inserts and updates variants. Those of the same products that are not given are taken off sale. */
export async function writeSkus(tx: Tx, scope: BatchScope, rows: readonly SkuRowInput[]): Promise<WrittenSku[]> {
  const written = await tx.$queryRawUnsafe<WrittenSku[]>(
    `INSERT INTO product.sku AS s (id, product_id, business_id, external_id, code, title, options, position, price_minor,
                                   compare_at_minor, currency_code, created_at, updated_at)
     SELECT x.id, x."productId", $2, x."externalId", x.code, x.title, x.options, x.position, x."priceMinor",
            x."compareAtMinor", x."currencyCode", $3, $3
     FROM jsonb_to_recordset($1::jsonb) AS x(id text, "productId" text, "externalId" text, code text, title text, options jsonb,
                                             position int, "priceMinor" bigint, "compareAtMinor" bigint, "currencyCode" text)
     ON CONFLICT (product_id, external_id) DO UPDATE
       SET code = excluded.code, title = excluded.title, options = excluded.options, position = excluded.position,
           price_minor = excluded.price_minor, compare_at_minor = excluded.compare_at_minor,
           currency_code = excluded.currency_code, active = true, updated_at = excluded.updated_at
     RETURNING s.id, s.product_id AS "productId", s.external_id AS "externalId", (s.xmax = 0) AS created`,
    JSON.stringify(rows),
    scope.businessId,
    scope.at,
  )
  await tx.sku.updateMany({
    where: {
      productId: { in: [...new Set(rows.map(row => row.productId))] },
      id: { notIn: written.map(row => row.id) },
      active: true,
    },
    data: { active: false, updatedAt: scope.at },
  })
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

/** Replaces the pictures of the products. */
export async function writeMedia(tx: Tx, productIds: readonly string[], rows: MediaRowInput[]): Promise<void> {
  await tx.productMedia.deleteMany({ where: { productId: { in: [...productIds] } } })
  if (rows.length > 0) await tx.productMedia.createMany({ data: rows })
}
