import type { Tx } from '#shared/db.ts'
import { refuse } from '#shared/errors.ts'
import { splitIntoBuckets } from '../domain/quota.ts'
import { allocateStock, availableAt, type Part } from '../domain/stock.ts'
import { type Bucket, insertBuckets, lockBuckets } from '../store/quotas.ts'
import { lockLevels, type Movement } from '../store/stock.ts'

interface QuotaKey {
  activityId: string
  skuId: string
}

/**
 * Sets units of what is open to every order aside for a quota, in new buckets. The caller holds the SKU's lock. Answers
 * the movements; refuses at `path` when there is less.
 */
export async function carve(
  tx: Tx,
  quota: QuotaKey,
  quantity: number,
  reason: string,
  path: readonly (string | number)[],
): Promise<Movement[]> {
  const { skuId } = quota
  const line = { orderLineId: '', skuId, quantity }
  const { parts, short } = allocateStock([line], await lockLevels(tx, [skuId]))
  if (short[0]) {
    throw refuse('OUT_OF_STOCK', `expected at most ${short[0].available} units of ${skuId}, got ${quantity}`, path)
  }
  const taken = parts.get('') ?? []
  const pieces = taken.flatMap(part => splitIntoBuckets(part.quantity).map(units => ({ ...part, quantity: units })))
  const bucketIds = await insertBuckets(
    tx,
    quota,
    pieces.map(piece => piece.locationId),
  )
  return [
    ...taken.map(({ locationId, quantity: units }) =>
      carved(skuId, { locationId, quantity: -units, bucketId: 0 }, reason),
    ),
    ...pieces.map((piece, index) => carved(skuId, { ...piece, bucketId: bucketIds[index]! }, reason)),
  ]
}

function carved(skuId: string, { locationId, bucketId, quantity }: Part, reason: string): Movement {
  return { skuId, locationId, bucketId, kind: 'CARVE', onHand: quantity, reason }
}

/** Takes units that nobody holds back from a quota. The caller holds the SKU's lock. Answers the movements. */
export async function takeBack(
  tx: Tx,
  quota: QuotaKey,
  quantity: number,
  reason: string,
  path: readonly (string | number)[],
): Promise<Movement[]> {
  const buckets = await lockBuckets(tx, [quota])
  const free = buckets.reduce((total, bucket) => total + availableAt(bucket), 0)
  if (free < quantity)
    throw refuse('OUT_OF_STOCK', `expected to take back at most ${free} units, got ${quantity}`, path)
  let missing = quantity
  return buckets.flatMap(bucket => {
    const units = Math.min(availableAt(bucket), missing)
    missing -= units
    return returned(bucket, { onHand: units, reserved: 0, committed: 0 }, reason)
  })
}

/** The movements that bring counters of a bucket to the level of its location. */
export function returned(
  { skuId, locationId, bucketId }: Bucket,
  { onHand, reserved, committed }: Pick<Bucket, 'onHand' | 'reserved' | 'committed'>,
  reason: string,
): Movement[] {
  if (onHand === 0) return []
  const movement = { skuId, locationId, kind: 'RETURN' as const, reason }
  return [
    { ...movement, bucketId, onHand: -onHand, reserved: -reserved, committed: -committed },
    { ...movement, bucketId: 0, onHand, reserved, committed },
  ]
}
