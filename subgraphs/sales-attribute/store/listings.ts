import type { Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { Platform } from '#shared/platform.ts'
import { pidOf } from '../domain/room.ts'

/** The terms a SKU is listed on. */
export interface ListingTerms {
  skuId: string
  priceMinor: string | null
  currencyCode: string | null
  promotionText: string | null
  commissionPlanId: string
  planVersion: number
}

export interface PlacedSku {
  skuId: string
  state: 'ACTIVE' | 'REMOVED'
  position: number
}

/** The SKUs that locked content lists or listed. */
export async function placedSkus(tx: Tx, contentId: string): Promise<PlacedSku[]> {
  return tx.$queryRawUnsafe<PlacedSku[]>(
    'SELECT sku_id AS "skuId", state, position FROM sales_attribute.listing WHERE content_id = $1',
    contentId,
  )
}

/**
 * Lists SKUs in locked content. One that is there keeps its id, place and pid and gets the new terms; others go to the
 * end in the order given. Answers listing ids by SKU.
 */
export async function putListings(
  tx: Tx,
  content: { id: string; businessId: string; creatorId: string },
  placed: readonly PlacedSku[],
  terms: readonly ListingTerms[],
  now: Date,
): Promise<Map<string, string>> {
  const positions = new Map(
    placed.filter(({ state }) => state === 'ACTIVE').map(({ skuId, position }) => [skuId, position]),
  )
  let next = placed.reduce((highest, { position }) => Math.max(highest, position), -1) + 1
  const items = terms.map(item => {
    const position = positions.get(item.skuId) ?? next++
    return { ...item, id: newId('lst'), position, pid: pidOf(content.creatorId, content.id, position) }
  })
  const rows = await tx.$queryRawUnsafe<{ id: string; sku_id: string }[]>(
    `INSERT INTO sales_attribute.listing AS l (id, business_id, content_id, sku_id, position, pid, state, price_minor,
       currency_code, promotion_text, commission_plan_id, plan_version, created_at, updated_at)
     SELECT i.id, $1, $2, i."skuId", i.position, i.pid, 'ACTIVE', i."priceMinor", i."currencyCode", i."promotionText",
       i."commissionPlanId", i."planVersion", $4::timestamptz, $4::timestamptz
     FROM jsonb_to_recordset($3::jsonb) AS i (id text, "skuId" text, position integer, pid text, "priceMinor" bigint,
       "currencyCode" text, "promotionText" text, "commissionPlanId" text, "planVersion" integer)
     ON CONFLICT (content_id, sku_id) DO UPDATE SET state = 'ACTIVE', position = excluded.position, pid = excluded.pid,
       price_minor = excluded.price_minor, currency_code = excluded.currency_code, promotion_text = excluded.promotion_text,
       commission_plan_id = excluded.commission_plan_id, plan_version = excluded.plan_version, updated_at = excluded.updated_at
     RETURNING l.id, l.sku_id`,
    content.businessId,
    content.id,
    JSON.stringify(items),
    now,
  )
  return new Map(rows.map(row => [row.sku_id, row.id]))
}

/** What decides whether SKUs may be listed in a piece of content. */
export interface ListingGround {
  content: { id: string; creatorId: string; status: string | null } | null
  /** The newest version of each plan asked for, and of the standard plan. */
  plans: { id: string; version: number; isStandard: boolean }[]
}

/** One round trip. */
export async function listingGround(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  contentId: string,
  planIds: readonly string[],
): Promise<ListingGround> {
  const { rows } = await pool.query<ListingGround>(
    `SELECT
       (SELECT json_build_object('id', id, 'creatorId', creator_id, 'status', status)
        FROM sales_attribute.content WHERE id = $2 AND business_id = $1) AS content,
       (SELECT coalesce(json_agg(json_build_object('id', p.id, 'version', p.version, 'isStandard', p.is_standard) ORDER BY p.id), '[]')
        FROM (SELECT DISTINCT ON (id) * FROM sales_attribute.commission_plan
              WHERE business_id = $1 ORDER BY id, version DESC) p
        WHERE p.is_standard OR p.id = ANY($3)) AS plans`,
    [businessId, contentId, planIds],
  )
  return rows[0] ?? { content: null, plans: [] }
}
