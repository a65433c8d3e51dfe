import { hasRole, type Viewer } from '#shared/auth.ts'

/**
 * Which orders a viewer may see, as SQL over `orders.sales_order o`. Baked into every read, so that no resolver can
 * forget it: the permission table decides on fields, this decides on rows.
 * `first` is the number of the first placeholder that is free.
 */
export function orderScope(viewer: Viewer, first = 1): { sql: string; params: unknown[] } {
  const business = `o.business_id = $${first}`
  if (hasRole(viewer, 'SERVICE', 'OPS', 'FINANCE', 'AGENT')) return { sql: business, params: [viewer.businessId] }
  const own: string[] = []
  const params: unknown[] = [viewer.businessId]
  if (viewer.id && hasRole(viewer, 'SHOPPER')) {
    params.push(viewer.id)
    own.push(`o.customer_id = $${first + params.length - 1}`)
  }
  if (viewer.merchantId && hasRole(viewer, 'MERCHANT', 'PARTNER')) {
    params.push(viewer.merchantId)
    own.push(
      `EXISTS (SELECT 1 FROM orders.order_line own WHERE own.order_id = o.id AND own.merchant_id = $${first + params.length - 1})`,
    )
  }
  return {
    sql: own.length > 0 ? `${business} AND (${own.join(' OR ')})` : 'false',
    params: own.length > 0 ? params : [],
  }
}

/** Whose lines a viewer sees within an order: a merchant only its own, unless the order is the viewer's. */
export function onlyMerchant(viewer: Viewer): string | null {
  if (hasRole(viewer, 'SERVICE', 'OPS', 'FINANCE', 'AGENT')) return null
  return hasRole(viewer, 'MERCHANT', 'PARTNER') ? viewer.merchantId : null
}
