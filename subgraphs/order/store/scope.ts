import { hasRole, isSkilled, ORDER_SKILLS, type Viewer } from '#shared/auth.ts'

/**
 * Which orders a viewer may see, as SQL over `orders.sales_order o`. Baked into every read, so that no resolver can
 * forget it: the permission table decides on fields, this decides on rows.
 * `first` is the number of the first placeholder that is free. `merchantOnly`: nothing is theirs but through their lines.
 */
export function orderScope(viewer: Viewer, first = 1): { sql: string; params: unknown[]; merchantOnly: boolean } {
  const business = `o.business_id = $${first}`
  if (isStaff(viewer)) return { sql: business, params: [viewer.businessId], merchantOnly: false }
  const own: string[] = []
  const params: unknown[] = [viewer.businessId]
  const param = (value: string) => `$${first + params.push(value) - 1}`
  if (viewer.id && hasRole(viewer, 'SHOPPER')) own.push(`o.customer_id = ${param(viewer.id)}`)
  const merchantOnly = own.length === 0
  if (viewer.merchantId && hasRole(viewer, 'MERCHANT', 'PARTNER')) {
    const merchant = param(viewer.merchantId)
    own.push(`EXISTS (SELECT 1 FROM orders.order_line own WHERE own.order_id = o.id AND own.merchant_id = ${merchant})`)
  }
  return own.length > 0
    ? { sql: `${business} AND (${own.join(' OR ')})`, params, merchantOnly }
    : { sql: 'false', params: [], merchantOnly: false }
}

/** The customer, of a viewer who sees that customer's orders and no others. */
export function onlyCustomer(viewer: Viewer): string | null {
  if (isStaff(viewer) || !hasRole(viewer, 'SHOPPER')) return null
  return viewer.merchantId && hasRole(viewer, 'MERCHANT', 'PARTNER') ? null : viewer.id
}

/** Who sees every order of their business; of agents those who are skilled in it. */
export function isStaff(viewer: Viewer): boolean {
  return hasRole(viewer, 'SERVICE', 'OPS', 'FINANCE') || isSkilled(viewer, ...ORDER_SKILLS)
}

/** Whose lines a viewer sees within an order: a merchant only its own, unless the order is the viewer's. */
export function onlyMerchant(viewer: Viewer): string | null {
  if (isStaff(viewer)) return null
  return hasRole(viewer, 'MERCHANT', 'PARTNER') ? viewer.merchantId : null
}
