import type { RawTx } from '#shared/db.ts'
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

/**
 * Applies movements and announces what can be sold by them. Answers the stock as it will be committed, for the cache. A
 * claim announces nothing: its units could not be sold before either, and every order has one.
 */
export async function moveStock(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: RawTx,
  movements: readonly Movement[],
  who: StockActor,
): Promise<StockRecord[]> {
  if (movements.length === 0) return []
  await applyMovements(tx, movements, who.actor, who.at)
  const skuIds = [...new Set(movements.map(movement => movement.skuId))]
  return announceStock({ jobs }, tx, skuIds, who, skusWithOtherUnits(movements))
}

/** The SKUs of which more or fewer units can be sold, in any of the places where they lie. */
function skusWithOtherUnits(movements: readonly Movement[]): Set<string> {
  const places = Map.groupBy(movements, ({ skuId, locationId, bucketId = 0 }) => `${skuId} ${locationId} ${bucketId}`)
  const sellable = ({ onHand = 0, reserved = 0, committed = 0 }: Movement) => onHand - reserved - committed
  const changed = [...places.values()].filter(moved => moved.reduce((sum, each) => sum + sellable(each), 0) !== 0)
  return new Set(changed.map(([movement]) => movement!.skuId))
}

/**
 * Announces that stock changed: one `stock.changed` per announced SKU and commit, however many movements it has, and
 * one `stock.low` per level that became low by it. Answers the stock as it will be committed, for the cache.
 */
export async function announceStock(
  { jobs }: Pick<Platform, 'jobs'>,
  tx: RawTx,
  skuIds: readonly string[],
  { businessId, at }: Pick<StockActor, 'businessId' | 'at'>,
  announced: ReadonlySet<string> = new Set(skuIds),
): Promise<StockRecord[]> {
  const { stocks, low } = await bumpStock(tx, skuIds, at)
  await jobs.publishMany(
    tx,
    'stock.changed',
    stocks
      .filter(({ skuId }) => announced.has(skuId))
      .map(({ skuId, available, version, quotas }) => ({
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
