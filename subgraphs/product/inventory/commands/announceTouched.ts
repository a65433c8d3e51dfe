import { inRawTransaction } from '#shared/db.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { lockSkus, takeTouched } from '../store/stock.ts'
import { announceStock } from './stockChange.ts'

const MOST = 1000

/**
 * Announces what orders changed since the last time, once per SKU. The notes go with the announcement's own
 * transaction, so a process that dies between the two announces it later. Answers how many SKUs.
 */
export async function announceTouched({ platform }: ProductDeps): Promise<number> {
  const at = platform.clock.now()
  const stocks = await inRawTransaction(platform.pool, async tx => {
    const touched = await takeTouched(tx, MOST)
    const announced = []
    for (const [businessId, rows] of Map.groupBy(touched, row => row.businessId)) {
      const skus = await lockSkus(
        tx,
        businessId,
        rows.map(row => row.skuId),
      )
      announced.push(
        ...(await announceStock(
          platform,
          tx,
          skus.map(sku => sku.skuId),
          { businessId, at },
        )),
      )
    }
    return announced
  })
  await storeStock(platform, stocks)
  return stocks.length
}
