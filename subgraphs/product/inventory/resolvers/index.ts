import type { Claimer } from '../commands/claimStock.ts'
import type { Reserver } from '../commands/reserveStock.ts'
import { Query } from './Query.ts'
import { stockActivityCreate } from './stockActivityCreate.ts'
import { stockActivityEnd } from './stockActivityEnd.ts'
import { stockAdjust } from './stockAdjust.ts'
import { stockAdjustMany } from './stockAdjustMany.ts'
import { stockClaim } from './stockClaim.ts'
import { stockLevelConfigure } from './stockLevelConfigure.ts'
import { stockLocationUpsert } from './stockLocationUpsert.ts'
import { stockQuotaChange } from './stockQuotaChange.ts'
import { stockRelease } from './stockRelease.ts'
import { stockReserve } from './stockReserve.ts'
import { Sku, SkuStock, StockActivity, StockLevel, StockQuota } from './types.ts'

export function resolversOf(reserver: Reserver, claimer: Claimer) {
  return {
    Query,
    Mutation: {
      stockAdjust,
      stockAdjustMany,
      stockLocationUpsert,
      stockLevelConfigure,
      stockActivityCreate: stockActivityCreate(reserver),
      stockQuotaChange,
      stockActivityEnd: stockActivityEnd(reserver),
      stockReserve: stockReserve(reserver),
      stockClaim: stockClaim(claimer),
      stockRelease,
    },
    Sku,
    SkuStock,
    StockLevel,
    StockActivity,
    StockQuota,
  }
}
