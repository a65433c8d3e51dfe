import type { Platform } from '#shared/platform.ts'
import type { SearchDocument } from '../index-port.ts'

/** A product as it is in the database now: its document and what the change pipeline knows of it. */
export interface CurrentProduct {
  id: string
  /** The version of its last change; nought when its change was never noted. */
  version: number
  /** Whether a change waits to be indexed, or was laid aside. */
  state: 'INDEXED' | 'PENDING' | 'DEAD'
  document: SearchDocument
}

/** Part of the hash: raised when documents get other fields, so that a reconciliation brings all of them up to date. */
const FORM = 2

/**
 * One product per row, in one snapshot with the version of its last change. The hash is made from the document itself,
 * here and nowhere else: the same product has the same hash whoever reads it.
 */
export const DOCUMENTS = `
  SELECT d.id, coalesce(c.version, 0)::float8 AS version,
    CASE WHEN EXISTS (SELECT 1 FROM product.search_dead x WHERE x.product_id = d.id) THEN 'DEAD'
         WHEN c.version > c.indexed_version THEN 'PENDING' ELSE 'INDEXED' END AS state,
    to_jsonb(d) || jsonb_build_object('hash', md5('${FORM}' || to_jsonb(d)::text)) AS document
  FROM (
    SELECT p.id, p.business_id AS "businessId", p.status, p.title, p.description, p.brand, p.category,
      p.merchant_id AS "merchantId", p.channel_id AS "channelId", p.external_id AS "externalId",
      floor(extract(epoch FROM p.created_at) * 1000)::bigint AS "createdAt",
      p.status = 'ACTIVE' AND s.prices IS NOT NULL AS saleable,
      coalesce(s.prices, '[]') AS prices, s.margin AS "marginBasisPoints",
      (SELECT coalesce(jsonb_agg(DISTINCT code), '[]') FROM (
         SELECT k.code FROM product.sku k WHERE k.product_id = p.id AND k.code IS NOT NULL UNION SELECT p.external_id) x
       WHERE code IS NOT NULL) AS codes,
      (SELECT coalesce(jsonb_agg(DISTINCT jsonb_build_object('name', a.name, 'value', a.value)), '[]') FROM (
         SELECT o->>'name' AS name, o->>'value' AS value
         FROM product.sku k, jsonb_array_elements(CASE jsonb_typeof(k.options) WHEN 'array' THEN k.options ELSE '[]' END) o
         WHERE k.product_id = p.id AND k.active
         UNION ALL SELECT f.code, v.value FROM product.product_attribute v JOIN product.attribute_definition f ON f.id = v.definition_id
         WHERE v.product_id = p.id AND f.category = p.category AND f.facetable AND f.retired_at IS NULL) a
       WHERE a.name <> '' AND a.value <> '') AS attributes,
      (SELECT coalesce(jsonb_agg(l.shelf_id ORDER BY l.shelf_id), '[]') FROM product.shelf_listing l
       LEFT JOIN product.shelf h ON h.business_id = l.business_id AND h.id = l.shelf_id
       WHERE l.product_id = p.id AND l.business_id = p.business_id AND coalesce(l.starts_at <= $2, true)
         AND coalesce(l.ends_at > $2, true) AND (h.id IS NULL OR EXISTS (
           SELECT FROM product.product_application n WHERE n.product_id = p.id AND n.use = h.use AND n.visible))) AS shelves,
      (SELECT m.url FROM product.media m WHERE m.product_id = p.id ORDER BY m.position LIMIT 1) AS "imageUrl",
      EXISTS (SELECT 1 FROM product.sku k JOIN product.stock_level l ON l.sku_id = k.id
              WHERE k.product_id = p.id AND k.active AND l.on_hand::bigint - l.reserved - l.committed - l.safety > 0) AS "inStock",
      coalesce(t.units_7_days, 0) AS "unitsSold7Days", coalesce(t.units_30_days, 0) AS "unitsSold30Days"
    FROM product.product p
    LEFT JOIN product.product_sales t ON t.product_id = p.id
    LEFT JOIN LATERAL (
      SELECT jsonb_agg(jsonb_build_object('amountMinor', k.price_minor::text, 'currencyCode', k.currency_code)
                       ORDER BY k.price_minor, k.id) AS prices,
             (array_agg(div((k.price_minor::numeric - k.cost_minor) * 10000, k.price_minor)::int
                        ORDER BY k.price_minor, k.id))[1] AS margin
      FROM product.sku k WHERE k.product_id = p.id AND k.active) s ON true
    WHERE p.id = ANY($1)) d
  LEFT JOIN product.search_change c ON c.product_id = d.id`

/** The products among these ids that exist. */
export async function readProducts(
  { pool, clock }: Pick<Platform, 'pool' | 'clock'>,
  ids: readonly string[],
): Promise<CurrentProduct[]> {
  const { rows } = await pool.query<CurrentProduct>({
    name: 'search-documents',
    text: DOCUMENTS,
    values: [ids, clock.now()],
  })
  return rows
}

const PRODUCT_PAGE = 'SELECT id FROM product.product WHERE id > $1 ORDER BY id LIMIT $2'

/** All products, page by page in the order of their ids. */
export async function* allProducts(
  platform: Pick<Platform, 'pool' | 'clock'>,
  limit: number,
): AsyncGenerator<CurrentProduct[]> {
  for (let behind = ''; ; ) {
    const { rows } = await platform.pool.query<{ id: string }>(PRODUCT_PAGE, [behind, limit])
    const last = rows.at(-1)?.id
    if (last === undefined) return
    yield await readProducts(
      platform,
      rows.map(({ id }) => id),
    )
    behind = last
  }
}
