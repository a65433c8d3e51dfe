import type { Platform } from '#shared/platform.ts'

/** All that the product subgraph is built from. */
export interface ProductDeps {
  platform: Platform
}
