import { list, prepare } from '#shared/db.ts'
import { byKey } from '#shared/loaders.ts'
import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'

/** What is to be paid for an order. */
export interface PayableRecord {
  orderId: string
  businessId: string
  customerId: string
  status: string
  expiresAt: Date | null
  total: Money
}

type Row = Omit<PayableRecord, 'total'> & { amount: string; currency: string }

/** By their keys (OFFSET 0): before the table is analysed, all orders of the business look like few. */
const PAYABLES = prepare(`SELECT o.* FROM unnest(${list('$1', 'text')}) AS g (id) CROSS JOIN LATERAL (
    SELECT id AS "orderId", business_id AS "businessId", customer_id AS "customerId", status, expires_at AS "expiresAt",
      total_minor AS amount, currency_code AS currency
    FROM orders.sales_order WHERE id = g.id OFFSET 0) AS o
  WHERE o."businessId" = $2`)

/** Of orders of one business, by id; null for one that is not there. */
export async function readPayables(
  { pool }: Pick<Platform, 'pool'>,
  businessId: string,
  ids: readonly string[],
): Promise<(PayableRecord | null)[]> {
  const { rows } = await pool.query<Row>(PAYABLES, [ids, businessId])
  const found = rows.map(({ amount, currency, ...row }) => ({
    ...row,
    total: { amountMinor: BigInt(amount), currencyCode: currency },
  }))
  return byKey(ids, found, row => row.orderId)
}
