import { BUSINESS, loadRows, type TestWorld } from '#shared/testing.ts'

export const ROWS = 100_000

const id = (prefix: string) => `'${prefix}_' || (${ROWS} + n)`
/** One of a thousand: a hundred rows each. */
const group = (prefix: string) => `'${prefix}_' || (${ROWS} + n % 1000)`
const rows = `FROM generate_series(1, ${ROWS}) n`
const at = `now() - n * interval '1 s'`
/** Most orders are done; each other state is rare, and two of them are very rare. */
const STATUS = `CASE WHEN n % 5000 = 1 THEN 'FULFILLING' WHEN n % 100 = 2 THEN 'PAID' WHEN n % 100 = 3 THEN 'CREATED' WHEN n % 20 = 4 THEN 'CLOSED' ELSE 'COMPLETED' END`

/** One room sells a third of everything. */
const ROOM = `CASE WHEN n % 3 = 0 THEN 'room_all' ELSE ${group('room')} END`

const ORDERS = [
  `sales_order (id, business_id, customer_id, status, payment_status, fulfilment_status, refund_status, stock_status, currency_code,
     total_minor, payment_intent_id, external_id, created_at, updated_at)
   SELECT ${id('ord')}, '${BUSINESS}', ${group('usr')}, ${STATUS},
     CASE WHEN n % 100 = 3 THEN 'UNPAID' WHEN n % 5000 = 7 THEN 'PARTIALLY_REFUNDED' ELSE 'PAID' END,
     CASE WHEN n % 100 IN (2, 3) THEN 'UNFULFILLED' WHEN n % 5000 = 1 THEN 'PARTIALLY_FULFILLED' ELSE 'FULFILLED' END,
     CASE WHEN n % 5000 = 8 THEN 'IN_PROGRESS' ELSE 'NONE' END, 'CLAIMED', 'CNY', 100, ${id('pay')}, ${id('cart')}, ${at}, now() ${rows}`,
  `order_line (id, order_id, business_id, placed_at, position, sku_id, product_id, merchant_id, title, quantity, unit_price_minor,
     total_minor, pid, creator_id, content_id, content_type, commission_plan_id, plan_version, creator_bps, platform_bps)
   SELECT ${id('oln')}, ${id('ord')}, '${BUSINESS}', ${at}, 0, ${group('sku')}, ${group('prd')},
     CASE WHEN n % 1000 = 999 THEN 'mer_test' ELSE ${group('mer')} END, '', 1, 100, 100, 'pid', ${group('cre')}, ${ROOM},
     'LIVE_ROOM', 'plan', 1, 1000, 500 ${rows}`,
  `order_transition (order_id, axis, to_state, actor, reason, at) SELECT ${id('ord')}, 'ORDER', 'CREATED', 'test', 'placed', ${at} ${rows}`,
  `saga (order_id, business_id, state, updated_at)
   SELECT ${id('ord')}, '${BUSINESS}', CASE WHEN n % 5000 = 10 THEN 'STUCK' ELSE 'COMPLETED' END, now() ${rows}`,
  `saga_step (order_id, step, state) SELECT ${id('ord')}, 'CLAIM', CASE WHEN n % 5000 = 10 THEN 'FAILED' ELSE 'DONE' END ${rows}`,
  `order_fulfilment (id, order_id, kind, created_at) SELECT ${id('ful')}, ${id('ord')}, 'DIGITAL', ${at} ${rows}`,
  `order_fulfilment_line (fulfilment_id, order_line_id, quantity) SELECT ${id('ful')}, ${id('oln')}, 1 ${rows}`,
  `order_refund (id, order_id, business_id, status, amount_minor, reason, requested_by, created_at, decide_by, escalated_at)
   SELECT ${id('rfd')}, ${id('ord')}, '${BUSINESS}', CASE WHEN n % 5000 = 9 THEN 'REQUESTED' ELSE 'SUCCEEDED' END, 1, '', '', ${at}, now(), CASE WHEN n % 50 = 0 THEN now() END ${rows}`,
  `order_refund_line (refund_id, order_line_id, amount_minor) SELECT ${id('rfd')}, ${id('oln')}, 1 ${rows}`,
]

