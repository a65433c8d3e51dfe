import type { Platform } from '#shared/platform.ts'
import type { PaymentProvider } from './provider/port.ts'
import type { RiskCheck } from './risk/port.ts'

/** All that the payment subgraph is built from. */
export interface PaymentDeps {
  platform: Platform
  /** By the code of the channel that each one is. */
  providers: Readonly<Record<string, PaymentProvider>>
  risk: RiskCheck
  /** The webhooks' secrets, the newest first; more than one while they are rotated. */
  webhookSecrets: readonly string[]
}

/** The channel of an attempt. One that a deployment has dropped while it still owes answers is a mistake to be seen. */
export function providerOf({ providers }: Pick<PaymentDeps, 'providers'>, channelCode: string): PaymentProvider {
  const provider = providers[channelCode]
  if (!provider) throw new Error(`expected a provider for the channel ${channelCode}, got ${Object.keys(providers)}`)
  return provider
}
