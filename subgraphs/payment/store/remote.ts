import type { Money } from '#shared/money.ts'
import type { Platform } from '#shared/platform.ts'

const PAYABLE = /* GraphQL */ `
  query PaymentOrderPayable($orderId: ID!) {
    orderPayable(orderId: $orderId) { orderId businessId customerId payable expiresAt total { amountMinor currencyCode } }
  }`

export interface Payable {
  orderId: string
  customerId: string
  payable: boolean
  total: Money
}

/** Strong read of what an order has to be paid, by the order subgraph's own schema. */
export async function readPayable(platform: Platform, businessId: string, orderId: string): Promise<Payable | null> {
  type Wire = Omit<Payable, 'total'> & { total: { amountMinor: string; currencyCode: string } }
  const { orderPayable } = await platform.graph.call<{ orderPayable: Wire | null }>(
    'order',
    PAYABLE,
    { orderId },
    { businessId },
  )
  if (!orderPayable) return null
  const { amountMinor, currencyCode } = orderPayable.total
  return { ...orderPayable, total: { amountMinor: BigInt(amountMinor), currencyCode } }
}
