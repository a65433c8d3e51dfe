import type { Viewer } from '#shared/auth.ts'
import type { PageRequest } from '#shared/pagination.ts'
import { selectOrders } from './rows.ts'
import { onlyMerchant, orderScope } from './scope.ts'

/** All that is given must hold. */
export interface OrderFilter {
  status?: string[] | null
  paymentStatus?: string[] | null
  fulfilmentStatus?: string[] | null
  refundStatus?: string[] | null
  skuId?: string | null
  merchantId?: string | null
  creatorId?: string | null
  contentId?: string | null
  customerId?: string | null
  paymentIntentId?: string | null
  externalId?: string | null
  createdFrom?: Date | null
  createdBefore?: Date | null
}

/** Filters on the order, as conditions over `o`. */
const OF_ORDER: [name: keyof OrderFilter, sql: (param: string) => string][] = [
  ['status', param => `o.status = ANY(${param})`],
  ['paymentStatus', param => `o.payment_status = ANY(${param})`],
  ['fulfilmentStatus', param => `o.fulfilment_status = ANY(${param})`],
  ['refundStatus', param => `o.refund_status = ANY(${param})`],
  ['customerId', param => `o.customer_id = ${param}`],
  ['paymentIntentId', param => `o.payment_intent_id = ${param}`],
  ['externalId', param => `o.external_id = ${param}`],
  ['createdFrom', param => `o.created_at >= ${param}`],
  ['createdBefore', param => `o.created_at < ${param}`],
]
/** The time again, as a condition on the lines that are walked: the walk begins and ends there. */
const WHEN_PLACED: [name: keyof OrderFilter, sql: (param: string) => string][] = [
  ['createdFrom', param => `placed_at >= ${param}`],
  ['createdBefore', param => `placed_at < ${param}`],
]
/** Filters on a line, by its column. Each has an index that goes on with business and time. */
const OF_LINE: [name: keyof OrderFilter, column: string][] = [
  ['skuId', 'sku_id'],
  ['contentId', 'content_id'],
  ['creatorId', 'creator_id'],
  ['merchantId', 'merchant_id'],
]

/**
 * The statement for a page of orders, newest first. Only what was asked for is in it, so that each combination is planned by
 * its own indexes: a list by what lines say, a merchant's own included, walks the lines' index in the order of time and
 * looks up the orders, as many as the page has. Both sides stop at the page's end however many orders there are.
 */
export function listOrders(
  viewer: Viewer,
  filter: OrderFilter,
  page: PageRequest,
): { text: string; values: unknown[] } {
  const values: unknown[] = [onlyMerchant(viewer), viewer.businessId]
  const param: Param = value => `$${values.push(value)}`
  const scope = orderScope(viewer, values.length + 1)
  values.push(...scope.params)
  // What a merchant asks of lines is asked of its own: others' are not theirs to find orders by.
  const own = scope.merchantOnly ? [`merchant_id = ${param(viewer.merchantId)}`] : []
  const byLines = given(filter, OF_LINE).map(([name, column]) => `${column} = ${param(filter[name])}`)
  const [walked, ...others] = byLines.length > 0 ? byLines : own
  const way = page.backward ? '>' : '<'
  const beyond = page.key && `${way} (${param(page.key[0])}, ${param(page.key[1])})`
  const direction = page.backward ? 'ASC' : 'DESC'
  const conditions = [
    'o.business_id = $2',
    scope.sql,
    ...given(filter, OF_ORDER).map(([name, sql]) => sql(param(filter[name]))),
    ...others.map(
      condition => `EXISTS (SELECT 1 FROM orders.order_line x WHERE ${all(['x.order_id = o.id', condition, ...own])})`,
    ),
    ...(beyond && !walked ? [`(o.created_at, o.id) ${beyond}`] : []),
  ]
  const limit = `LIMIT ${param(page.limit + 1)}`
  if (!walked) {
    const order = `ORDER BY o.created_at ${direction}, o.id ${direction} ${limit}`
    return { text: selectOrders(all(conditions), '$1', order), values }
  }
  const range = [
    ...(beyond ? [`(placed_at, order_id) ${beyond}`] : []),
    ...given(filter, WHEN_PLACED).map(([name, sql]) => sql(param(filter[name]))),
  ]
  const from = `(SELECT DISTINCT placed_at, order_id FROM orders.order_line
    WHERE ${all(['business_id = $2', walked, ...own, ...range])}
    ORDER BY placed_at ${direction}, order_id ${direction}) l JOIN orders.sales_order o ON o.id = l.order_id`
  const order = `ORDER BY l.placed_at ${direction}, l.order_id ${direction} ${limit}`
  return { text: selectOrders(all(conditions), '$1', order, from), values }
}

type Param = (value: unknown) => string

const all = (conditions: readonly string[]): string => conditions.join(' AND ')

/** Those of the filters that were given. */
function given<T>(filter: OrderFilter, known: readonly [keyof OrderFilter, T][]): [keyof OrderFilter, T][] {
  return known.filter(([name]) => filter[name] != null)
}
