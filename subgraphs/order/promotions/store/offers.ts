import type { Platform } from '#shared/platform.ts'
import type { CouponState } from '../domain/coupons.ts'
import type { Offer } from '../domain/promotion.ts'

export interface OfferRequest {
  businessId: string
  customerId: string
  currencyCode: string
  skuIds: readonly string[]
  /** In the form of normalCode. */
  codes: readonly string[]
  now: Date
}

interface OfferRow {
  id: string
  name: string
  kind: Offer['kind']
  merchantId: string | null
  skuIds: string[]
  currencyCode: string
  percentBps: number | null
  amountMinor: string | null
  giftSkuId: string | null
  giftQuantity: number | null
  thresholdMinor: string | null
  stacking: Offer['stacking']
  priority: number
  totalLimit: number | null
  perCustomerLimit: number | null
  status: string
  startsAt: Date
  endsAt: Date
  coupon: (Offer['coupon'] & { ended: boolean }) | null
  usedUp: boolean
}

const COLUMNS = `p.id, p.name, p.kind, p.merchant_id AS "merchantId", p.sku_ids AS "skuIds", p.currency_code AS "currencyCode",
  p.percent_bps AS "percentBps", p.amount_minor::text AS "amountMinor", p.gift_sku_id AS "giftSkuId",
  p.gift_quantity AS "giftQuantity", p.threshold_minor::text AS "thresholdMinor", p.stacking, p.priority,
  p.total_limit AS "totalLimit", p.per_customer_limit AS "perCustomerLimit", p.status, p.starts_at AS "startsAt",
  p.ends_at AS "endsAt"`
const USED_UP = (subjects: string) => `EXISTS (SELECT 1 FROM orders.redemption_count n
  WHERE n.subject_id IN (${subjects}) AND n.customer_id IN ('', $2) AND n.redeemed >= n.redemption_limit) AS "usedUp"`

const OFFERS = `
  SELECT ${COLUMNS}, NULL::json AS coupon, ${USED_UP('p.id')}
  FROM orders.promotion p
  WHERE p.business_id = $1 AND p.status = 'PUBLISHED' AND NOT p.coupon_required AND p.ends_at > $3 AND p.starts_at <= $3
    AND p.currency_code = $4 AND (cardinality(p.sku_ids) = 0 OR p.sku_ids && $5::text[])
  UNION ALL
  SELECT ${COLUMNS}, json_build_object('id', c.id, 'code', c.code, 'totalLimit', c.total_limit,
    'perCustomerLimit', c.per_customer_limit, 'ended', c.ended_at IS NOT NULL), ${USED_UP('p.id, c.id')}
  FROM orders.coupon c JOIN orders.promotion p ON p.id = c.promotion_id
  WHERE c.business_id = $1 AND c.code = ANY($6::text[])`

/**
 * What might apply to an order: the promotions that run now and have redemptions left, and the coupons of these codes in
 * whatever state. One round trip.
 */
export async function readOffers(
  { pool }: Pick<Platform, 'pool'>,
  { businessId, customerId, now, currencyCode, skuIds, codes }: OfferRequest,
): Promise<{ running: Offer[]; coupons: Map<string, CouponState> }> {
  const { rows } = await pool.query<OfferRow>(OFFERS, [businessId, customerId, now, currencyCode, skuIds, codes])
  const states = rows.map(toState)
  return {
    running: states.filter(state => !state.offer.coupon && !state.usedUp).map(state => state.offer),
    coupons: new Map(states.flatMap(state => (state.offer.coupon ? [[state.offer.coupon.code, state]] : []))),
  }
}

function toState({
  status,
  startsAt,
  endsAt,
  usedUp,
  coupon,
  amountMinor,
  thresholdMinor,
  ...terms
}: OfferRow): CouponState {
  const { ended = false, ...given } = coupon ?? {}
  return {
    offer: {
      ...terms,
      amountMinor: amountMinor === null ? null : BigInt(amountMinor),
      thresholdMinor: thresholdMinor === null ? null : BigInt(thresholdMinor),
      coupon: coupon ? (given as Offer['coupon']) : null,
      giftWorthMinor: 0n,
    },
    published: status !== 'DRAFT',
    ended: ended || status === 'ENDED',
    startsAt,
    endsAt,
    usedUp,
    giftGone: false,
  }
}
