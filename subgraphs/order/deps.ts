import type { Platform } from '#shared/platform.ts'
import type { OrderTerms } from './domain/order.ts'

/** All that the order subgraph is built from. */
export interface OrderDeps {
  platform: Platform
  terms: OrderTerms
  /** Whether `clockAdvance` may move the platform's clock. Never in production. */
  testClock: boolean
}