const AROUND_THEM = [
  `delivery_code (business_id, sku_id, code, added_by, added_at, fulfilment_id, order_line_id, delivered_at)
   SELECT '${BUSINESS}', ${group('sku')}, n, '', ${at}, ${id('ful')}, ${id('oln')}, ${at} ${rows}`,
  `digital_good (business_id, sku_id, kind, changed_by, created_at, updated_at)
   SELECT '${BUSINESS}', ${id('sku')}, 'CODE', '', now(), now() ${rows}`,
  `entitlement (id, business_id, customer_id, sku_id, fulfilment_id, order_line_id, starts_at, ends_at, created_at)
   SELECT ${id('ent')}, '${BUSINESS}', CASE WHEN n % 1000 = 999 THEN 'usr_shopper' ELSE ${group('usr')} END, ${group('sku')}, ${id('ful')}, ${id('oln')}, ${at}, now(), now() ${rows}`,
  `reconciliation_run (id, subject, state, repairs, requested_by, requested_at, finished_at)
   SELECT ${id('rec')}, 'orders.payment:${BUSINESS}', 'SUCCEEDED', true, 'test', ${at}, now() ${rows}`,
  `reconciliation_exception (subject, key, kind, first_run_id, last_run_id, opened_at)
   SELECT 'orders.payment:${BUSINESS}', ${id('ord')}, 'MISSING', '', '', ${at} ${rows}`,
  `reconciliation_exception (subject, key, kind, first_run_id, last_run_id, opened_at)
   SELECT 'orders.history:${BUSINESS}', '["shop","' || ${id('old')} || '"]', 'MISSING', '', '', ${at} ${rows}`,
  `history_order (id, business_id, source, external_id, customer_id, status, currency_code, content_hash, placed_at, imported_at, imported_by)
   SELECT ${id('hst')}, '${BUSINESS}', 'shop', ${id('old')}, ${group('usr')}, 'COMPLETED', 'CNY', '', ${at}, now(), '' ${rows}`,
  `history_line (order_id, position, product_id, quantity, price_minor, freight_minor) SELECT ${id('hst')}, 0, ${group('prd')}, 1, 100, 0 ${rows}`,
  `history_payment (order_id, position, method, amount_minor) SELECT ${id('hst')}, 0, 'card', 100 ${rows}`,
  `history_transition (order_id, position, to_state, actor, at) SELECT ${id('hst')}, 0, 'CREATED', 'import', ${at} ${rows}`,
  `promotion (id, business_id, name, kind, status, currency_code, percent_bps, sku_ids, stacking, priority, coupon_required, starts_at,
     ends_at, created_by, created_at, published_at, merchant_id)
   SELECT ${id('prm')}, '${BUSINESS}', '', 'PERCENTAGE', 'PUBLISHED', 'CNY', 1, '{}', 'STACKABLE', 1, true, now(), now() + interval '1 d', '', ${at}, now(),
     ${group('mer')} ${rows}`,
  `coupon (id, business_id, promotion_id, code, created_by, created_at)
   SELECT ${id('cpn')}, '${BUSINESS}', ${group('prm')}, 'CODE-' || n, '', ${at} ${rows}`,
]

const REFUSED = `refusal (business_id, actor, roles, subgraph, field, code, path, request_id, count, at)
  SELECT '${BUSINESS}', ${group('usr')}, '{}', 'order', 'orderCancel', 'NOT_FOUND', '', '', 1, ${at} ${rows}`

/** Fills the tables that lists read with 100,000 rows each. */
export async function fill(world: TestWorld): Promise<void> {
  await Promise.all([
    loadRows(world, 'orders', ORDERS),
    loadRows(world, 'orders', AROUND_THEM),
    loadRows(world, 'platform', [REFUSED]),
  ])
}
