import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { runIdempotent } from '#shared/idempotency.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { activityStatus } from '../domain/quota.ts'
import { lockActivity } from '../store/quotas.ts'
import { lockSkus } from '../store/stock.ts'
import { carve, takeBack } from './carve.ts'
import { moveStock } from './stockChange.ts'

export interface ChangeQuota {
  activityId: string
  skuId: string
  delta: number
  idempotencyKey: string
}

/** Sets more units aside for a quota, or takes some back that nobody holds. Also while it is being sold from. */
export async function changeQuota({ platform }: ProductDeps, viewer: Viewer, input: ChangeQuota): Promise<void> {
  const { idempotencyKey, ...request } = input
  const { businessId } = viewer
  const actor = actorOf(viewer)
  await runIdempotent(
    platform,
    { scope: 'product.stockQuotaChange', businessId, viewerId: actor, key: idempotencyKey, request },
    async ({ finish }) => {
      const at = platform.clock.now()
      const { activityId, skuId, delta } = input
      const stocks = await inTransaction(platform.prisma, async tx => {
        await lockSkus(tx, businessId, [skuId])
        const activity = await lockActivity(tx, businessId, activityId)
        const path = (field: string) => ['input', field]
        if (!activity) throw refuse('NOT_FOUND', `expected an activity, got ${activityId}`, path('activityId'))
        const status = activityStatus(activity, at)
        if (status === 'ENDED' || status === 'CLOSED') {
          throw refuse('INVALID_TRANSITION', `expected an activity that is not over, got ${status}`, path('activityId'))
        }
        if (!activity.skuIds.includes(skuId)) {
          throw refuse('NOT_FOUND', `expected a SKU with a quota in ${activityId}, got ${skuId}`, path('skuId'))
        }
        const change = delta > 0 ? carve : takeBack
        const movements = await change(tx, { activityId, skuId }, Math.abs(delta), activityId, path('delta'))
        await tx.stockQuota.update({
          where: { activityId_skuId: { activityId, skuId } },
          data: { quantity: { increment: delta } },
        })
        const moved = await moveStock(platform, tx, movements, { businessId, actor, at })
        await finish(tx, { activityId })
        return moved
      })
      await storeStock(platform, stocks)
      return { activityId }
    },
  )
}
