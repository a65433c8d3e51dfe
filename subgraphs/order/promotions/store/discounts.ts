import type { Viewer } from '#shared/auth.ts'
import { createListLoader } from '#shared/loaders.ts'
import type { Platform } from '#shared/platform.ts'
import { onlyMerchant, orderScope } from '../../store/scope.ts'
import type { LineDiscount } from '../domain/discount.ts'

type Row = Omit<LineDiscount, 'amount'> & { lineId: string; amountMinor: string; currencyCode: string }

/** The discounts of order lines by line id, in the order in which they were taken; in the scope of orders. */
export function discountLoader({ pool }: Pick<Platform, 'pool'>, viewer: Viewer) {
  return createListLoader<string, LineDiscount & { lineId: string }>(
    async lineIds => {
      const scope = orderScope(viewer, 3)
      const { rows } = await pool.query<Row>(
        `SELECT d.order_line_id AS "lineId", d.promotion_id AS "promotionId", d.position, d.name, d.kind,
                d.coupon_code AS "couponCode", d.amount_minor::text AS "amountMinor", o.currency_code AS "currencyCode"
         FROM orders.order_line_discount d
         JOIN orders.order_line l ON l.id = d.order_line_id JOIN orders.sales_order o ON o.id = l.order_id
         WHERE d.order_line_id = ANY($1) AND ($2::text IS NULL OR l.merchant_id = $2) AND ${scope.sql}
         ORDER BY d.order_line_id, d.position`,
        [lineIds, onlyMerchant(viewer), ...scope.params],
      )
      return rows.map(({ amountMinor, currencyCode, ...row }) => ({
        ...row,
        amount: { amountMinor: BigInt(amountMinor), currencyCode },
      }))
    },
    row => row.lineId,
  )
}
