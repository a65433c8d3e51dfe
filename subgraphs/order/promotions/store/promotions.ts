import { hasRole, type Viewer } from '#shared/auth.ts'
import { byKey, createLoader } from '#shared/loaders.ts'
import {
  type Connection,
  type ConnectionInput,
  connection,
  connectionArgs,
  type PageRequest,
} from '#shared/pagination.ts'
import type { Platform } from '#shared/platform.ts'
import type { PromotionStatus, Terms } from '../domain/promotion.ts'

export interface PromotionRecord extends Terms {
  status: PromotionStatus
  couponRequired: boolean
  startsAt: Date
  endsAt: Date
  createdAt: Date
}

export interface CouponRecord {
  id: string
  promotionId: string
  code: string
  totalLimit: number | null
  perCustomerLimit: number | null
  endedAt: Date | null
  createdAt: Date
}

type PromotionRow = Omit<PromotionRecord, 'amountMinor' | 'thresholdMinor'> & {
  amountMinor: string | null
  thresholdMinor: string | null
}

const PROMOTION = `p.id, p.name, p.kind, p.status, p.merchant_id AS "merchantId", p.sku_ids AS "skuIds",
  p.currency_code AS "currencyCode", p.percent_bps AS "percentBps", p.amount_minor::text AS "amountMinor",
  p.gift_sku_id AS "giftSkuId", p.gift_quantity AS "giftQuantity", p.threshold_minor::text AS "thresholdMinor",
  p.stacking, p.priority, p.coupon_required AS "couponRequired", p.total_limit AS "totalLimit",
  p.per_customer_limit AS "perCustomerLimit", p.starts_at AS "startsAt", p.ends_at AS "endsAt", p.created_at AS "createdAt"`
const COUPON = `c.id, c.promotion_id AS "promotionId", c.code, c.total_limit AS "totalLimit",
  c.per_customer_limit AS "perCustomerLimit", c.ended_at AS "endedAt", c.created_at AS "createdAt"`

/** Whose promotions a viewer manages: `null` all of the business, otherwise one merchant's; undefined none. */
export function managedMerchant(viewer: Viewer): string | null | undefined {
  if (hasRole(viewer, 'OPS')) return null
  return hasRole(viewer, 'MERCHANT') ? (viewer.merchantId ?? undefined) : undefined
}

export type PromotionStore = ReturnType<typeof promotionStore>

/** Reads of promotions and coupons with the viewer baked in: what the viewer does not manage does not exist. */
export function promotionStore({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  const merchant = managedMerchant(viewer)
  const scope = `p.business_id = $1 AND $2::boolean AND ($3::text IS NULL OR p.merchant_id = $3)`
  const scoped = [viewer.businessId, merchant !== undefined, merchant ?? null]

  const byId = createLoader<string, PromotionRecord>(async ids => {
    const { rows } = await pool.query<PromotionRow>(
      `SELECT ${PROMOTION} FROM orders.promotion p WHERE p.id = ANY($4) AND ${scope}`,
      [...scoped, ids],
    )
    return byKey(ids, rows.map(toPromotion), row => row.id)
  })

  const couponById = createLoader<string, CouponRecord>(async ids => {
    const { rows } = await pool.query<CouponRecord>(
      `SELECT ${COUPON} FROM orders.coupon c JOIN orders.promotion p ON p.id = c.promotion_id WHERE c.id = ANY($4) AND ${scope}`,
      [...scoped, ids],
    )
    return byKey(ids, rows, row => row.id)
  })

  /** By how many orders promotions or coupons are used now. Only of those that the viewer was shown. */
  const redemptions = (column: 'promotion_id' | 'coupon_id') =>
    createLoader<string, number>(async ids => {
      const { rows } = await pool.query<{ id: string; count: number }>(
        `SELECT ${column} AS id, count(*)::int AS count FROM orders.promotion_redemption
         WHERE ${column} = ANY($1) AND released_at IS NULL GROUP BY 1`,
        [ids],
      )
      const counts = new Map(rows.map(row => [row.id, row.count]))
      return ids.map(id => counts.get(id) ?? 0)
    })

  async function list(input: ConnectionInput, status: PromotionStatus | null): Promise<Connection<PromotionRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<PromotionRow>(
      `SELECT ${PROMOTION} FROM orders.promotion p WHERE ${scope} AND ($4::text IS NULL OR p.status = $4) ${pageSql('p', page)}`,
      [...scoped, status, ...pageParams(page)],
    )
    return connection(rows.map(toPromotion), page, keyOf)
  }

  async function listCoupons(input: ConnectionInput, promotionId: string): Promise<Connection<CouponRecord>> {
    const page = connectionArgs(input, ['instant', 'text'])
    const { rows } = await pool.query<CouponRecord>(
      `SELECT ${COUPON} FROM orders.coupon c JOIN orders.promotion p ON p.id = c.promotion_id
       WHERE ${scope} AND c.promotion_id = $4 ${pageSql('c', page)}`,
      [...scoped, promotionId, ...pageParams(page)],
    )
    return connection(rows, page, keyOf)
  }

  return {
    byId,
    couponById,
    list,
    listCoupons,
    redemptionsOf: redemptions('promotion_id'),
    redemptionsOfCoupon: redemptions('coupon_id'),
  }
}

/** Newest first, after the key of the page in $5 and $6, at most $7. */
function pageSql(table: string, { backward }: PageRequest): string {
  const order = backward ? 'ASC' : 'DESC'
  return `AND ($5::timestamptz IS NULL OR (${table}.created_at, ${table}.id) ${backward ? '>' : '<'} ($5, $6))
    ORDER BY ${table}.created_at ${order}, ${table}.id ${order} LIMIT $7`
}

function pageParams({ key, limit }: PageRequest): unknown[] {
  return [key?.[0] ?? null, key?.[1] ?? null, limit + 1]
}

function keyOf({ createdAt, id }: { createdAt: Date; id: string }): [string, string] {
  return [createdAt.toISOString(), id]
}

function toPromotion({ amountMinor, thresholdMinor, ...row }: PromotionRow): PromotionRecord {
  return {
    ...row,
    amountMinor: amountMinor === null ? null : BigInt(amountMinor),
    thresholdMinor: thresholdMinor === null ? null : BigInt(thresholdMinor),
  }
}
