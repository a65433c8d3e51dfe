import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import type { ProductStatus } from '../domain/status.ts'
import { MANAGED, managedBy } from './scope.ts'

export interface LockedProduct {
  id: string
  businessId: string
  category: string | null
  status: ProductStatus
  version: number
}

/** Locks a product that the viewer may change, or answers null. */
export async function lockProduct(tx: Tx, viewer: Viewer, id: string): Promise<LockedProduct | null> {
  return (await lockProducts(tx, viewer, [id])).get(id) ?? null
}

/** Locks those of the products that the viewer may change, in the order of their ids. */
export async function lockProducts(
  tx: Tx,
  viewer: Viewer,
  ids: readonly string[],
): Promise<Map<string, LockedProduct>> {
  const rows = await tx.$queryRawUnsafe<LockedProduct[]>(
    `SELECT p.id, p.business_id AS "businessId", p.category, p.status, p.version FROM product.product p
     WHERE ${MANAGED} AND p.id = ANY($3) ORDER BY p.id FOR UPDATE`,
    ...managedBy(viewer),
    [...ids],
  )
  return new Map(rows.map(row => [row.id, row]))
}

/** The product of a SKU that the viewer may change, or null. */
export async function productOfSku(tx: Tx, viewer: Viewer, skuId: string): Promise<string | null> {
  const [row] = await tx.$queryRawUnsafe<{ id: string }[]>(
    `SELECT p.id FROM product.sku s JOIN product.product p ON p.id = s.product_id WHERE ${MANAGED} AND s.id = $3`,
    ...managedBy(viewer),
    skuId,
  )
  return row?.id ?? null
}

/** Gives locked products their next versions, and their next statuses if there are any. */
export async function nextVersions(
  tx: Tx,
  products: readonly LockedProduct[],
  at: Date,
  statuses: readonly ProductStatus[] = products.map(product => product.status),
): Promise<void> {
  const count = await tx.$executeRawUnsafe(
    `UPDATE product.product p SET version = p.version + 1, status = n.status, updated_at = $5
     FROM unnest($1::text[], $2::int[], $3::text[], $4::text[]) AS n(id, version, was, status)
     WHERE p.id = n.id AND p.version = n.version AND p.status = n.was`,
    products.map(product => product.id),
    products.map(product => product.version),
    products.map(product => product.status),
    [...statuses],
    at,
  )
  if (count !== products.length)
    throw new Error(`expected ${products.length} products to stay as they were under their locks, ${count} did`)
}
