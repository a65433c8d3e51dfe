import type { RawTx } from '#shared/db.ts'
import type { Money } from '#shared/money.ts'
import type { DiscountedLine } from '../promotions/domain/discount.ts'

export type NewLine = DiscountedLine & { id: string }

export interface NewOrder {
  id: string
  businessId: string
  customerId: string
  lines: NewLine[]
  total: Money
  discount: Money
  expiresAt: Date
  now: Date
}

/** Writes a new order with its lines, what promotions took off them, and its first transition: one statement. */
export async function insertOrder(
  tx: RawTx,
  { id, businessId, customerId, lines, total, discount, expiresAt, now }: NewOrder,
): Promise<void> {
  await tx.$executeRawUnsafe(
    INSERT,
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
  )
}

const INSERT = `
  WITH placed AS (
    INSERT INTO orders.sales_order (id, business_id, customer_id, status, payment_status, fulfilment_status, refund_status,
      stock_status, currency_code, total_minor, discount_minor, expires_at, created_at, updated_at)
    VALUES ($1, $2, $3, 'CREATED', 'UNPAID', 'UNFULFILLED', 'NONE', 'HELD', $4, $5, $6, $7, $8, $8)),
  lines AS (
    INSERT INTO orders.order_line (id, order_id, position, sku_id, product_id, merchant_id, title, quantity,
      unit_price_minor, discount_minor, total_minor, gift, pid, creator_id, content_id, content_type, commission_plan_id,
      plan_version, creator_bps, platform_bps, attribute_version)
    SELECT x.id, $1, x.position, x."skuId", x."productId", x."merchantId", x.title, x.quantity, x."unitPriceMinor",
      x."discountMinor", x."totalMinor", x.gift, x.pid, x."creatorId", x."contentId", x."contentType",
      x."commissionPlanId", x."planVersion", x."creatorBps", x."platformBps", x."attributeVersion"
    FROM jsonb_to_recordset($9::jsonb) AS x(id text, position int, "skuId" text, "productId" text, "merchantId" text,
      title text, quantity int, "unitPriceMinor" bigint, "discountMinor" bigint, "totalMinor" bigint, gift boolean,
      pid text, "creatorId" text, "contentId" text, "contentType" text, "commissionPlanId" text, "planVersion" int,
      "creatorBps" int, "platformBps" int, "attributeVersion" int)),
  discounts AS (
    INSERT INTO orders.order_line_discount (order_line_id, promotion_id, position, name, kind, coupon_code, amount_minor)
    SELECT x."orderLineId", x."promotionId", x.position, x.name, x.kind, x."couponCode", x."amountMinor"
    FROM jsonb_to_recordset($10::jsonb) AS x("orderLineId" text, "promotionId" text, position int, name text,
      kind text, "couponCode" text, "amountMinor" bigint))
  INSERT INTO orders.order_transition (order_id, axis, from_state, to_state, actor, at)
  VALUES ($1, 'ORDER', NULL, 'CREATED', $3, $8)`

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
