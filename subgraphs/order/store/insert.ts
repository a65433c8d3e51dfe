import type { Tx } from '#shared/db.ts'
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
  expiresAt: Date
  now: Date
}

/** Writes a new order with its lines, what promotions took off them, and its saga. */
export async function insertOrder(
  tx: Tx,
  { id, businessId, customerId, lines, total, discount, applied, expiresAt, now }: NewOrder,
): Promise<void> {
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
      expiresAt,
      createdAt: now,
      updatedAt: now,
    },
  })
  await tx.orderLine.createMany({ data: lines.map((line, position) => toRow(id, line, position)) })
  const discounts = lines.flatMap(toDiscountRows)
  if (discounts.length > 0) await tx.orderLineDiscount.createMany({ data: discounts })
  const cause = { actor: customerId, at: now }
  await logTransitions(tx, id, [{ axis: 'ORDER', from: null, to: 'CREATED' }], cause)
  await insertSaga(tx, { id, businessId }, placed(applied.length > 0), cause)
}

function toRow(orderId: string, line: NewLine, position: number) {
  const { skuId: _sku, price: _price, ...attribution } = line.attribution ?? { skuId: null, price: null }
  return {
    id: line.id,
    orderId,
    position,
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
