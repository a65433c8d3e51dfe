import type { Tx } from '#shared/db.ts'
import type { ApplicationRecord, ProductUse } from '../domain/records.ts'

export interface ApplicationKey {
  productId: string
  use: ProductUse
}

export const keyOf = ({ productId, use }: ApplicationKey) => `${use} ${productId}`

/** Locks the applications of products and answers their versions, by `keyOf`. The caller holds the products' locks. */
export async function lockApplications(tx: Tx, productIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.$queryRawUnsafe<(ApplicationKey & { version: number })[]>(
    `SELECT product_id AS "productId", use, version FROM product.product_application
     WHERE product_id = ANY($1) ORDER BY product_id, use FOR UPDATE`,
    [...productIds],
  )
  return new Map(rows.map(row => [keyOf(row), row.version]))
}

export interface SkuCurrency {
  id: string
  productId: string
  currencyCode: string
}

export async function skusOfProducts(tx: Tx, productIds: readonly string[]): Promise<Map<string, SkuCurrency>> {
  const rows = await tx.sku.findMany({
    where: { productId: { in: [...productIds] } },
    select: { id: true, productId: true, currencyCode: true },
  })
  return new Map(rows.map(row => [row.id, row]))
}

export type ApplicationState = Omit<ApplicationRecord, 'version'>

/** Makes applications, or gives them their next states as new versions. */
export async function writeApplications(
  tx: Tx,
  businessId: string,
  states: readonly ApplicationState[],
  at: Date,
): Promise<void> {
  if (states.length === 0) return
  await tx.$executeRawUnsafe(
    `INSERT INTO product.product_application AS a
       (product_id, use, business_id, title, copy, labels, commission_plan_id, visible, created_at, updated_at)
     SELECT x."productId", x.use, $2, x.title, x.copy, x.labels, x."commissionPlanId", x.visible, $3, $3
     FROM jsonb_to_recordset($1::jsonb) AS x("productId" text, use text, title text, copy text, labels text[],
                                             "commissionPlanId" text, visible boolean)
     ON CONFLICT (product_id, use) DO UPDATE
       SET title = excluded.title, copy = excluded.copy, labels = excluded.labels, visible = excluded.visible,
           commission_plan_id = excluded.commission_plan_id, version = a.version + 1, updated_at = excluded.updated_at`,
    JSON.stringify(states),
    businessId,
    at,
  )
  await tx.$executeRawUnsafe(
    `DELETE FROM product.product_application_price p
     USING jsonb_to_recordset($1::jsonb) AS x("productId" text, use text) WHERE p.product_id = x."productId" AND p.use = x.use`,
    JSON.stringify(states.map(({ productId, use }) => ({ productId, use }))),
  )
  const prices = states.flatMap(({ productId, use, prices }) => prices.map(price => ({ productId, use, ...price })))
  await tx.$executeRawUnsafe(
    `INSERT INTO product.product_application_price (product_id, use, sku_id, price_minor, currency_code)
     SELECT x."productId", x.use, x."skuId", x."priceMinor", x."currencyCode"
     FROM jsonb_to_recordset($1::jsonb) AS x("productId" text, use text, "skuId" text, "priceMinor" bigint, "currencyCode" text)`,
    JSON.stringify(prices),
  )
}
