import { prepare, type RawTx, records } from '#shared/db.ts'
import { fail, Refusal } from '#shared/errors.ts'
import { FINISH_COLUMNS, type FinishRow, finishAll, joinFinishing } from '#shared/idempotency.ts'
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
 * Writes new orders with their lines, what promotions took off them, their first transitions and their sagas, and the
 * answers to their requests, in one statement. Answers the ids of those that were written: not one whose request is another
 * attempt's by now. How a SKU is delivered that is not sent in a parcel is frozen on the line, like its price.
 * All of them redeem promotions, or none does.
 */
export async function insertOrders(
  tx: RawTx,
  orders: readonly (NewOrder & { finish: FinishRow })[],
): Promise<Set<string>> {
  for (const { id, businessId, customerId, lines, now } of orders)
    await takeClicks(tx, { businessId, customerId, orderId: id, at: now }, lines)
  const { applied, now } = orders[0]!
  const saga = sagaValues(placed(applied.length > 0), { reason: 'placed', at: now })
  const rows = await tx.$queryRawUnsafe<{ id: string }[]>(INSERT, JSON.stringify(orders.map(toOrderRow)), ...saga)
  return new Set(rows.map(({ id }) => id))
}

/** Whether an order is written by that one statement, so that it needs no transaction and can be written with others. */
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

/** Everything comes FROM requests that are still under way: an attempt that is too late writes nothing. */
const INSERT = prepare(`
  WITH given AS (
    ${records(
      '$1',
      `id text, "customerId" text, "currencyCode" text, "totalMinor" bigint, "discountMinor" bigint, "externalId" text,
      "expiresAt" timestamptz, at timestamptz, lines json, discounts json, ${FINISH_COLUMNS}`,
    )}),
  taken AS MATERIALIZED (SELECT g.* FROM given g ${joinFinishing('orders')} ORDER BY g.id FOR UPDATE OF k),
  finished AS (${finishAll('orders', 'taken')}),
  placed AS (
    INSERT INTO orders.sales_order (id, business_id, customer_id, status, payment_status, fulfilment_status, refund_status,
      stock_status, currency_code, total_minor, discount_minor, external_id, expires_at, created_at, updated_at)
    SELECT id, "businessId", "customerId", 'CREATED', 'UNPAID', 'UNFULFILLED', 'NONE', 'HELD', "currencyCode", "totalMinor",
      "discountMinor", "externalId", "expiresAt", at, at FROM taken),
  lines AS (
    INSERT INTO orders.order_line (id, order_id, business_id, placed_at, position, sku_id, product_id, merchant_id, title, quantity,
      unit_price_minor, discount_minor, total_minor, gift, pid, creator_id, content_id, content_type, commission_plan_id,
      plan_version, creator_bps, platform_bps, attribute_version, click_id, delivery, membership_days)
    SELECT x.id, o.id, o."businessId", o.at, x.position, x."skuId", x."productId", x."merchantId", x.title, x.quantity, x."unitPriceMinor",
      x."discountMinor", x."totalMinor", x.gift, x.pid, x."creatorId", x."contentId", x."contentType",
      x."commissionPlanId", x."planVersion", x."creatorBps", x."platformBps", x."attributeVersion", x."clickId",
      coalesce(g.kind, 'SHIPMENT'), g.membership_days
    FROM taken o CROSS JOIN LATERAL json_to_recordset(o.lines) AS x(id text, position int, "skuId" text, "productId" text, "merchantId" text,
      title text, quantity int, "unitPriceMinor" bigint, "discountMinor" bigint, "totalMinor" bigint, gift boolean,
      pid text, "creatorId" text, "contentId" text, "contentType" text, "commissionPlanId" text, "planVersion" int,
      "creatorBps" int, "platformBps" int, "attributeVersion" int, "clickId" text)
    LEFT JOIN orders.digital_good g ON g.business_id = o."businessId" AND g.sku_id = x."skuId"),
  discounts AS (
    INSERT INTO orders.order_line_discount (order_line_id, promotion_id, position, name, kind, coupon_code, amount_minor)
    SELECT x."orderLineId", x."promotionId", x.position, x.name, x.kind, x."couponCode", x."amountMinor"
    FROM taken o, json_to_recordset(o.discounts) AS x("orderLineId" text, "promotionId" text, position int, name text,
      kind text, "couponCode" text, "amountMinor" bigint)),
  begun AS (SELECT id AS order_id, "businessId" AS business_id, "customerId" AS actor, at FROM taken),
  ${insertingSaga('begun', 2)},
  logged AS (
    INSERT INTO orders.order_transition (order_id, axis, from_state, to_state, actor, reason, at)
    SELECT order_id, 'ORDER', NULL, 'CREATED', actor, 'placed', at FROM begun ORDER BY order_id)
  SELECT id FROM taken
  WHERE orders.expect_rows('answers', (SELECT count(*) FROM taken), (SELECT count(*) FROM finished))`)

function toOrderRow({
  id,
  customerId,
  lines,
  total,
  discount,
  externalId,
  expiresAt,
  now,
  finish,
}: NewOrder & { finish: FinishRow }) {
  return {
    ...{ id, customerId, externalId, expiresAt, at: now, currencyCode: total.currencyCode },
    totalMinor: total.amountMinor.toString(),
    discountMinor: discount.amountMinor.toString(),
    lines: lines.map(toRow),
    discounts: lines.flatMap(toDiscountRows),
    ...finish,
  }
}

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
