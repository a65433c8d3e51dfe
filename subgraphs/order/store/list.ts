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
  const param = (value: unknown) => `$${values.push(value)}`
  const given = (name: keyof OrderFilter) => filter[name] != null
  const scope = orderScope(viewer, values.length + 1)
  values.push(...scope.params)
  const conditions = [
    scope.sql,
    ...OF_ORDER.filter(([name]) => given(name)).map(([name, sql]) => sql(param(filter[name]))),
  ]

  // What a merchant asks of lines is asked of its own: others' are not theirs to find orders by.
  const own = scope.merchantOnly ? [`merchant_id = ${param(viewer.merchantId)}`] : []
  const byLines = OF_LINE.filter(([name]) => given(name)).map(([name, column]) => `${column} = ${param(filter[name])}`)
  const [walked, ...others] = [...byLines, ...own]
  const [time, id] = walked ? ['l.placed_at', 'l.order_id'] : ['o.created_at', 'o.id']
  const way = page.backward ? '>' : '<'
  const beyond = page.key ? `${way} (${param(page.key[0])}, ${param(page.key[1])})` : null
  for (const condition of others.filter(other => other !== own[0])) {
    const line = ['x.order_id = o.id', condition, ...own].join(' AND ')
    conditions.push(`EXISTS (SELECT 1 FROM orders.order_line x WHERE ${line})`)
  }
  if (beyond && !walked) conditions.push(`(${time}, ${id}) ${beyond}`)
  const direction = page.backward ? 'ASC' : 'DESC'
  const order = `ORDER BY ${time} ${direction}, ${id} ${direction}`
  const range = [
    ...(beyond ? [`(placed_at, order_id) ${beyond}`] : []),
    ...(given('createdFrom') ? [`placed_at >= ${param(filter.createdFrom)}`] : []),
    ...(given('createdBefore') ? [`placed_at < ${param(filter.createdBefore)}`] : []),
  ]
  const from = walked
    ? `(SELECT DISTINCT placed_at, order_id FROM orders.order_line
        WHERE ${['business_id = $2', walked, ...own, ...range].join(' AND ')}
        ORDER BY placed_at ${direction}, order_id ${direction}) l JOIN orders.sales_order o ON o.id = l.order_id`
    : 'orders.sales_order o'
  const text = selectOrders(
    ['o.business_id = $2', ...conditions].join(' AND '),
    '$1',
    `${order} LIMIT ${param(page.limit + 1)}`,
    from,
  )
  return { text, values }
}
