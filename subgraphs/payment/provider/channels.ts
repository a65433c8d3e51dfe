import type { Capabilities } from '../routing/domain/channel.ts'

/**
 * The sandbox's channels, unlike each other on purpose. The card channel refuses a reference that it has seen, as many
 * acquirers do; the second acquirer answers it with what the first did; the wallet is wholly asynchronous.
 */
export const SANDBOX_CHANNELS = {
  'sandbox-card': { idempotentRetry: false, capture: 'PARTIAL', asynchronous: false },
  'sandbox-acquirer': { idempotentRetry: true, capture: 'FULL', asynchronous: false },
  'sandbox-wallet': { idempotentRetry: false, capture: 'NONE', asynchronous: true },
} as const satisfies Record<string, Capabilities>
