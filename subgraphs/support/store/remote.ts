import { refuse } from '#shared/errors.ts'
import { GraphCallError } from '#shared/graph.ts'
import type { Platform } from '#shared/platform.ts'

const ORDER_OWNER = /* GraphQL */ `
  query SupportOrderOwner($orderId: ID!) {
    orderPayable(orderId: $orderId) { businessId customerId }
  }`

/** Whether the order is the customer's. Throws a Refusal with UNAVAILABLE when the order subgraph does not answer. */
export async function ownsOrder(
  platform: Pick<Platform, 'graph'>,
  { businessId, customerId, orderId }: { businessId: string; customerId: string; orderId: string },
): Promise<boolean> {
  type Answer = { orderPayable: { businessId: string; customerId: string } | null }
  try {
    const { orderPayable } = await platform.graph.call<Answer>('order', ORDER_OWNER, { orderId }, { businessId })
    return orderPayable?.businessId === businessId && orderPayable.customerId === customerId
  } catch (error) {
    if (!(error instanceof GraphCallError) || !error.retryable) throw error
    throw refuse('UNAVAILABLE', 'the order could not be looked up now; try again', ['input', 'orderId'])
  }
}
