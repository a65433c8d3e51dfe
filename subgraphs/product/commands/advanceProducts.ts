import type { Tx } from '#shared/db.ts'
import type { Platform } from '#shared/platform.ts'
import type { ProductStatus } from '../domain/status.ts'
import { type LockedProduct, nextVersions } from '../store/products.ts'

/** Gives locked products their next versions (and statuses), and tells the others in the same transaction. */
export async function advanceProducts(
  { clock, jobs }: Pick<Platform, 'clock' | 'jobs'>,
  tx: Tx,
  products: readonly LockedProduct[],
  statuses?: readonly ProductStatus[],
): Promise<void> {
  if (products.length === 0) return
  await nextVersions(tx, products, clock.now(), statuses)
  const skus = await tx.sku.findMany({
    where: { productId: { in: products.map(product => product.id) } },
    select: { id: true, productId: true },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
  })
  const byProduct = Map.groupBy(skus, sku => sku.productId)
  const events = products.map(({ id, businessId, version }) => {
    const skuIds = (byProduct.get(id) ?? []).map(sku => sku.id)
    return { key: id, data: { skuIds, productId: id, businessId, version: version + 1 } }
  })
  await jobs.publishMany(tx, 'product.changed', events)
}
