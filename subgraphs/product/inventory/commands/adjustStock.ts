import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { fail, Refusal, type UserError } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { managedBy } from '../../store/scope.ts'
import type { Level } from '../domain/stock.ts'
import { ensureLevels, findLocations, type LockedSku, lockLevels, lockSkus, type Movement } from '../store/stock.ts'
import { moveStock } from './stockChange.ts'

export interface Adjustment {
  skuId: string
  locationCode: string
  delta: number
  reason: string
}

export interface AdjustStock {
  items: Adjustment[]
  /** REJECT_FAILED_ROWS leaves out what fails; else nothing is done when anything does. */
  errorPolicy: 'REJECT_EVERYTHING' | 'REJECT_FAILED_ROWS'
  idempotencyKey: string
}

export interface Adjusted {
  /** The SKUs whose stock was changed. */
  skuIds: string[]
  errors: UserError[]
}

/** More than this at one place is a mistake, and sums of it must fit a GraphQL Int. */
const MAX_ON_HAND = 100_000_000

/**
 * Adds to or takes from the stock on hand, in one transaction. What is reserved or committed cannot be taken
 * (OUT_OF_STOCK). `pathOf` says where an item stands in the request.
 */
export async function adjustStock(
  { platform }: ProductDeps,
  viewer: Viewer,
  { items, errorPolicy, idempotencyKey }: AdjustStock,
  pathOf: (index: number) => readonly (string | number)[],
): Promise<Adjusted> {
  const { businessId } = viewer
  const actor = actorOf(viewer)
  return runIdempotent<Adjusted>(
    platform,
    { scope: 'product.stockAdjust', businessId, viewerId: actor, key: idempotencyKey, request: { items, errorPolicy } },
    async ({ finish }) => {
      const { result, stocks } = await inTransaction(platform.prisma, async tx => {
        const { movements, errors } = await judge(tx, viewer, items, pathOf)
        if (errors.length > 0 && errorPolicy === 'REJECT_EVERYTHING') throw new Refusal(errors)
        const stocks = await moveStock(platform, tx, movements, { businessId, actor, at: platform.clock.now() })
        const result = { skuIds: stocks.map(stock => stock.skuId), errors }
        await finish(tx, result)
        return { result, stocks }
      })
      await storeStock(platform, stocks)
      return result
    },
  )
}

/** Which items can be done, as movements, and what is wrong with the others. Later items see the earlier ones. */
async function judge(
  tx: Tx,
  viewer: Viewer,
  items: readonly Adjustment[],
  pathOf: (index: number) => readonly (string | number)[],
): Promise<{ movements: Movement[]; errors: UserError[] }> {
  const skus = await lockManaged(
    tx,
    viewer,
    items.map(item => item.skuId),
  )
  const locations = await findLocations(
    tx,
    viewer.businessId,
    items.map(item => item.locationCode),
  )
  const wanted = items.filter(item => skus.has(item.skuId) && locations.has(item.locationCode))
  for (const [code, rows] of Map.groupBy(wanted, item => item.locationCode)) {
    await ensureLevels(tx, [...new Set(rows.map(row => row.skuId))], locations.get(code)!)
  }
  const levels = new Map(
    (await lockLevels(tx, [...skus.keys()])).map(level => [`${level.skuId} ${level.locationId}`, level]),
  )
  const movements: Movement[] = []
  const errors = items.flatMap((item, index) => {
    const { skuId, locationCode, delta, reason } = item
    const path = pathOf(index)
    if (!skus.has(skuId)) return [fail('NOT_FOUND', `expected a SKU, got ${skuId}`, [...path, 'skuId'])]
    const locationId = locations.get(locationCode)
    if (!locationId) {
      const message = `expected a location's code, got ${JSON.stringify(locationCode)}`
      return [fail('NOT_FOUND', message, [...path, 'locationCode'])]
    }
    const level = levels.get(`${skuId} ${locationId}`)!
    const error = checkRoom(level, delta, [...path, 'delta'])
    if (error) return [error]
    level.onHand += delta
    movements.push({ skuId, locationId, kind: 'ADJUST', onHand: delta, reason })
    return []
  })
  return { movements, errors }
}

/** Locks those of the SKUs that the viewer may change. */
async function lockManaged(tx: Tx, viewer: Viewer, skuIds: readonly string[]): Promise<Map<string, LockedSku>> {
  const [businessId, merchantId] = managedBy(viewer)
  const skus = await lockSkus(tx, businessId, [...new Set(skuIds)])
  return new Map(skus.filter(sku => merchantId === null || sku.merchantId === merchantId).map(sku => [sku.skuId, sku]))
}

function checkRoom(level: Level, delta: number, path: readonly (string | number)[]): UserError | null {
  const free = level.onHand - level.reserved - level.committed
  if (free + delta < 0) return fail('OUT_OF_STOCK', `expected to take at most ${free}, got ${-delta}`, path)
  if (level.onHand + delta > MAX_ON_HAND) {
    const message = `expected at most ${MAX_ON_HAND} on hand, got ${level.onHand + delta}`
    return fail('AMOUNT_OUT_OF_RANGE', message, path)
  }
  return null
}
