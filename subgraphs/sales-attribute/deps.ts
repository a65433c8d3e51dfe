import type { Platform } from '#shared/platform.ts'

export interface AttributionSettings {
  /** The first signs, all verify. */
  secrets: string[]
  /** How long a click can lead to an order. Longer pays creators for purchases they had no part in. */
  lifetimeMs: number
}

/** All that the sales-attribute subgraph is built from. */
export interface SalesAttributeDeps {
  platform: Platform
  attribution: AttributionSettings
}
