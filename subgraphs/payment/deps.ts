import type { Platform } from '#shared/platform.ts'
import type { PaymentProvider } from './provider/port.ts'

/** All that the payment subgraph is built from. */
export interface PaymentDeps {
  platform: Platform
  provider: PaymentProvider
  /** The webhooks' secrets; more than one while they are rotated. */
  webhookSecrets: readonly string[]
}
