import type { RawTx } from '#shared/db.ts'
import { type Quota, quotaFor } from '../domain/quota.ts'
import type { Level, Line } from '../domain/stock.ts'
import { findOpenQuotas, lockBuckets } from './quotas.ts'
import { lockLevels } from './stock.ts'

type Pool = Pick<Quota, 'activityId' | 'skuId'> | null

/** Where lines may take units from: the quota of the content they are bought through, or what is open to every order. */
export interface Pools {
  /** The pool of a line, one object per pool; null is what is open to every order. */
  of(line: Pick<Line, 'skuId' | 'contentId'>): Pool
  levels(pool: Pool): Level[]
}

/** Locks what the lines may take from. The caller holds the SKUs' locks. */
export async function lockPools(
  tx: RawTx,
  businessId: string,
  lines: readonly Pick<Line, 'skuId' | 'contentId'>[],
  at: Date,
): Promise<Pools> {
  const quotas = await quotasOf(tx, businessId, lines)
  const of = ({ skuId, contentId }: Pick<Line, 'skuId' | 'contentId'>) =>
    quotaFor(
      quotas.filter(quota => quota.skuId === skuId),
      contentId,
      at,
    )
  // All at once: one pool after the other would lock buckets out of order.
  const buckets = await lockBuckets(tx, [...new Set(lines.flatMap(line => of(line) ?? []))])
  const shared = [...new Set(lines.filter(line => !of(line)).map(line => line.skuId))]
  const levels = shared.length > 0 ? await lockLevels(tx, shared) : []
  return {
    of,
    levels: pool =>
      pool ? buckets.filter(bucket => bucket.activityId === pool.activityId && bucket.skuId === pool.skuId) : levels,
  }
}

async function quotasOf(
  tx: RawTx,
  businessId: string,
  lines: readonly Pick<Line, 'skuId' | 'contentId'>[],
): Promise<Quota[]> {
  const skuIds = [...new Set(lines.filter(line => line.contentId).map(line => line.skuId))]
  if (skuIds.length === 0) return []
  return (await findOpenQuotas(tx, skuIds)).filter(quota => quota.businessId === businessId)
}
