import type { Graph } from './world.ts'

// What no mutation makes: it takes faults to get there.

/** Orders whose stock was never claimed, whatever was tried. */
export async function getStuck({ world: { sql } }: Graph, ids: readonly string[]): Promise<void> {
  await sql('ALTER TABLE orders.saga_step DISABLE TRIGGER guard_saga_step')
  await sql(
    `UPDATE orders.saga_step SET state = 'FAILED', finished_at = NULL WHERE step = 'CLAIM' AND order_id = ANY($1)`,
    [ids],
  )
  await sql('ALTER TABLE orders.saga_step ENABLE TRIGGER guard_saga_step')
  await sql(`UPDATE orders.saga SET state = 'STUCK' WHERE order_id = ANY($1)`, [ids])
}

/** An event that could not be handled. */
export async function bury({ world }: Graph): Promise<string> {
  const data = { orderId: 'ord_prepared', businessId: 'biz_demo' }
  const envelope = {
    eventId: 'e',
    type: 'payment.succeeded',
    key: data.orderId,
    data,
    occurredAt: new Date().toISOString(),
  }
  return (await world.shared.jobs.boss.send('order/dead', envelope)) ?? ''
}
