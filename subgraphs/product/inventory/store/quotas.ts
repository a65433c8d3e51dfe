import type { RawTx, Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { Quota } from '../domain/quota.ts'
import type { Level } from '../domain/stock.ts'

/** The SQL of activities, their quotas and the buckets that a quota's units lie in. */

const OPEN_QUOTAS = `
  SELECT q.activity_id AS "activityId", q.sku_id AS "skuId", a.business_id AS "businessId", a.content_id AS "contentId",
         a.starts_at AS "startsAt", a.ends_at AS "endsAt"
  FROM product.stock_quota q JOIN product.stock_activity a ON a.id = q.activity_id
  WHERE q.sku_id = ANY($1) AND q.closed_at IS NULL`

/** The quotas of SKUs that are not closed, of whatever business and time. */
export async function readOpenQuotas({ pool }: Pick<Platform, 'pool'>, skuIds: readonly string[]): Promise<Quota[]> {
  return (await pool.query<Quota>({ name: 'stock-open-quotas', text: OPEN_QUOTAS, values: [skuIds] })).rows
}

/** The same inside a transaction. */
export function findOpenQuotas(tx: RawTx, skuIds: readonly string[]): Promise<Quota[]> {
  return tx.$queryRawUnsafe<Quota[]>(OPEN_QUOTAS, [...skuIds])
}

/** A level of a quota. */
export interface Bucket extends Level {
  activityId: string
}

/** The open buckets of quotas, locked. */
export function lockBuckets(tx: RawTx, quotas: readonly Pick<Quota, 'activityId' | 'skuId'>[]): Promise<Bucket[]> {
  if (quotas.length === 0) return Promise.resolve([])
  return tx.$queryRawUnsafe<Bucket[]>(
    `SELECT b.activity_id AS "activityId", b.sku_id AS "skuId", b.location_id AS "locationId", b.id AS "bucketId",
            b.on_hand AS "onHand", b.reserved, b.committed, 0 AS safety
     FROM product.stock_bucket b
     WHERE (b.activity_id, b.sku_id) IN (SELECT * FROM unnest($1::text[], $2::text[])) AND b.closed_at IS NULL
     ORDER BY b.id FOR UPDATE`,
    quotas.map(quota => quota.activityId),
    quotas.map(quota => quota.skuId),
  )
}

/** Locks the buckets that reservations hold units in: those of order lines, or of whole orders. */
export async function lockBucketsOf(
  tx: RawTx,
  column: 'order_line_id' | 'order_id',
  ids: readonly string[],
): Promise<void> {
  await tx.$queryRawUnsafe(
    `SELECT 1 FROM product.stock_bucket b WHERE b.id IN (
       SELECT x.bucket_id FROM product.stock_reservation r JOIN product.stock_reservation_part x USING (order_line_id)
       WHERE r.${column} = ANY($1) AND x.bucket_id <> 0)
     ORDER BY b.id FOR UPDATE`,
    [...ids],
  )
}

export interface NewActivity {
  id: string
  businessId: string
  kind: 'FLASH_SALE' | 'LIVE_ROOM'
  name: string
  contentId: string
  startsAt: Date
  endsAt: Date
  createdBy: string
  createdAt: Date
}

export async function insertActivity(
  tx: Tx,
  activity: NewActivity,
  quotas: readonly { skuId: string; quantity: number }[],
): Promise<void> {
  await tx.stockActivity.create({ data: activity })
  await tx.stockQuota.createMany({ data: quotas.map(quota => ({ ...quota, activityId: activity.id })) })
}

/** Makes empty buckets at these locations and answers their numbers, in order. */
export async function insertBuckets(
  tx: Tx,
  { activityId, skuId }: Pick<Quota, 'activityId' | 'skuId'>,
  locationIds: readonly string[],
): Promise<number[]> {
  const rows = await tx.$queryRawUnsafe<{ id: number }[]>(
    `INSERT INTO product.stock_bucket (activity_id, sku_id, location_id) SELECT $1, $2, unnest($3::text[]) RETURNING id`,
    activityId,
    skuId,
    [...locationIds],
  )
  return rows.map(row => row.id)
}

export interface LockedActivity {
  id: string
  startsAt: Date
  endsAt: Date
  closedAt: Date | null
  skuIds: string[]
}

/** An activity of a business, locked, with the SKUs whose quotas are open; or null. */
export async function lockActivity(tx: Tx, businessId: string, id: string): Promise<LockedActivity | null> {
  const [row] = await tx.$queryRawUnsafe<LockedActivity[]>(
    `SELECT a.id, a.starts_at AS "startsAt", a.ends_at AS "endsAt", a.closed_at AS "closedAt",
            ARRAY(SELECT q.sku_id FROM product.stock_quota q WHERE q.activity_id = a.id AND q.closed_at IS NULL
                  ORDER BY q.sku_id) AS "skuIds"
     FROM product.stock_activity a WHERE a.id = $1 AND a.business_id = $2 FOR UPDATE`,
    id,
    businessId,
  )
  return row ?? null
}

/** Activities that are over and hold stock, the longest over first. */
export async function findEnded({ pool }: Pick<Platform, 'pool'>, now: Date, limit: number) {
  const { rows } = await pool.query<{ id: string; businessId: string }>(
    `SELECT id, business_id AS "businessId" FROM product.stock_activity
     WHERE closed_at IS NULL AND ends_at <= $1 ORDER BY ends_at LIMIT $2`,
    [now, limit],
  )
  return rows
}

/** Moves what reservations hold in these buckets to the level of the same location. */
export async function moveParts(tx: Tx, bucketIds: readonly number[]): Promise<void> {
  await tx.$executeRawUnsafe(
    `WITH moved AS (
       DELETE FROM product.stock_reservation_part WHERE bucket_id = ANY($1) AND bucket_id <> 0
       RETURNING order_line_id, location_id, quantity)
     INSERT INTO product.stock_reservation_part AS x (order_line_id, location_id, bucket_id, quantity)
     SELECT order_line_id, location_id, 0, sum(quantity)::int FROM moved GROUP BY 1, 2
     ON CONFLICT (order_line_id, location_id, bucket_id) DO UPDATE SET quantity = x.quantity + excluded.quantity`,
    [...bucketIds],
  )
}

/** Closes an emptied quota; when it was the last, its activity too. Throws when it was closed already. */
export async function closeQuota(
  tx: Tx,
  { activityId, skuId }: Pick<Quota, 'activityId' | 'skuId'>,
  sold: number,
  closedAt: Date,
): Promise<void> {
  await tx.stockBucket.updateMany({ where: { activityId, skuId, closedAt: null }, data: { closedAt } })
  const { count } = await tx.stockQuota.updateMany({
    where: { activityId, skuId, closedAt: null },
    data: { sold, closedAt },
  })
  if (count !== 1) throw new Error(`expected the quota of ${skuId} in ${activityId} to be open under its lock`)
}
