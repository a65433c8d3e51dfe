import type { Answer } from './client.ts'
import { type Outcome, readOrder, SCARCE, SKU } from './flows.ts'
import { until } from './until.ts'
import type { CrashWorld } from './world.ts'

/** Waits until nothing is under way any more: the saga has ended, no event waits, none was given up. */
export async function settled(world: CrashWorld, orderId: string, outcome: Outcome): Promise<void> {
  let last: Answer
  try {
    await until(world, 'the saga to end', async () => {
      last = await readOrder(world, orderId)
      return last.saga?.state === outcome
    })
    await until(world, 'the events to be handled', async () => (await waiting(world)).length === 0)
  } catch (cause) {
    const left = { order: last, steps: await steps(world, orderId), jobs: await waiting(world) }
    throw new Error(`${cause instanceof Error ? cause.message : cause}; there is ${JSON.stringify(left)}`)
  }
}

const steps = ({ sql }: CrashWorld, id: string) =>
  sql('SELECT step, state, attempts, last_error FROM orders.saga_step WHERE order_id = $1', [id])

const waiting = ({ sql }: CrashWorld) =>
  sql(
    `SELECT name, state, output FROM pgboss.job WHERE state IN ('created', 'retry', 'active')
     AND (name LIKE '%/dead' OR name LIKE 'order/%' OR name LIKE 'payment/%' OR name LIKE 'settlement/%')`,
  )

/** What must hold of all orders there are, whatever was killed. Each rule answers what breaks it. */
const RULES: Record<string, string> = {
  'each order has a saga that ended': `SELECT id, g.state FROM orders.sales_order o LEFT JOIN orders.saga g ON g.order_id = o.id
    WHERE g.state IS NULL OR g.state <> CASE o.status WHEN 'COMPLETED' THEN 'COMPLETED' WHEN 'CLOSED' THEN 'COMPENSATED' END`,
  'the log of each step leads to where it is': `SELECT s.order_id, s.step, s.state, l.states FROM orders.saga_step s LEFT JOIN LATERAL (
      SELECT array_agg(from_state ORDER BY id) AS origins, array_agg(to_state ORDER BY id) AS states FROM orders.saga_log l
      WHERE l.order_id = s.order_id AND l.step = s.step) l ON true
    WHERE s.state <> coalesce(l.states[array_length(l.states, 1)], 'PENDING')
       OR l.origins[1] <> 'PENDING' OR l.origins[2:] <> l.states[:array_length(l.states, 1) - 1]`,
  'a sold line has one claimed reservation, an undone one a released one': `SELECT l.id, r.status FROM orders.order_line l
    JOIN orders.sales_order o ON o.id = l.order_id LEFT JOIN product.stock_reservation r ON r.order_line_id = l.id
    WHERE r.status IS NULL OR r.status <> CASE o.status WHEN 'COMPLETED' THEN 'CLAIMED' ELSE 'RELEASED' END`,
  'no stock is held for what was never ordered': `SELECT r.order_id, r.status FROM product.stock_reservation r
    LEFT JOIN orders.order_line l ON l.id = r.order_line_id WHERE l.id IS NULL AND r.status IN ('RESERVED', 'CLAIMED')`,
  'a coupon is redeemed once per sold order, and counted so': `SELECT o.id, count(r.*) FROM orders.sales_order o
    LEFT JOIN orders.promotion_redemption r ON r.order_id = o.id AND r.released_at IS NULL
    GROUP BY o.id, o.status HAVING count(r.*) <> CASE o.status WHEN 'COMPLETED' THEN 1 ELSE 0 END
    UNION ALL SELECT n.subject_id, n.redeemed FROM orders.redemption_count n WHERE n.redeemed <>
      (SELECT count(*) FROM orders.promotion_redemption r WHERE n.subject_id IN (r.promotion_id, r.coupon_id) AND r.released_at IS NULL)`,
  'an intent holds the total of a sold order, and nothing of an undone one': `SELECT o.id, i.received_minor, i.refunded_minor
    FROM orders.sales_order o JOIN payment.payment_intent i ON i.order_id = o.id
    GROUP BY o.id, i.received_minor, i.refunded_minor
    HAVING sum(i.received_minor - i.refunded_minor) <> CASE o.status WHEN 'COMPLETED' THEN o.total_minor ELSE 0 END`,
  'a sold line is cleared once, in one balanced transaction': `SELECT l.id, count(DISTINCT c.id), count(DISTINCT t.id) FROM orders.order_line l
    JOIN orders.sales_order o ON o.id = l.order_id LEFT JOIN settlement.clearing c ON c.order_line_id = l.id
    LEFT JOIN settlement.ledger_transaction t ON t.reference = c.id
    GROUP BY l.id, o.status HAVING (count(DISTINCT c.id), count(DISTINCT t.id)) <>
      CASE o.status WHEN 'COMPLETED' THEN (1::bigint, 1::bigint) ELSE (0::bigint, 0::bigint) END
    UNION ALL SELECT t.id, sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END), 0 FROM settlement.ledger_transaction t
    JOIN settlement.ledger_entry e ON e.transaction_id = t.id GROUP BY t.id
    HAVING sum(CASE side WHEN 'DEBIT' THEN amount_minor ELSE -amount_minor END) <> 0`,
  'no step of an order is logged as done twice': `SELECT order_id, step FROM orders.saga_log WHERE to_state = 'DONE'
    GROUP BY order_id, step HAVING count(*) > 1`,
  'each axis of an order moved once to each state': `SELECT order_id, axis, to_state FROM orders.order_transition
    GROUP BY order_id, axis, to_state HAVING count(*) > 1`,
  'no attempt at a payment is open': `SELECT id, status FROM payment.payment_attempt WHERE status NOT IN ('SUCCEEDED', 'DECLINED')
    UNION ALL SELECT id, status FROM payment.payment_refund WHERE status <> 'SUCCEEDED'`,
}

