import type { Tx } from '#shared/db.ts'

/** Listings whose attributes changed. */
export interface DerivedChange {
  listingId: string
  contentId: string
}

const COLUMNS = `business_id, content_id, sku_id, price_minor, list_price_minor, currency_code, available_quantity,
  saleable, promotion_text, commission_plan_id, plan_version, product_version, stock_version`

/** What makes a new version when it differs. */
const VISIBLE = [
  'price_minor',
  'list_price_minor',
  'currency_code',
  'available_quantity',
  'saleable',
  'promotion_text',
  'commission_plan_id',
  'plan_version',
]

const row = (alias: string) => `(${VISIBLE.map(column => `${alias}.${column}`).join(', ')})`

/**
 * The rule of the table, in one statement: a listing's own price wins over the SKU's, in the same currency only (another
 * one makes it unsaleable until it is listed again); the SKU's price is the list price when it is higher.
 */
const DERIVE = `
  WITH source AS (
    SELECT l.id AS listing_id, l.business_id, l.content_id, l.sku_id,
      CASE WHEN l.currency_code = f.currency_code THEN l.price_minor ELSE f.price_minor END AS price_minor,
      CASE WHEN l.currency_code = f.currency_code AND f.price_minor > l.price_minor THEN f.price_minor END AS list_price_minor,
      f.currency_code, f.available AS available_quantity,
      l.state = 'ACTIVE' AND f.saleable AND f.available > 0 AND coalesce(l.currency_code = f.currency_code, true) AS saleable,
      l.promotion_text, l.commission_plan_id, l.plan_version, f.product_version, f.stock_version
    FROM sales_attribute.listing l
    JOIN sales_attribute.sku_fact f ON f.business_id = l.business_id AND f.sku_id = l.sku_id
    WHERE l.business_id = $1 AND ((l.sku_id = ANY($2::text[]) AND l.state = 'ACTIVE') OR l.id = ANY($3::text[]))),
  written AS (
    INSERT INTO sales_attribute.sales_attribute AS a (listing_id, version, ${COLUMNS}, updated_at)
    SELECT listing_id, 1, ${COLUMNS}, $4::timestamptz FROM source ORDER BY listing_id
    ON CONFLICT (listing_id) DO UPDATE SET version = a.version + 1,
      (${VISIBLE.join(', ')}) = ${row('excluded')},
      product_version = excluded.product_version, stock_version = excluded.stock_version, updated_at = excluded.updated_at
    WHERE ${row('a')} IS DISTINCT FROM ${row('excluded')}
      AND a.product_version <= excluded.product_version AND a.stock_version <= excluded.stock_version
    RETURNING a.*),
  history AS (
    INSERT INTO sales_attribute.attribute_history (listing_id, version, ${COLUMNS}, at)
    SELECT listing_id, version, ${COLUMNS}, updated_at FROM written)
  SELECT listing_id AS "listingId", content_id AS "contentId" FROM written`

/**
 * Derives the attribute rows of all active listings of the SKUs and of the listings named, and appends each new version
 * to the history. The facts of their SKUs must be locked. Rows that would not change stay as they are.
 */
export async function deriveAttributes(
  tx: Tx,
  businessId: string,
  of: { skuIds?: readonly string[]; listingIds?: readonly string[] },
  now: Date,
): Promise<DerivedChange[]> {
  return tx.$queryRawUnsafe<DerivedChange[]>(DERIVE, businessId, of.skuIds ?? [], of.listingIds ?? [], now)
}
