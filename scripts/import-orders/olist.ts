import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'

type Row = Record<string, string>

/** An order as `orderHistoryImport` takes it. */
export interface OrderInput {
  externalId: string
  customerId: string
  currencyCode: string
  transitions: { to: string; at: string }[]
  lines: { productId: string; merchantId: string; quantity: number; priceMinor: string; freightMinor: string }[]
  payments: { method: string; amountMinor: string }[]
}

/**
 * Reads the three files of an Olist export (orders, order items, order payments). Its times have no zone and are taken as
 * UTC; its amounts are reals.
 */
export function readOlist(folder: string): OrderInput[] {
  const rows = (name: string) =>
    parse(readFileSync(join(folder, `olist_${name}_dataset.csv`)), { columns: true, bom: true }) as Row[]
  const lines = Map.groupBy(rows('order_items'), row => row.order_id!)
  const payments = Map.groupBy(rows('order_payments'), row => row.order_id!)
  const orders = rows('orders')
  const known = new Set(orders.map(row => row.order_id!))
  for (const id of [...lines.keys(), ...payments.keys()])
    if (!known.has(id)) throw new Error(`expected an order ${id} for its items or payments, got none`)
  return orders.map(row => ({
    externalId: row.order_id!,
    customerId: row.customer_id!,
    currencyCode: 'BRL',
    transitions: transitionsOf(row),
    lines: inOrder(lines.get(row.order_id!), 'order_item_id').map(line => ({
      productId: line.product_id!,
      merchantId: line.seller_id!,
      quantity: 1,
      priceMinor: toMinor(line.price!),
      freightMinor: toMinor(line.freight_value!),
    })),
    payments: inOrder(payments.get(row.order_id!), 'payment_sequential').map(payment => ({
      method: payment.payment_type!,
      amountMinor: toMinor(payment.payment_value!),
    })),
  }))
}

const inOrder = (rows: Row[] = [], column: string) => rows.toSorted((a, b) => Number(a[column]) - Number(b[column]))

const OVER = new Set(['canceled', 'unavailable'])

function transitionsOf(row: Row): OrderInput['transitions'] {
  const reached = [
    { to: 'CREATED', at: row.order_purchase_timestamp! },
    { to: 'PAID', at: row.order_approved_at! },
    { to: 'FULFILLED', at: row.order_delivered_carrier_date! },
    { to: 'COMPLETED', at: row.order_delivered_customer_date! },
  ].filter(({ at }) => at !== '')
  // When an order was given up is not in the files: no earlier than what is last known of it.
  if (OVER.has(row.order_status!))
    reached.push({
      to: 'CLOSED',
      at: reached
        .map(({ at }) => at)
        .toSorted()
        .at(-1)!,
    })
  return reached.map(({ to, at }) => ({ to, at: `${at.replace(' ', 'T')}.000Z` }))
}

/** By its digits: reals would lose a cent here and there. */
function toMinor(text: string): string {
  const [, units, fraction = ''] = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text) ?? []
  if (units === undefined) throw new Error(`expected an amount with at most two decimals, got ${text}`)
  return String(BigInt(units + fraction.padEnd(2, '0')))
}
