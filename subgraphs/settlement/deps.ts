import type { Platform } from '#shared/platform.ts'
import type { TransferProvider } from './provider/transfers.ts'

/** All that the settlement subgraph is built from. */
export interface SettlementDeps {
  platform: Platform
  transfers: TransferProvider
  /** From clearing until a share can be paid out. */
  holdMs: number
}
