import { prepare, type RawTx } from '#shared/db.ts'
import { fail, Refusal } from '#shared/errors.ts'
import type { Attempt } from '#shared/idempotency.ts'
import type { Money } from '#shared/money.ts'
import type { DiscountedLine } from '../promotions/domain/discount.ts'
import { placed } from '../saga/domain/saga.ts'
import { insertingSaga, sagaValues } from '../saga/store/steps.ts'

export type NewLine = DiscountedLine & { id: string }

export interface NewOrder {
  id: string
  businessId: string
  customerId: string
  lines: NewLine[]
  total: Money
  discount: Money
  /** The promotions that are redeemed with it. */
  applied: readonly unknown[]
  externalId?: string | null
  expiresAt: Date
  now: Date
}

/**
 * Writes a new order with its lines, what promotions took off them, its first transition and its saga, and the answer to
 * its request, in one statement. How a SKU is delivered that is not sent in a parcel is frozen on the line, like its price.
 */
export async function insertOrder(
  tx: RawTx,
  { id, businessId, customerId, lines, total, discount, applied, externalId, expiresAt, now }: NewOrder,
  finishing: Attempt<{ orderId: string }>['finishing'],
): Promise<void> {
  await takeClicks(tx, { businessId, customerId, orderId: id, at: now }, lines)
  const { sql, values, done } = finishing({ orderId: id }, 17)
  const written = await tx.$executeRawUnsafe(
    prepare(INSERT(sql)),
    id,
    businessId,
    customerId,
    total.currencyCode,
    total.amountMinor,
    discount.amountMinor,
    expiresAt,
    now,
    JSON.stringify(lines.map(toRow)),
    JSON.stringify(lines.flatMap(toDiscountRows)),
    externalId ?? null,
    ...sagaValues(placed(applied.length > 0), { reason: 'placed', at: now }),
    ...values,
  )
  done(written === 1)
}

/** Whether an order is written by that one statement, so that it needs no transaction. */
export function isOneStatement({ lines, applied }: Pick<NewOrder, 'lines' | 'applied'>): boolean {
  return applied.length === 0 && lines.every(line => !line.attribution?.clickId)
}

/**
 * Takes the clicks that led to the lines for this shopper. A click that another one has ordered with is refused: a token that
 * was passed on earns nobody a commission. The same shopper may order again with it while it is valid.
 */
async function takeClicks(
  tx: RawTx,
  use: { businessId: string; customerId: string; orderId: string; at: Date },
  lines: readonly NewLine[],
): Promise<void> {
  const clicks = lines.map(line => line.attribution?.clickId ?? null)
  const wanted = [...new Set(clicks.filter(click => click !== null))].sort()
  if (wanted.length === 0) return
  const taken = await tx.$queryRawUnsafe<{ click_id: string }[]>(
    `INSERT INTO orders.attribution_use AS u (business_id, click_id, customer_id, order_id, used_at)
     SELECT $1, click, $2, $3, $4 FROM unnest($5::text[]) AS click ORDER BY click
     ON CONFLICT (business_id, click_id) DO UPDATE SET customer_id = u.customer_id WHERE u.customer_id = excluded.customer_id
     RETURNING click_id`,
    use.businessId,
    use.customerId,
    use.orderId,
    use.at,
    wanted,
  )
  const mine = new Set(taken.map(row => row.click_id))
  const errors = clicks.flatMap((click, index) => {
    if (click === null || mine.has(click)) return []
    const path = ['input', 'lines', index, 'attributionToken']
    return [
      fail('CONFLICT', 'expected a token of the shopper’s own click, got one that another has ordered with', path),
    ]
  })
  if (errors.length > 0) throw new Refusal(errors)
}

/** Everything comes FROM the request's part, by way of `given`: an attempt that is too late writes nothing. */
const INSERT = (finished: string) => `
  WITH ${finished},
  given AS MATERIALIZED (
    SELECT $1::text AS order_id, $2::text AS business_id, $3::text AS actor, $8::timestamptz AS at FROM finished),
  placed AS (
    INSERT INTO orders.sales_order (id, business_id, customer_id, status, payment_status, fulfilment_status, refund_status,
      stock_status, currency_code, total_minor, discount_minor, external_id, expires_at, created_at, updated_at)
    SELECT order_id, business_id, actor, 'CREATED', 'UNPAID', 'UNFULFILLED', 'NONE', 'HELD', $4, $5, $6, $11, $7, at, at FROM given),
  lines AS (
    INSERT INTO orders.order_line (id, order_id, business_id, placed_at, position, sku_id, product_id, merchant_id, title, quantity,
      unit_price_minor, discount_minor, total_minor, gift, pid, creator_id, content_id, content_type, commission_plan_id,
      plan_version, creator_bps, platform_bps, attribute_version, click_id, delivery, membership_days)
    SELECT x.id, o.order_id, o.business_id, o.at, x.position, x."skuId", x."productId", x."merchantId", x.title, x.quantity, x."unitPriceMinor",
      x."discountMinor", x."totalMinor", x.gift, x.pid, x."creatorId", x."contentId", x."contentType",
      x."commissionPlanId", x."planVersion", x."creatorBps", x."platformBps", x."attributeVersion", x."clickId",
      coalesce(g.kind, 'SHIPMENT'), g.membership_days
    FROM given o, jsonb_to_recordset($9::jsonb) AS x(id text, position int, "skuId" text, "productId" text, "merchantId" text,
      title text, quantity int, "unitPriceMinor" bigint, "discountMinor" bigint, "totalMinor" bigint, gift boolean,
      pid text, "creatorId" text, "contentId" text, "contentType" text, "commissionPlanId" text, "planVersion" int,
      "creatorBps" int, "platformBps" int, "attributeVersion" int, "clickId" text)
    LEFT JOIN orders.digital_good g ON g.business_id = $2 AND g.sku_id = x."skuId"),
  discounts AS (
    INSERT INTO orders.order_line_discount (order_line_id, promotion_id, position, name, kind, coupon_code, amount_minor)
    SELECT x."orderLineId", x."promotionId", x.position, x.name, x.kind, x."couponCode", x."amountMinor"
    FROM given, jsonb_to_recordset($10::jsonb) AS x("orderLineId" text, "promotionId" text, position int, name text,
      kind text, "couponCode" text, "amountMinor" bigint)),
  ${insertingSaga('given', 12)}
  INSERT INTO orders.order_transition (order_id, axis, from_state, to_state, actor, reason, at)
  SELECT order_id, 'ORDER', NULL, 'CREATED', actor, 'placed', at FROM given`

function toRow(line: NewLine, position: number) {
  const { skuId: _sku, price: _price, ...attribution } = line.attribution ?? { skuId: null, price: null }
  return {
    id: line.id,
    position,
    skuId: line.skuId,
    productId: line.productId,
    merchantId: line.merchantId,
    title: line.title,
    quantity: line.quantity,
    unitPriceMinor: line.unitPrice.amountMinor.toString(),
    discountMinor: line.discount.amountMinor.toString(),
    totalMinor: line.total.amountMinor.toString(),
    gift: line.gift,
    ...attribution,
  }
}

function toDiscountRows({ id, discounts }: NewLine) {
  return discounts.map(({ amount, ...discount }) => ({
    ...discount,
    orderLineId: id,
    amountMinor: amount.amountMinor.toString(),
  }))
}
