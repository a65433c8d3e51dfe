import type { Tx } from '#shared/db.ts'
import { fail, Refusal } from '#shared/errors.ts'
import type { Money } from '#shared/money.ts'
import type { DiscountedLine } from '../promotions/domain/discount.ts'
import { placed } from '../saga/domain/saga.ts'
import { insertSaga } from '../saga/store/steps.ts'
import { logTransitions } from './write.ts'

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

/** Writes a new order with its lines, what promotions took off them, and its saga. */
export async function insertOrder(
  tx: Tx,
  { id, businessId, customerId, lines, total, discount, applied, externalId, expiresAt, now }: NewOrder,
): Promise<void> {
  await takeClicks(tx, { businessId, customerId, orderId: id, at: now }, lines)
  await tx.salesOrder.create({
    data: {
      id,
      businessId,
      customerId,
      status: 'CREATED',
      paymentStatus: 'UNPAID',
      fulfilmentStatus: 'UNFULFILLED',
      refundStatus: 'NONE',
      stockStatus: 'HELD',
      currencyCode: total.currencyCode,
      totalMinor: total.amountMinor,
      discountMinor: discount.amountMinor,
      externalId: externalId ?? null,
      expiresAt,
      createdAt: now,
      updatedAt: now,
    },
  })
  const digital = await digitalGoods(tx, businessId, lines)
  const of = { orderId: id, businessId, placedAt: now }
  await tx.orderLine.createMany({
    data: lines.map((line, position) => ({ ...of, ...digital.get(line.skuId), position, ...toRow(line) })),
  })
  const discounts = lines.flatMap(toDiscountRows)
  if (discounts.length > 0) await tx.orderLineDiscount.createMany({ data: discounts })
  const cause = { actor: customerId, reason: 'placed', at: now }
  await logTransitions(tx, id, [{ axis: 'ORDER', from: null, to: 'CREATED' }], cause)
  await insertSaga(tx, { id, businessId }, placed(applied.length > 0), cause)
}

/**
 * Takes the clicks that led to the lines for this shopper. A click that another one has ordered with is refused: a token that
 * was passed on earns nobody a commission. The same shopper may order again with it while it is valid.
 */
async function takeClicks(
  tx: Tx,
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

/** How SKUs are delivered that are not sent in parcels. Frozen on the line, like its price. */
async function digitalGoods(tx: Tx, businessId: string, lines: readonly NewLine[]) {
  const goods = await tx.digitalGood.findMany({
    where: { businessId, skuId: { in: lines.map(line => line.skuId) } },
    select: { skuId: true, kind: true, membershipDays: true },
  })
  return new Map(goods.map(({ skuId, kind, membershipDays }) => [skuId, { delivery: kind, membershipDays }]))
}

function toRow(line: NewLine) {
  const { skuId: _sku, price: _price, ...attribution } = line.attribution ?? { skuId: null, price: null }
  return {
    id: line.id,
    skuId: line.skuId,
    productId: line.productId,
    merchantId: line.merchantId,
    title: line.title,
    quantity: line.quantity,
    unitPriceMinor: line.unitPrice.amountMinor,
    discountMinor: line.discount.amountMinor,
    totalMinor: line.total.amountMinor,
    gift: line.gift,
    ...attribution,
  }
}

function toDiscountRows({ id, discounts }: NewLine) {
  return discounts.map(({ amount, ...discount }) => ({
    ...discount,
    orderLineId: id,
    amountMinor: amount.amountMinor,
  }))
}
