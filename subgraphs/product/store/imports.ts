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
