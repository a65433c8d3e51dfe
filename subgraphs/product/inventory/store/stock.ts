import { list, prepare, type RawTx, type Tx } from '#shared/db.ts'
import { newId } from '#shared/ids.ts'
import type { StockRecord } from '../../domain/product.ts'
import { skuByKey } from '../../store/sku-by-key.ts'
import type { MovementKind } from '../domain/records.ts'
import type { Level } from '../domain/stock.ts'
import { stockJson } from './stock-json.ts'

/**
 * The SQL of stock. Locks are always taken in this order, each kind by its id: the SKUs' `stock_item`, then buckets of
 * quotas, then reservations, then levels. No two transactions wait for each other in a circle, and what is read under
 * the locks stays true. Only orders of one line in a quota go without the first (quota-hold.ts, quota-settle.ts).
 */
export interface LockedSku {
  skuId: string
  merchantId: string | null
  saleable: boolean
}

const LOCK_SKUS = prepare(`SELECT i.sku_id AS "skuId", k.merchant_id AS "merchantId", k.saleable
     FROM (SELECT DISTINCT id FROM unnest(${list('$1', 'text')}) AS u (id)) AS g
     CROSS JOIN ${skuByKey('g.id', 'p.merchant_id')} AS k
     JOIN product.stock_item i ON i.sku_id = g.id
     WHERE k.business_id = $2
     ORDER BY i.sku_id FOR UPDATE OF i`)

/** Locks SKUs of a business; unknown and foreign ones are missing from the answer. */
export async function lockSkus(tx: RawTx, businessId: string, skuIds: readonly string[]): Promise<LockedSku[]> {
  return tx.$queryRawUnsafe<LockedSku[]>(LOCK_SKUS, [...skuIds], businessId)
}

/** The levels of locked SKUs, in the order in which stock is drawn from them. */
export async function lockLevels(tx: RawTx, skuIds: readonly string[]): Promise<Level[]> {
  return tx.$queryRawUnsafe<Level[]>(
    `SELECT l.sku_id AS "skuId", l.location_id AS "locationId", 0 AS "bucketId", l.on_hand AS "onHand", l.reserved, l.committed, l.safety
     FROM product.stock_level l JOIN product.stock_location o ON o.id = l.location_id
     WHERE l.sku_id = ANY($1)
     ORDER BY l.sku_id, o.priority, o.code FOR UPDATE OF l`,
    [...skuIds],
  )
}

export interface Movement {
  skuId: string
  locationId: string
  /** The level that is open to every order when left out. */
  bucketId?: number
  kind: MovementKind
  onHand?: number
  reserved?: number
  committed?: number
  orderLineId?: string
  reason?: string
}

/** Logs movements; the database applies them to the levels and buckets. The caller holds the locks. */
export async function applyMovements(
  tx: RawTx,
  movements: readonly Movement[],
  actor: string,
  at: Date,
): Promise<void> {
  await tx.$executeRawUnsafe(
    `INSERT INTO product.stock_movement (sku_id, location_id, bucket_id, kind, on_hand_delta, reserved_delta,
                                         committed_delta, order_line_id, reason, actor, at)
     SELECT "skuId", "locationId", coalesce("bucketId", 0), kind, coalesce("onHand", 0), coalesce(reserved, 0),
            coalesce(committed, 0), "orderLineId", reason, $2, $3
     FROM jsonb_to_recordset($1::jsonb) AS x("skuId" text, "locationId" text, "bucketId" int, kind text, "onHand" int,
                                             reserved int, committed int, "orderLineId" text, reason text)`,
    JSON.stringify(movements),
    actor,
    at,
  )
}

/** A level that has just become low. */
export interface LowLevel {
  skuId: string
  locationId: string
  locationCode: string
  available: number
  threshold: number
}

const BUMP = prepare(`WITH bumped AS (
       UPDATE product.stock_item SET version = version + 1 WHERE sku_id = ANY(${list('$1', 'text')}) RETURNING sku_id, version),
     judged AS (
       SELECT l.sku_id, l.location_id, o.code, x.available, l.low_threshold, coalesce(x.available <= l.low_threshold, false) AS low
       FROM product.stock_level l JOIN product.stock_location o ON o.id = l.location_id,
            LATERAL (SELECT greatest(0, l.on_hand::bigint - l.reserved - l.committed - l.safety) AS available) x
       WHERE l.sku_id = ANY(${list('$1', 'text')})),
     flagged AS (
       UPDATE product.stock_level l SET low_since = CASE WHEN j.low THEN $2::timestamptz END
       FROM judged j
       WHERE l.sku_id = j.sku_id AND l.location_id = j.location_id AND j.low <> (l.low_since IS NOT NULL)
       RETURNING l.sku_id, j.low, json_build_object('skuId', l.sku_id, 'locationId', l.location_id, 'locationCode', j.code,
                                                    'available', j.available, 'threshold', j.low_threshold) AS level)
     SELECT ${stockJson('bumped')} AS stock,
            (SELECT coalesce(json_agg(f.level), '[]') FROM flagged f WHERE f.sku_id = bumped.sku_id AND f.low) AS low
     FROM bumped ORDER BY bumped.sku_id`)

/**
 * Gives each SKU's stock its next version and answers the stock as it will be committed, with the levels that became low
 * by it. A level that stays low is not answered again; one that recovers is low anew the next time.
 */
export async function bumpStock(
  tx: RawTx,
  skuIds: readonly string[],
  at: Date,
): Promise<{ stocks: StockRecord[]; low: LowLevel[] }> {
  const rows = await tx.$queryRawUnsafe<{ stock: StockRecord; low: LowLevel[] }[]>(BUMP, [...skuIds], at)
  return { stocks: rows.map(row => row.stock), low: rows.flatMap(row => row.low) }
}

const TAKE_TOUCHED = prepare(`WITH taken AS (
       DELETE FROM product.stock_touch WHERE id IN (
         SELECT id FROM product.stock_touch ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)
       RETURNING sku_id)
     SELECT DISTINCT s.business_id AS "businessId", s.id AS "skuId" FROM taken t JOIN product.sku s ON s.id = t.sku_id
     ORDER BY 1, 2`)

/** Takes notes of SKUs that orders changed off the list, in order. Two processes take different notes. */
export function takeTouched(tx: RawTx, limit: number): Promise<{ skuId: string; businessId: string }[]> {
  return tx.$queryRawUnsafe(TAKE_TOUCHED, limit)
}

/** The ids of a business's locations by their codes; codes that it does not have are missing. */
export async function findLocations(
  tx: Tx,
  businessId: string,
  codes: readonly string[],
): Promise<Map<string, string>> {
  const rows = await tx.stockLocation.findMany({ where: { businessId, code: { in: [...new Set(codes)] } } })
  const found = new Map(rows.map(row => [row.code, row.id]))
  if (codes.includes('default') && !found.has('default')) found.set('default', await defaultLocation(tx, businessId))
  return found
}

/** The location that everything lies in until a business says otherwise; made when it is first needed. */
export async function defaultLocation(tx: RawTx, businessId: string): Promise<string> {
  // Found first: the INSERT locks the row, and two imports of a business would wait for each other's transactions.
  const [known] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT id FROM product.stock_location WHERE business_id = $1 AND code = 'default'`,
    businessId,
  )
  if (known) return known.id
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
    `INSERT INTO product.stock_level (sku_id, location_id) SELECT unnest($1::text[]), $2 ON CONFLICT DO NOTHING`,
    [...skuIds],
    locationId,
  )
}
