import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { StockRecord } from '../../domain/product.ts'
import type { HeldReservation } from '../store/reservations.ts'
import { applyMovements, bumpStock, type Movement } from '../store/stock.ts'

/** Who moves stock, for whom, when. */
export interface StockActor {
  businessId: string
  actor: string
  at: Date
}

/** Applies movements and announces them. Answers the stock as it will be committed, for the cache. */
export async function moveStock(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: Tx,
  movements: readonly Movement[],
  who: StockActor,
): Promise<StockRecord[]> {
  if (movements.length === 0) return []
  await applyMovements(tx, movements, who.actor, who.at)
  return announceStock({ jobs }, tx, [...new Set(movements.map(movement => movement.skuId))], who)
}

/**
 * Announces that stock changed: one `stock.changed` per SKU and commit, however many movements it has, and one
 * `stock.low` per level that became low by it. Answers the stock as it will be committed, for the cache.
 */
export async function announceStock(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: Tx,
  skuIds: readonly string[],
  { businessId, at }: Pick<StockActor, 'businessId' | 'at'>,
): Promise<StockRecord[]> {
  const { stocks, low } = await bumpStock(tx, skuIds, at)
  await jobs.publishMany(
    tx,
    'stock.changed',
    stocks.map(({ skuId, available, version, quotas }) => ({
      key: skuId,
      data: { skuId, available, version, businessId, quotas: quotas.map(toEvent) },
    })),
  )
  await jobs.publishMany(
    tx,
    'stock.low',
    low.map(level => ({ key: level.skuId, data: { ...level, businessId } })),
  )
  return stocks
}

const toEvent = ({ activityId, contentId, available }: StockRecord['quotas'][number]) => ({
  activityId,
  contentId,
  available,
})

export const lineIds = (rows: readonly { orderLineId: string }[]): string[] => rows.map(row => row.orderLineId)

/** The movements of reservations' units, wherever they lie. */
export function movementsOf(
  rows: readonly HeldReservation[],
  kind: Movement['kind'],
  delta: (quantity: number) => Pick<Movement, 'reserved' | 'committed'>,
  reason?: string,
): Movement[] {
  return rows.flatMap(({ orderLineId, skuId, parts }) =>
    parts.map(({ locationId, bucketId, quantity }) => ({
      skuId,
      locationId,
      bucketId,
      kind,
      ...delta(quantity),
      orderLineId,
      reason,
    })),
  )
}
