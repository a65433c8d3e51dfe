import type { RawTx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { Claimed } from './claim.ts'

interface Moved {
  id: string
  version: number
}

/** Takes products off sale that their feed does not have any more. Those that are not on sale stay as they are. */
export async function unlist(
  tx: RawTx,
  platform: Platform,
  run: Claimed,
  externalIds: readonly string[],
): Promise<string[]> {
  if (externalIds.length === 0) return []
  const at = platform.clock.now()
  const moved = await tx.$queryRawUnsafe<Moved[]>(
    `WITH there AS (
       SELECT id FROM product.product WHERE channel_id = $1 AND external_id = ANY($2) AND status = 'ACTIVE'
       ORDER BY external_id FOR UPDATE)
     UPDATE product.product p SET status = 'SUSPENDED', version = p.version + 1, updated_at = $3
     FROM there WHERE p.id = there.id RETURNING p.id, p.version`,
    run.channelId,
    [...externalIds],
    at,
  )
  // After the change of status, which takes a product out of the feed's hands.
  await tx.$executeRawUnsafe(
    'INSERT INTO product.feed_absence (product_id, channel_id, import_id, since) SELECT unnest($1::text[]), $2, $3, $4',
    moved.map(({ id }) => id),
    run.channelId,
    run.id,
    at,
  )
  return announce(tx, platform, run, moved)
}

/** Puts products back on sale that a feed took off and has again. What a person took off stays off. */
export async function relist(
  tx: RawTx,
  platform: Platform,
  run: Claimed,
  externalIds: readonly string[],
): Promise<string[]> {
  if (externalIds.length === 0) return []
  const moved = await tx.$queryRawUnsafe<Moved[]>(
    `WITH there AS (
       SELECT p.id FROM product.feed_absence a JOIN product.product p ON p.id = a.product_id
       WHERE p.channel_id = $1 AND p.external_id = ANY($2) AND p.status = 'SUSPENDED'
       ORDER BY p.external_id FOR UPDATE OF p)
     UPDATE product.product p SET status = 'ACTIVE', version = p.version + 1, updated_at = $3
     FROM there WHERE p.id = there.id RETURNING p.id, p.version`,
    run.channelId,
    [...externalIds],
    platform.clock.now(),
  )
  return announce(tx, platform, run, moved)
}

async function announce(tx: RawTx, { jobs }: Platform, run: Claimed, moved: readonly Moved[]): Promise<string[]> {
  const ids = moved.map(({ id }) => id)
  if (ids.length === 0) return ids
  const skus = await tx.$queryRawUnsafe<{ id: string; productId: string }[]>(
    'SELECT id, product_id AS "productId" FROM product.sku WHERE product_id = ANY($1)',
    ids,
  )
  const byProduct = Map.groupBy(skus, sku => sku.productId)
  const events = moved.map(({ id, version }) => ({
    key: id,
    data: {
      productId: id,
      skuIds: (byProduct.get(id) ?? []).map(sku => sku.id),
      businessId: run.businessId,
      version,
    },
  }))
  await jobs.publishMany(tx, 'product.changed', events)
  return ids
}
