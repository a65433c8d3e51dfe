import { prepare, records } from '#shared/db.ts'
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
  WHERE n.subject_id IN (${subjects}) AND n.customer_id IN ('', g."customerId") AND n.redeemed >= n.redemption_limit) AS "usedUp"`

const OFFERS = prepare(`
  WITH given AS MATERIALIZED (${records(
    '$2',
    'index int, "customerId" text, "currencyCode" text, "skuIds" text[], codes text[], now timestamptz',
  )})
  SELECT g.index, ${COLUMNS}, NULL::json AS coupon, ${USED_UP('p.id')}
  FROM given g JOIN orders.promotion p ON p.business_id = $1 AND p.status = 'PUBLISHED' AND NOT p.coupon_required
    AND p.ends_at > g.now AND p.starts_at <= g.now
    AND p.currency_code = g."currencyCode" AND (cardinality(p.sku_ids) = 0 OR p.sku_ids && g."skuIds")
  UNION ALL
  SELECT g.index, ${COLUMNS}, json_build_object('id', c.id, 'code', c.code, 'totalLimit', c.total_limit,
    'perCustomerLimit', c.per_customer_limit, 'ended', c.ended_at IS NOT NULL), ${USED_UP('p.id, c.id')}
  FROM given g CROSS JOIN unnest(g.codes) AS wanted (code)
  JOIN orders.coupon c ON c.business_id = $1 AND c.code = wanted.code JOIN orders.promotion p ON p.id = c.promotion_id`)

/** What might apply to an order: the promotions that run and have redemptions left, and the coupons that it named. */
export interface Offers {
  running: Offer[]
  /** By their codes, in whatever state. */
  coupons: Map<string, CouponState>
}

/** What might apply to each of some orders of one business. One round trip. */
export async function readOffers(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  requests: readonly OfferRequest[],
): Promise<Offers[]> {
  const given = requests.map(({ codes, ...request }, index) => ({ ...request, codes: [...new Set(codes)], index }))
  const { rows } = await pool.query<OfferRow & { index: number }>(OFFERS, [businessId, JSON.stringify(given)])
  const byRequest = Map.groupBy(rows, row => row.index)
  return requests.map((_request, index) => toOffers(byRequest.get(index) ?? []))
}

function toOffers(rows: readonly (OfferRow & { index: number })[]): Offers {
  const states = rows.map(({ index: _index, ...row }) => toState(row))
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