/** Everything that does not hold, in words; empty when all is well. `orders`: how many there must be. */
export async function broken(world: CrashWorld, orders: number, stock: number): Promise<string[]> {
  const { sql, ask } = world
  const wrong: string[] = []
  for (const [rule, query] of Object.entries(RULES)) {
    const rows = await sql(query)
    if (rows.length > 0) wrong.push(`${rule}: ${JSON.stringify(rows)}`)
  }
  const [{ placed, sold, due }] = (await sql(
    `SELECT count(*)::int AS placed, count(*) FILTER (WHERE status = 'COMPLETED')::int AS sold,
            coalesce(sum(total_minor) FILTER (WHERE status = 'COMPLETED'), 0)::text AS due FROM orders.sales_order`,
  )) as [{ placed: number; sold: number; due: string }]
  if (placed !== orders) wrong.push(`expected ${orders} orders, got ${placed}`)
  const available = await availableOf(world)
  if (available !== stock - sold) wrong.push(`expected ${stock - sold} in stock after ${sold} sales, got ${available}`)
  const scarce = await availableOf(world, SCARCE)
  if (scarce !== 1) wrong.push(`expected 1 unit of ${SCARCE}, which nobody got, got ${scarce}`)
  const held = world.charged()
  if (held !== BigInt(due)) wrong.push(`expected the provider to hold ${due} after ${sold} sales, got ${held}`)
  for (const [role, query] of [
    ['FINANCE', 'settlementInvariants'],
    ['OPS', 'stockInvariants'],
  ] as const)
    for (const { name, holds, violations } of await ask(role, 'look', `{ ${query} { name holds violations } }`))
      if (!holds) wrong.push(`${query}: ${name} (${violations})`)
  return wrong
}

export async function availableOf({ sql }: CrashWorld, skuId = SKU): Promise<number> {
  const [row] = await sql<{ n: number }>(
    `SELECT sum(on_hand - reserved - committed - safety)::int AS n FROM product.stock_level WHERE sku_id = $1`,
    [skuId],
  )
  return row!.n
}
