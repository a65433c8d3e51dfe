import type { Viewer } from '#shared/auth.ts'
import type { PageRequest } from '#shared/pagination.ts'
import { selectOrders } from './rows.ts'
import { isStaff, onlyMerchant, orderScope } from './scope.ts'

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

/** Filters on an order's states, as columns of `o`. */
const OF_STATE: [name: 'status' | 'paymentStatus' | 'fulfilmentStatus' | 'refundStatus', column: string][] = [
  ['status', 'status'],
  ['paymentStatus', 'payment_status'],
  ['fulfilmentStatus', 'fulfilment_status'],
  ['refundStatus', 'refund_status'],
]
/** Other filters on the order, as conditions over `o`. */
const OF_ORDER: [name: keyof OrderFilter, sql: (param: string) => string][] = [
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
/** States that orders only pass through: there are few in them, however many orders there were. */
const PASSING: [name: 'status' | 'fulfilmentStatus' | 'refundStatus', states: readonly string[]][] = [
  ['status', ['CREATED', 'PAID', 'FULFILLING', 'FULFILLED']],
  ['fulfilmentStatus', ['PARTIALLY_FULFILLED']],
  ['refundStatus', ['IN_PROGRESS']],
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
 * looks up the orders, as many as the page has. Both sides stop at the page's end however many orders there are. Where the
 * order's own filters leave few, or lines are asked for in several ways, the lines of a much sold SKU would be walked to their
 * end for them: there the planner decides which side it begins with.
 */
export function listOrders(
  viewer: Viewer,
  filter: OrderFilter,
  page: PageRequest,
): { text: string; values: unknown[] } {
  const values: unknown[] = [onlyMerchant(viewer), viewer.businessId]
  const param: Param = value => `$${values.push(value)}`
  const scope = orderScope(viewer, values.length + 1)
  const byLines = given(filter, OF_LINE)
  const decides = byLines.length > 1 || leavesFew(viewer, scope.merchantOnly, filter)
  // A walk along a merchant's own lines leads to its own orders.
  const isOwn = scope.merchantOnly && scope.params.length > 0 && !decides
  if (!isOwn) values.push(...scope.params)
  // What a merchant asks of lines is asked of its own: others' are not theirs to find orders by.
  const asksLines = !decides || byLines.length > 0
  const own = scope.merchantOnly && asksLines ? [`merchant_id = ${param(viewer.merchantId)}`] : []
  const named = byLines.map(([name, column]) => `${column} = ${param(filter[name])}`)
  const walked = decides ? undefined : (named[0] ?? own[0])
  const others = decides ? named : []
  const way = page.backward ? '>' : '<'
  const beyond = page.key && `${way} (${param(page.key[0])}, ${param(page.key[1])})`
  const direction = page.backward ? 'ASC' : 'DESC'
  const conditions = [
    'o.business_id = $2',
    ...(isOwn ? [] : [scope.sql]),
    ...inStates(filter, param),
    ...given(filter, OF_ORDER).map(([name, sql]) => sql(param(filter[name]))),
    ...others.map(
      condition =>
        `EXISTS (SELECT 1 FROM orders.order_line x WHERE ${all(['x.order_id = o.id', 'x.business_id = $2', condition, ...own])})`,
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

/** Whether what is asked of orders themselves leaves few of them. */
function leavesFew(viewer: Viewer, merchantOnly: boolean, filter: OrderFilter): boolean {
  if (!isStaff(viewer) && !merchantOnly) return true
  if (filter.customerId != null || filter.paymentIntentId != null || filter.externalId != null) return true
  return PASSING.some(([name, states]) => filter[name]?.every(state => states.includes(state)))
}

/** One state is read from its index in the order of time; several are gathered. */
function inStates(filter: OrderFilter, param: Param): string[] {
  return OF_STATE.flatMap(([name, column]) => {
    const states = filter[name]
    if (states == null) return []
    return states.length === 1 ? `o.${column} = ${param(states[0])}` : `o.${column} = ANY(${param(states)})`
  })
}

type Param = (value: unknown) => string

const all = (conditions: readonly string[]): string => conditions.join(' AND ')

/** Those of the filters that were given. */
function given<T>(filter: OrderFilter, known: readonly [keyof OrderFilter, T][]): [keyof OrderFilter, T][] {
  return known.filter(([name]) => filter[name] != null)
}
