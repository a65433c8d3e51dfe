import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { fail, Refusal, refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import { newId } from '#shared/ids.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { insertActivity, type NewActivity } from '../store/quotas.ts'
import { lockSkus, type Movement } from '../store/stock.ts'
import { carve } from './carve.ts'
import { moveStock } from './stockChange.ts'

export interface CreateActivity extends Pick<NewActivity, 'kind' | 'name' | 'contentId' | 'startsAt' | 'endsAt'> {
  quotas: { skuId: string; quantity: number }[]
  idempotencyKey: string
}

/**
 * Makes an activity and sets its stock aside at once, also when it starts later: what was promised to it cannot be sold
 * before. All of it or nothing.
 */
export async function createActivity(
  { platform }: ProductDeps,
  viewer: Viewer,
  input: CreateActivity,
): Promise<{ activityId: string }> {
  const { idempotencyKey, quotas, ...request } = input
  const { businessId } = viewer
  const actor = actorOf(viewer)
  return runIdempotent(
    platform,
    {
      scope: 'product.stockActivityCreate',
      businessId,
      viewerId: actor,
      key: idempotencyKey,
      request: { ...request, quotas },
      resourceId: () => newId('act'),
    },
    async ({ resourceId: activityId, finish }) => {
      const at = platform.clock.now()
      if (input.endsAt <= at) {
        const message = `expected a time after ${at.toISOString()}, got ${input.endsAt.toISOString()}`
        throw refuse('INVALID', message, ['input', 'endsAt'])
      }
      const stocks = await inTransaction(platform.prisma, async tx => {
        await lockAll(tx, businessId, quotas)
        await insertActivity(tx, { ...request, id: activityId, businessId, createdBy: actor, createdAt: at }, quotas)
        const movements: Movement[] = []
        for (const [index, { skuId, quantity }] of quotas.entries()) {
          const path = ['input', 'quotas', index, 'quantity']
          movements.push(...(await carve(tx, { activityId, skuId }, quantity, activityId, path)))
        }
        const moved = await moveStock(platform, tx, movements, { businessId, actor, at })
        await finish(tx, { activityId })
        return moved
      })
      await storeStock(platform, stocks)
      return { activityId }
    },
  )
}

async function lockAll(
  tx: Parameters<typeof lockSkus>[0],
  businessId: string,
  quotas: CreateActivity['quotas'],
): Promise<void> {
  const known = new Set(
    (
      await lockSkus(
        tx,
        businessId,
        quotas.map(quota => quota.skuId),
      )
    ).map(sku => sku.skuId),
  )
  const unknown = quotas.flatMap(({ skuId }, index) =>
    known.has(skuId) ? [] : [fail('NOT_FOUND', `expected a SKU, got ${skuId}`, ['input', 'quotas', index, 'skuId'])],
  )
  if (unknown.length > 0) throw new Refusal(unknown)
}
