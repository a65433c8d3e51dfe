import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { StockRecord } from '../domain/product.ts'
import { applyMovements, bumpStock, type Movement } from '../store/stock.ts'

/** Who moves stock, for whom, when. */
export interface StockActor {
  businessId: string
  actor: string
  at: Date
}

/**
 * Applies movements and announces them: one `stock.changed` per SKU and commit, however many movements it has.
 * Answers the stock as it will be committed, for the cache.
 */
export async function moveStock(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: Tx,
  movements: readonly Movement[],
  { businessId, actor, at }: StockActor,
): Promise<StockRecord[]> {
  if (movements.length === 0) return []
  await applyMovements(tx, movements, actor, at)
  const stocks = await bumpStock(tx, [...new Set(movements.map(movement => movement.skuId))])
  for (const { skuId, available, version } of stocks) {
    await jobs.publish(tx, { type: 'stock.changed', key: skuId, data: { skuId, available, version, businessId } })
  }
  return stocks
}
