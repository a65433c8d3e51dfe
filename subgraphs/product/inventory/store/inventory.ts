import type { Viewer } from '#shared/auth.ts'
import { createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import { managedBy } from '../../store/scope.ts'
import type { ActivityRecord, LevelRecord, LocationRecord, MovementRecord } from '../domain/records.ts'
import type { ShippingCandidate } from '../domain/shipping.ts'
import { readInvariants } from './invariants.ts'

export type InventoryStore = ReturnType<typeof inventoryStore>

/** The inventory as one viewer sees it, for one request: staff all of their business, merchants their own goods. */
export function inventoryStore(platform: Platform, viewer: Viewer) {
  const { pool } = platform
  const { businessId } = viewer
  const select = async <T>(text: string, ...values: unknown[]) => (await pool.query(text, values)).rows as T[]
  const levels = createLoader<string, LevelRecord[]>(async skuIds => {
    const rows = await select<LevelRecord>(`${LEVELS} WHERE l.sku_id = ANY($1) ORDER BY o.priority, o.code`, skuIds)
    return grouped(skuIds, rows)
  })
  const shipping = createLoader<string, ShippingCandidate[]>(async skuIds => {
    const rows = await select<ShippingCandidate & { skuId: string }>(SHIPPING, skuIds, businessId)
    return grouped(skuIds, rows)
  })
  const activities = createLoader<string, ActivityRecord>(async ids => {
    const rows = await select<ActivityRecord>(
      `${ACTIVITIES} WHERE a.business_id = $1 AND a.id = ANY($2)`,
      businessId,
      ids,
    )
    return ids.map(id => rows.find(row => row.id === id) ?? null)
  })

  async function listActivities(input: ConnectionInput): Promise<Connection<ActivityRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const rows = await select<ActivityRecord>(
      LIST_ACTIVITIES,
      businessId,
      ...(page.key ?? [null, null]),
      page.limit + 1,
    )
    return connection(rows, page, row => [row.startsAt.toISOString(), row.id])
  }

  /** Newest first. Of a SKU that the viewer does not manage there are none. */
  async function listMovements(skuId: string, input: ConnectionInput): Promise<Connection<MovementRecord>> {
    const page = connectionArgs(input, ['bigint'])
    const [before = null] = page.key ?? []
    const rows = await select<MovementRecord>(LIST_MOVEMENTS, ...managedBy(viewer), skuId, before, page.limit + 1)
    return connection(rows, page, row => [row.id])
  }

  /** What is low, the latest first. */
  async function listLow(input: ConnectionInput): Promise<Connection<LevelRecord>> {
    const page = connectionArgs(input, ['instant', 'text', 'text'])
    const [since = null, sku = null, location = null] = page.key ?? []
    const rows = await select<LevelRecord>(LIST_LOW, ...managedBy(viewer), since, sku, location, page.limit + 1)
    return connection(rows, page, row => [row.lowSince!.toISOString(), row.skuId, row.location.id])
  }

  return {
    levels: (skuId: string) => levels.load(skuId),
    shipping: (skuId: string) => shipping.load(skuId),
    activity: (id: string) => activities.load(id),
    forgetActivity: (id: string) => activities.clear(id),
    locations: () =>
      select<LocationRecord>(`${LOCATIONS} WHERE o.business_id = $1 ORDER BY o.priority, o.code`, businessId),
    invariants: () => readInvariants(platform, businessId),
    listActivities,
    listMovements,
    listLow,
  }
}

function grouped<T extends { skuId: string }>(skuIds: readonly string[], rows: readonly T[]): T[][] {
  const bySku = Map.groupBy(rows, row => row.skuId)
  return skuIds.map(skuId => bySku.get(skuId) ?? [])
}

const LOCATION = `'id', o.id, 'code', o.code, 'name', o.name, 'priority', o.priority, 'regions', o.regions,
  'handlingDays', o.handling_days`
const LOCATIONS = `
  SELECT o.id, o.code, o.name, o.priority, o.regions, o.handling_days AS "handlingDays" FROM product.stock_location o`

const LEVELS = `
  SELECT l.sku_id AS "skuId", json_build_object(${LOCATION}) AS location, l.on_hand AS "onHand", l.reserved, l.committed,
         l.safety, l.incoming, l.low_threshold AS "lowThreshold", l.low_since AS "lowSince"
  FROM product.stock_level l JOIN product.stock_location o ON o.id = l.location_id`

const SHIPPING = `
  SELECT l.sku_id AS "skuId", o.code, o.name, o.priority, o.regions, o.handling_days AS "handlingDays",
         greatest(0, l.on_hand::bigint - l.reserved - l.committed - l.safety)::int AS available
  FROM product.stock_level l JOIN product.stock_location o ON o.id = l.location_id
  WHERE l.sku_id = ANY($1) AND o.business_id = $2`

const ACTIVITIES = `
  SELECT a.id, a.kind, a.name, a.content_id AS "contentId", a.starts_at AS "startsAt", a.ends_at AS "endsAt",
         a.closed_at AS "closedAt",
         (SELECT coalesce(json_agg(json_build_object(
                   'skuId', q.sku_id, 'quantity', q.quantity, 'reserved', coalesce(b.reserved, 0),
                   'committed', coalesce(q.sold, b.committed, 0), 'available', coalesce(b.free, 0)) ORDER BY q.sku_id), '[]')
          FROM product.stock_quota q LEFT JOIN LATERAL (
            SELECT sum(x.reserved) AS reserved, sum(x.committed) AS committed,
                   sum(x.on_hand - x.reserved - x.committed) AS free
            FROM product.stock_bucket x WHERE x.activity_id = q.activity_id AND x.sku_id = q.sku_id) b ON true
          WHERE q.activity_id = a.id) AS quotas
  FROM product.stock_activity a`

export const LIST_ACTIVITIES = `${ACTIVITIES}
  WHERE a.business_id = $1 AND ($2::timestamptz IS NULL OR (a.starts_at, a.id) < ($2, $3))
  ORDER BY a.starts_at DESC, a.id DESC LIMIT $4`

export const LIST_MOVEMENTS = `
  SELECT m.id::text, o.code AS "locationCode", b.activity_id AS "activityId", m.kind, m.on_hand_delta AS "onHand",
         m.reserved_delta AS reserved, m.committed_delta AS committed, m.order_line_id AS "orderLineId", m.reason, m.actor, m.at
  FROM product.stock_movement m JOIN product.stock_location o ON o.id = m.location_id
  LEFT JOIN product.stock_bucket b ON b.id = m.bucket_id
  WHERE m.sku_id = $3 AND ($4::bigint IS NULL OR m.id < $4)
    AND EXISTS (SELECT FROM product.sku s JOIN product.product p ON p.id = s.product_id
                WHERE s.id = $3 AND p.business_id = $1 AND ($2::text IS NULL OR p.merchant_id = $2))
  ORDER BY m.id DESC LIMIT $5`

export const LIST_LOW = `${LEVELS} JOIN product.sku s ON s.id = l.sku_id JOIN product.product p ON p.id = s.product_id
  WHERE p.business_id = $1 AND ($2::text IS NULL OR p.merchant_id = $2) AND l.low_since IS NOT NULL
    AND ($3::timestamptz IS NULL OR (l.low_since, l.sku_id, l.location_id) < ($3, $4, $5))
  ORDER BY l.low_since DESC, l.sku_id DESC, l.location_id DESC LIMIT $6`
