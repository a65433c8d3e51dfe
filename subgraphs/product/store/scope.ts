import { hasRole, type Viewer } from '#shared/auth.ts'
import type { ProductRecord } from '../domain/product.ts'

/** Who sees products of every merchant in every state. */
export function isStaff(viewer: Viewer): boolean {
  return hasRole(viewer, 'OPS', 'AGENT', 'FINANCE', 'SERVICE')
}

/** Whether the goods are the viewer's own. */
function ownsGoods(viewer: Viewer, product: Pick<ProductRecord, 'merchantId'>): boolean {
  return (
    viewer.merchantId !== null && viewer.merchantId === product.merchantId && hasRole(viewer, 'MERCHANT', 'PARTNER')
  )
}

/** Staff see everything of their business, merchants their own goods, everybody what is on sale. */
export function seesProduct(viewer: Viewer, product: ProductRecord): boolean {
  if (product.businessId !== viewer.businessId) return false
  return isStaff(viewer) || product.status === 'ACTIVE' || ownsGoods(viewer, product)
}

/** Whether the viewer runs these goods: staff, and the merchant whose they are. */
export function runsGoods(viewer: Viewer, product: Pick<ProductRecord, 'merchantId'>): boolean {
  return isStaff(viewer) || ownsGoods(viewer, product)
}

/** Whether the viewer may know how much lies where, not only whether something can be sold. */
export function seesStockFigures(viewer: Viewer, product: ProductRecord): boolean {
  return runsGoods(viewer, product)
}

/** The SQL condition over `p` for goods that the viewer may change: $1 is the business, $2 the merchant or null. */
export const MANAGED = 'p.business_id = $1 AND ($2::text IS NULL OR p.merchant_id = $2)'

/** The parameters of MANAGED. Only operations act for every merchant; a merchant without an id manages nothing. */
export function managedBy(viewer: Viewer): [businessId: string, merchantId: string | null] {
  return [viewer.businessId, hasRole(viewer, 'OPS') ? null : (viewer.merchantId ?? '')]
}
