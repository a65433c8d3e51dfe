import type { RawTx, Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { StockRecord } from '../domain/product.ts'
import type { Level } from '../domain/stock.ts'

/**
 * The SQL of stock. Every transaction that touches stock first locks the `stock_item` of each SKU, in the order of the
 * ids, then the levels: no two wait for each other in a circle, and what is read under the locks stays true.
 */
export interface LockedSku {
  skuId: string
  merchantId: string | null
  saleable: boolean
}

/** Locks SKUs of a business; unknown and foreign ones are missing from the answer. */
export async function lockSkus(tx: Tx, businessId: string, skuIds: readonly string[]): Promise<LockedSku[]> {
  return tx.$queryRawUnsafe<LockedSku[]>(
    `SELECT i.sku_id AS "skuId", p.merchant_id AS "merchantId", (s.active AND p.status = 'ACTIVE') AS saleable
     FROM product.stock_item i JOIN product.sku s ON s.id = i.sku_id JOIN product.product p ON p.id = s.product_id
     WHERE i.sku_id = ANY($1) AND p.business_id = $2
     ORDER BY i.sku_id FOR UPDATE OF i`,
    [...skuIds],
    businessId,
  )
}

/** The levels of locked SKUs, in the order in which stock is drawn from them. */
export async function lockLevels(tx: Tx, skuIds: readonly string[]): Promise<Level[]> {
  return tx.$queryRawUnsafe<Level[]>(
    `SELECT l.sku_id AS "skuId", l.location_id AS "locationId", l.on_hand AS "onHand", l.reserved, l.committed, l.safety
     FROM product.stock_level l JOIN product.stock_location o ON o.id = l.location_id
     WHERE l.sku_id = ANY($1)
     ORDER BY l.sku_id, o.priority, o.code FOR UPDATE OF l`,
    [...skuIds],
  )
}

export interface Movement {
  skuId: string
  locationId: string
  kind: 'INITIAL' | 'ADJUST' | 'RESERVE' | 'CLAIM' | 'RELEASE' | 'EXPIRE'
  onHand?: number
  reserved?: number
  committed?: number
  orderLineId?: string
  reason?: string
}

/** Logs movements and applies them to the levels, in one statement. The caller holds the locks. */
export async function applyMovements(tx: Tx, movements: readonly Movement[], actor: string, at: Date): Promise<void> {
  const count = await tx.$executeRawUnsafe(
    `WITH given AS (
       SELECT x."skuId", x."locationId", x.kind, coalesce(x."onHand", 0) AS on_hand, coalesce(x.reserved, 0) AS reserved,
              coalesce(x.committed, 0) AS committed, x."orderLineId", x.reason
       FROM jsonb_to_recordset($1::jsonb) AS x("skuId" text, "locationId" text, kind text, "onHand" int, reserved int,
                                               committed int, "orderLineId" text, reason text)),
     logged AS (
       INSERT INTO product.stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta,
                                           order_line_id, reason, actor, at)
       SELECT "skuId", "locationId", kind, on_hand, reserved, committed, "orderLineId", reason, $2, $3 FROM given)
     UPDATE product.stock_level l
     SET on_hand = l.on_hand + d.on_hand, reserved = l.reserved + d.reserved, committed = l.committed + d.committed
     FROM (SELECT "skuId", "locationId", sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved,
                  sum(committed)::int AS committed FROM given GROUP BY 1, 2) d
     WHERE l.sku_id = d."skuId" AND l.location_id = d."locationId"`,
    JSON.stringify(movements),
    actor,
    at,
  )
  const places = new Set(movements.map(({ skuId, locationId }) => `${skuId} ${locationId}`)).size
  if (count !== places) throw new Error(`expected to move ${places} stock levels, moved ${count}`)
}

/** Gives each SKU's stock its next version and answers the stock as it will be committed. */
export async function bumpStock(tx: Tx, skuIds: readonly string[]): Promise<StockRecord[]> {
  const rows = await tx.$queryRawUnsafe<{ stock: StockRecord }[]>(
    `WITH bumped AS (
       UPDATE product.stock_item SET version = version + 1 WHERE sku_id = ANY($1) RETURNING sku_id, version)
     SELECT json_build_object('skuId', b.sku_id, 'version', b.version::text, 'onHand', coalesce(sum(l.on_hand), 0),
              'reserved', coalesce(sum(l.reserved), 0), 'committed', coalesce(sum(l.committed), 0),
              'available', coalesce(sum(greatest(0, l.on_hand::bigint - l.reserved - l.committed - l.safety)), 0)) AS stock
     FROM bumped b LEFT JOIN product.stock_level l ON l.sku_id = b.sku_id
     GROUP BY b.sku_id, b.version ORDER BY b.sku_id`,
    [...skuIds],
  )
  return rows.map(row => row.stock)
}

/** The id of a business's location, or null. */
export async function findLocation(tx: Tx, businessId: string, code: string): Promise<string | null> {
  const location = await tx.stockLocation.findUnique({ where: { businessId_code: { businessId, code } } })
  return location?.id ?? null
}

/** The location that everything lies in until a business says otherwise; made when it is first needed. */
export async function defaultLocation(tx: RawTx, businessId: string): Promise<string> {
  const [row] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `INSERT INTO product.stock_location (id, business_id, code, name) VALUES ($1, $2, 'default', 'Default')
     ON CONFLICT (business_id, code) DO UPDATE SET code = excluded.code RETURNING id`,
    // A fresh id: two that are made at the same time must meet in one constraint only, the one that decides.
    newId('loc'),
    businessId,
  )
  if (!row) throw new Error('the default location was not made')
  return row.id
}

/** Makes empty levels where there are none. The caller holds the SKUs' locks, or has just inserted them. */
export async function ensureLevels(tx: Tx, skuIds: readonly string[], locationId: string): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO product.stock_level (sku_id, location_id, on_hand) SELECT unnest($1::text[]), $2, 0 ON CONFLICT DO NOTHING`,
    [...skuIds],
    locationId,
  )
}
