import type { Viewer } from '#shared/auth.ts'
import type { Tx } from '#shared/db.ts'
import type { ProductStatus } from '../domain/status.ts'
import { MANAGED, managedBy } from './scope.ts'

export interface LockedProduct {
  id: string
  businessId: string
  status: ProductStatus
  version: number
}

/** Locks a product that the viewer may change, or answers null. */
export async function lockProduct(tx: Tx, viewer: Viewer, id: string): Promise<LockedProduct | null> {
  const [row] = await tx.$queryRawUnsafe<LockedProduct[]>(
    `SELECT p.id, p.business_id AS "businessId", p.status, p.version FROM product.product p
     WHERE ${MANAGED} AND p.id = $3 FOR UPDATE`,
    ...managedBy(viewer),
    id,
  )
  return row ?? null
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

/** Gives a locked product its next version, and its next status if there is one. */
export async function nextVersion(tx: Tx, product: LockedProduct, at: Date, status?: ProductStatus): Promise<number> {
  const { count } = await tx.product.updateMany({
    where: { id: product.id, version: product.version, status: product.status },
    data: { version: product.version + 1, updatedAt: at, ...(status ? { status } : {}) },
  })
  if (count !== 1)
    throw new Error(`expected product ${product.id} to stay at version ${product.version} under its lock`)
  return product.version + 1
}
