import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import { type Connection, type ConnectionInput, connection, connectionArgs } from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import { isStaff } from '../../store/scope.ts'

export interface DigitalGoodRecord {
  skuId: string
  kind: 'CODE' | 'MEMBERSHIP'
  membershipDays: number | null
  availableCodes: number
}

export interface EntitlementRecord {
  id: string
  skuId: string
  orderLineId: string
  startsAt: Date
  endsAt: Date
  revokedAt: Date | null
}

const ENTITLEMENT = `e.id, e.sku_id AS "skuId", e.order_line_id AS "orderLineId", e.starts_at AS "startsAt", e.ends_at AS "endsAt",
  e.revoked_at AS "revokedAt"`
/** A pool is counted so far: whoever fills it need not know more. */
const COUNTED = 10_000

export type GoodsStore = ReturnType<typeof goodsStore>

/** Reads of virtual goods with the viewer baked in: a merchant's own SKUs, a shopper's own memberships. */
export function goodsStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const staff = isStaff(viewer)

  async function good(skuId: string): Promise<DigitalGoodRecord | null> {
    const { rows } = await pool.query<DigitalGoodRecord>(
      `SELECT g.sku_id AS "skuId", g.kind, g.membership_days AS "membershipDays",
         (SELECT count(*)::int FROM (SELECT 1 FROM orders.delivery_code c WHERE c.business_id = g.business_id
            AND c.sku_id = g.sku_id AND c.order_line_id IS NULL LIMIT ${COUNTED}) free) AS "availableCodes"
       FROM orders.digital_good g WHERE g.business_id = $1 AND g.sku_id = $2 AND ($3 OR g.merchant_id = $4)`,
      [viewer.businessId, skuId, hasRole(viewer, 'OPS'), viewer.merchantId],
    )
    return rows[0] ?? null
  }

  const entitlementById = createLoader<string, EntitlementRecord>(async ids => {
    const { rows } = await pool.query<EntitlementRecord>(
      `SELECT ${ENTITLEMENT} FROM orders.entitlement e
       WHERE e.id = ANY($1) AND e.business_id = $2 AND ($3 OR e.customer_id = $4)`,
      [ids, viewer.businessId, staff, viewer.id],
    )
    return byKey(ids, rows, row => row.id)
  })

  /** The viewer's own. */
  async function entitlements(input: ConnectionInput): Promise<Connection<EntitlementRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<EntitlementRecord>(
      `SELECT ${ENTITLEMENT} FROM orders.entitlement e
       WHERE e.business_id = $1 AND e.customer_id = $2 AND ($3::timestamptz IS NULL OR (e.ends_at, e.id) < ($3, $4))
       ORDER BY e.ends_at DESC, e.id DESC LIMIT $5`,
      [viewer.businessId, viewer.id, page.key?.[0] ?? null, page.key?.[1] ?? null, page.limit + 1],
    )
    return connection(rows, page, row => [row.endsAt.toISOString(), row.id])
  }

  return { good, entitlementById, entitlements }
}
