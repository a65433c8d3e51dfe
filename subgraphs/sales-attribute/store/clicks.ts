import type { Viewer } from '#shared/auth.ts'
import type { Platform } from '#shared/platform.ts'
import type { Attribution } from '../domain/token.ts'

interface Row extends Omit<Attribution, 'price' | 'businessId' | 'clickId' | 'expiresAt'> {
  priceMinor: string
  currencyCode: string
}

/**
 * Records a click on an active listing of the viewer's business and answers what was shown at that moment; null when
 * there is no such listing. One statement: what is recorded and what is answered cannot differ.
 */
export async function recordClick(
  { pool }: Pick<Platform, 'pool'>,
  viewer: Viewer,
  click: { id: string; listingId: string; at: Date },
): Promise<Omit<Attribution, 'expiresAt'> | null> {
  const { rows } = await pool.query<Row>(
    `WITH shown AS (
       SELECT l.id AS "listingId", l.sku_id AS "skuId", a.price_minor::text AS "priceMinor", a.currency_code AS "currencyCode",
         l.pid, c.creator_id AS "creatorId", c.id AS "contentId", c.kind AS "contentType",
         p.id AS "commissionPlanId", p.version AS "planVersion", p.creator_bps AS "creatorBps",
         p.platform_bps AS "platformBps", a.version AS "attributeVersion"
       FROM sales_attribute.listing l
       JOIN sales_attribute.content c ON c.id = l.content_id
       JOIN sales_attribute.sales_attribute a ON a.listing_id = l.id
       JOIN sales_attribute.commission_plan p ON p.id = a.commission_plan_id AND p.version = a.plan_version
       WHERE l.id = $1 AND l.business_id = $2 AND l.state = 'ACTIVE'),
     clicked AS (
       INSERT INTO sales_attribute.click
         (id, business_id, listing_id, content_id, creator_id, sku_id, pid, viewer_id, attribute_version, at)
       SELECT $3, $2, "listingId", "contentId", "creatorId", "skuId", pid, $4, "attributeVersion", $5 FROM shown)
     SELECT * FROM shown`,
    [click.listingId, viewer.businessId, click.id, viewer.id, click.at],
  )
  const [row] = rows
  if (!row) return null
  const { priceMinor, currencyCode, ...rest } = row
  return {
    ...rest,
    businessId: viewer.businessId,
    clickId: click.id,
    price: { amountMinor: BigInt(priceMinor), currencyCode },
  }
}
