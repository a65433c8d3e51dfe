import { type PaymentDeps, providerOf } from '../deps.ts'
import type { RoutingRequest } from '../routing/domain/channel.ts'

/** An attempt that may be sent again under its own reference. */
export interface Retry {
  id: string
  channelCode: string
  payment: { businessId: string; request: RoutingRequest }
}

/**
 * The intent's attempt whose outcome is unknown, where its channel answers a repeated reference with what the first one
 * did: sending it again cannot charge twice. Everywhere else nothing is tried until the outcome is known.
 */
export async function retryable(deps: PaymentDeps, intentId: string, method: string): Promise<Retry | null> {
  const attempt = await deps.platform.prisma.paymentAttempt.findFirst({
    where: { intentId, method, status: 'UNKNOWN' },
    include: { intent: true },
  })
  if (!attempt || !providerOf(deps, attempt.channelCode).capabilities.idempotentRetry) return null
  const { id, channelCode, businessId, intent } = attempt
  if (intent.status !== 'PROCESSING') return null
  const { orderId: key, amountMinor, currencyCode, captureMethod } = intent
  const rest = { country: null, recurring: false, manualCapture: captureMethod === 'MANUAL' }
  return { id, channelCode, payment: { businessId, request: { key, method, amountMinor, currencyCode, ...rest } } }
}
