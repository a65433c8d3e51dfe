import { type PaymentDeps, providerOf } from '../deps.ts'
import type { RoutingRequest } from '../routing/domain/channel.ts'
import type { ConfirmedIntent } from '../store/attempts.ts'

/** An attempt that may be sent again under its own reference. */
export interface Retry {
  id: string
  channelCode: string
  request: RoutingRequest
}

/**
 * The intent's attempt whose outcome is unknown, where its channel answers a repeated reference with what the first one
 * did: sending it again cannot charge twice. Everywhere else nothing is tried until the outcome is known.
 */
export function retryable(deps: PaymentDeps, intent: ConfirmedIntent, method: string): Retry | null {
  const { unknown, status, orderId: key, amountMinor, currencyCode, captureMethod } = intent
  if (!unknown || status !== 'PROCESSING') return null
  if (!providerOf(deps, unknown.channelCode).capabilities.idempotentRetry) return null
  const rest = { country: null, recurring: false, manualCapture: captureMethod === 'MANUAL' }
  return { ...unknown, request: { key, method, amountMinor, currencyCode, ...rest } }
}
