import { actorOf, type Viewer } from '#shared/auth.ts'
import { inTransaction } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import type { ProductDeps } from '../../deps.ts'
import { storeStock } from '../../store/cards.ts'
import { closeQuota, findEnded, lockActivity, lockBuckets, moveParts } from '../store/quotas.ts'
import { lockSkus } from '../store/stock.ts'
import { returned } from './carve.ts'
import { moveStock } from './stockChange.ts'

const SWEEP = 20

/** Returns the stock of activities that are over. Answers how many were closed. Safe in several processes at once. */
export async function endActivities(deps: ProductDeps): Promise<number> {
  const { platform } = deps
  const ended = await findEnded(platform, platform.clock.now(), SWEEP)
  for (const { id, businessId } of ended) await closeActivity(deps, businessId, id, 'activities')
  return ended.length
}

/** Ends an activity now and returns its stock. Ending one that is over is harmless. Answers the SKUs that had a quota. */
export async function endActivity(deps: ProductDeps, viewer: Viewer, activityId: string): Promise<string[]> {
  const { platform } = deps
  const { businessId } = viewer
  const skuIds = await inTransaction(platform.prisma, async tx => {
    const activity = await lockActivity(tx, businessId, activityId)
    const path = ['input', 'activityId']
    if (!activity) throw refuse('NOT_FOUND', `expected an activity, got ${activityId}`, path)
    const now = platform.clock.now()
    // One that has not started is left with no time at all.
    if (activity.startsAt > now) await tx.stockActivity.update(endAt(activityId, now, now))
    else if (activity.endsAt > now) await tx.stockActivity.update(endAt(activityId, activity.startsAt, now))
    return activity.skuIds
  })
  await closeActivity(deps, businessId, activityId, actorOf(viewer))
  return skuIds
}

const endAt = (id: string, startsAt: Date, endsAt: Date) => ({ where: { id }, data: { startsAt, endsAt } })

/** Returns one quota after the other, each in a transaction, then closes the activity. */
async function closeActivity(deps: ProductDeps, businessId: string, activityId: string, actor: string): Promise<void> {
  const { platform } = deps
  for (;;) {
    const more = await inTransaction(platform.prisma, async tx => {
      const activity = await lockActivity(tx, businessId, activityId)
      if (!activity || activity.closedAt || activity.endsAt > platform.clock.now()) return null
      if (activity.skuIds[0]) return activity.skuIds[0]
      await tx.stockActivity.update({ where: { id: activityId }, data: { closedAt: platform.clock.now() } })
      return null
    })
    if (!more) return
    await returnQuota(deps, businessId, { activityId, skuId: more }, actor)
  }
}

/**
 * Moves everything of a quota to the levels of its locations: what is free, and also what orders hold or have paid for,
 * whose reservations go on from there.
 */
async function returnQuota(
  { platform }: ProductDeps,
  businessId: string,
  quota: { activityId: string; skuId: string },
  actor: string,
): Promise<void> {
  const at = platform.clock.now()
  const stocks = await inTransaction(platform.prisma, async tx => {
    await lockSkus(tx, businessId, [quota.skuId])
    const open = await tx.stockQuota.count({ where: { ...quota, closedAt: null } })
    // Another process was faster.
    if (open === 0) return []
    const buckets = await lockBuckets(tx, [quota])
    await moveParts(
      tx,
      buckets.map(bucket => bucket.bucketId),
    )
    const movements = buckets.flatMap(bucket => returned(bucket, bucket, quota.activityId))
    const moved = await moveStock(platform, tx, movements, { businessId, actor, at })
    const sold = buckets.reduce((total, bucket) => total + bucket.committed, 0)
    await closeQuota(tx, quota, sold, at)
    return moved
  })
  await storeStock(platform, stocks)
}
