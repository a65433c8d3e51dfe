import type { Viewer } from '#shared/auth.ts'
import { inTransaction, type Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { ProductDeps } from '../deps.ts'
import { productOfSku } from '../store/products.ts'
import { defaultLocation, ensureLevels, findLocation, lockLevels, lockSkus } from '../store/stock.ts'
import { moveStock } from './stockChange.ts'

export interface AdjustStock {
  skuId: string
  locationCode: string
  delta: number
  reason: string
  idempotencyKey: string
}

/** More than this at one place is a mistake, and sums of it must fit a GraphQL Int. */
const MAX_ON_HAND = 100_000_000

/** Adds to or takes from the stock on hand. What is reserved or committed cannot be taken (OUT_OF_STOCK). */
export async function adjustStock({ platform }: ProductDeps, viewer: Viewer, input: AdjustStock): Promise<void> {
  const { idempotencyKey, ...request } = input
  const { businessId } = viewer
  const actor = viewer.id ?? ''
  await runIdempotent(
    platform,
    { scope: 'product.stockAdjust', businessId, viewerId: actor, key: idempotencyKey, request },
    async ({ finish }) => {
      await inTransaction(platform.prisma, async tx => {
        const { skuId, delta, reason } = input
        if (!(await productOfSku(tx, viewer, skuId)))
          throw refuse('NOT_FOUND', `expected a SKU, got ${skuId}`, ['input', 'skuId'])
        await lockSkus(tx, businessId, [skuId])
        const locationId = await locationOf(tx, businessId, input.locationCode)
        await ensureLevels(tx, [skuId], locationId)
        await checkRoom(tx, input, locationId)
        const movement = { skuId, locationId, kind: 'ADJUST' as const, onHand: delta, reason }
        await moveStock(platform, tx, [movement], { businessId, actor, at: platform.clock.now() })
        await finish(tx, { skuId })
      })
      return { skuId: input.skuId }
    },
  )
}

async function locationOf(tx: Tx, businessId: string, code: string): Promise<string> {
  const id = code === 'default' ? await defaultLocation(tx, businessId) : await findLocation(tx, businessId, code)
  if (!id)
    throw refuse('NOT_FOUND', `expected a location's code, got ${JSON.stringify(code)}`, ['input', 'locationCode'])
  return id
}

async function checkRoom(tx: Tx, { skuId, delta }: AdjustStock, locationId: string): Promise<void> {
  const level = (await lockLevels(tx, [skuId])).find(candidate => candidate.locationId === locationId)
  if (!level) throw new Error(`expected a level of ${skuId} at ${locationId}`)
  const free = level.onHand - level.reserved - level.committed
  const path = ['input', 'delta']
  if (free + delta < 0) throw refuse('OUT_OF_STOCK', `expected to take at most ${free}, got ${-delta}`, path)
  if (level.onHand + delta > MAX_ON_HAND) {
    throw refuse('AMOUNT_OUT_OF_RANGE', `expected at most ${MAX_ON_HAND} on hand, got ${level.onHand + delta}`, path)
  }
}
