import { hasRole, type Viewer } from '#shared/auth.ts'

/**
 * Which conversations a viewer may see, as SQL over `support.conversation c`: shoppers their own, agents their own and
 * the waiting ones, operations all, of one business. Baked into every read. `first` is the first free placeholder.
 */
export function conversationScope(viewer: Viewer, first = 1): { sql: string; params: unknown[] } {
  const business = `c.business_id = $${first}`
  if (hasRole(viewer, 'SERVICE', 'OPS')) return { sql: business, params: [viewer.businessId] }
  const id = `$${first + 1}`
  const own: string[] = []
  if (viewer.id && hasRole(viewer, 'SHOPPER')) own.push(`c.customer_id = ${id}`)
  if (viewer.id && hasRole(viewer, 'AGENT')) own.push(`c.agent_id = ${id}`, "c.status = 'QUEUED'")
  if (own.length === 0) return { sql: 'false', params: [] }
  // Both are named even where one is not needed: PostgreSQL refuses a parameter that no expression uses.
  return {
    sql: `${business} AND ${id}::text IS NOT NULL AND (${own.join(' OR ')})`,
    params: [viewer.businessId, viewer.id],
  }
}
