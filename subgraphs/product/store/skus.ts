import type { RawTx } from '#shared/db.ts'
import type { BatchScope } from './imports.ts'

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
