import type { LineAttribution, OrderLineRecord, OrderRecord } from '../domain/order.ts'

/**
 * An order with its lines in one statement: one round trip whatever the number of orders. `scope` is the WHERE text
 * over `o`; `merchantParam` the placeholder that limits the lines (null means all of them).
 */
export function selectOrders(scope: string, merchantParam: string, tail = '', from = 'orders.sales_order o'): string {
  return `
    SELECT o.id, o.business_id, o.customer_id, o.status, o.payment_status, o.fulfilment_status, o.refund_status,
           o.stock_status, o.currency_code, o.total_minor::text, o.discount_minor::text,
           o.refunded_minor::text, o.payment_intent_id, o.external_id,
           o.expires_at, o.auto_confirm_at, o.completed_at, o.created_at, o.updated_at,
           (SELECT coalesce(json_agg(json_build_object(
              'id', l.id, 'skuId', l.sku_id, 'productId', l.product_id, 'merchantId', l.merchant_id, 'title', l.title,
              'quantity', l.quantity, 'unitPriceMinor', l.unit_price_minor::text, 'totalMinor', l.total_minor::text,
              'discountMinor', l.discount_minor::text, 'gift', l.gift,
              'refundedMinor', l.refunded_minor::text, 'askedMinor', l.asked_minor::text, 'delivery', l.delivery,
              'membershipDays', l.membership_days, 'fulfilledQuantity', l.fulfilled_quantity,
              'givenUpQuantity', l.given_up_quantity, 'withdrawnQuantity', l.withdrawn_quantity, 'pid', l.pid, 'creatorId', l.creator_id, 'contentId', l.content_id,
              'contentType', l.content_type, 'commissionPlanId', l.commission_plan_id, 'planVersion', l.plan_version,
              'creatorBps', l.creator_bps, 'platformBps', l.platform_bps) ORDER BY l.position), '[]')
            FROM orders.order_line l
            WHERE l.order_id = o.id
              AND (${merchantParam}::text IS NULL OR l.merchant_id = ${merchantParam})) AS lines
    FROM ${from}
    WHERE ${scope} ${tail}`
}

export interface OrderRow {
  id: string
  business_id: string
  customer_id: string
  status: string
  payment_status: string
  fulfilment_status: string
  refund_status: string
  stock_status: string
  currency_code: string
  total_minor: string
  discount_minor: string
  refunded_minor: string
  payment_intent_id: string | null
  external_id: string | null
  expires_at: Date | null
  auto_confirm_at: Date | null
  completed_at: Date | null
  created_at: Date
  updated_at: Date
  lines: LineRow[]
}

interface LineRow extends Omit<LineAttribution, 'pid'> {
  id: string
  skuId: string
  productId: string
  merchantId: string | null
  title: string
  quantity: number
  unitPriceMinor: string
  totalMinor: string
  discountMinor: string
  gift: boolean
  refundedMinor: string
  askedMinor: string
  delivery: OrderLineRecord['delivery']
  membershipDays: number | null
  fulfilledQuantity: number
  givenUpQuantity: number
  withdrawnQuantity: number
  pid: string | null
}

/** Amounts travel as text, because JSON numbers would lose digits of a BIGINT. */
export function toOrder(row: OrderRow): OrderRecord {
  const money = (minor: string) => ({ amountMinor: BigInt(minor), currencyCode: row.currency_code })
  return {
    id: row.id,
    businessId: row.business_id,
    customerId: row.customer_id,
    status: row.status as OrderRecord['status'],
    paymentStatus: row.payment_status as OrderRecord['paymentStatus'],
    fulfilmentStatus: row.fulfilment_status as OrderRecord['fulfilmentStatus'],
    refundStatus: row.refund_status as OrderRecord['refundStatus'],
    stockStatus: row.stock_status as OrderRecord['stockStatus'],
    total: money(row.total_minor),
    discount: money(row.discount_minor),
    refunded: money(row.refunded_minor),
    paymentIntentId: row.payment_intent_id,
    externalId: row.external_id,
    expiresAt: row.expires_at,
    autoConfirmAt: row.auto_confirm_at,
    completedAt: row.completed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    lines: row.lines.map(line => toLine(line, money)),
  }
}

function toLine(row: LineRow, money: (minor: string) => OrderLineRecord['total']): OrderLineRecord {
  const { pid, creatorId, contentId, contentType, commissionPlanId, planVersion, creatorBps, platformBps } = row
  return {
    id: row.id,
    skuId: row.skuId,
    productId: row.productId,
    merchantId: row.merchantId,
    title: row.title,
    quantity: row.quantity,
    unitPrice: money(row.unitPriceMinor),
    total: money(row.totalMinor),
    discount: money(row.discountMinor),
    gift: row.gift,
    refunded: money(row.refundedMinor),
    delivery: row.delivery,
    membershipDays: row.membershipDays,
    fulfilledQuantity: row.fulfilledQuantity,
    givenUpQuantity: row.givenUpQuantity,
    withdrawnQuantity: row.withdrawnQuantity,
    asked: money(row.askedMinor),
    attribution:
      pid === null
        ? null
        : { pid, creatorId, contentId, contentType, commissionPlanId, planVersion, creatorBps, platformBps },
  }
}
