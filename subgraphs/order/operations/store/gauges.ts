import { readGauge } from '#shared/gauges.ts'
import type { Platform } from '#shared/platform.ts'
import { STEPS } from '../../saga/domain/steps.ts'

/** What waits for operations: sagas that are stuck, by the step that failed, and refunds whose money is owed. */
export function watchOrders({ pool, metrics: { registry } }: Pick<Platform, 'pool' | 'metrics'>): void {
  readGauge(registry, {
    name: 'fairground_order_sagas_stuck',
    help: 'Orders whose saga waits for operations, by the step that failed',
    labels: ['step'],
    read: async () => {
      const { rows } = await pool.query<{ step: string; stuck: string }>(
        `SELECT s.step, count(*) AS stuck FROM orders.saga g JOIN orders.saga_step s ON s.order_id = g.order_id
         WHERE g.state = 'STUCK' AND s.state IN ('FAILED', 'COMPENSATION_FAILED') GROUP BY 1`,
      )
      const found = new Map(rows.map(({ step, stuck }) => [step, Number(stuck)]))
      return STEPS.map(step => [{ step }, found.get(step) ?? 0])
    },
  })
  readGauge(registry, {
    name: 'fairground_order_refunds_owed',
    help: 'Refunds that the channel did not make, or took back',
    labels: [],
    read: async () => {
      const { rows } = await pool.query<{ owed: string }>(
        `SELECT count(*) AS owed FROM orders.order_refund WHERE status = 'FAILED'`,
      )
      return [[{}, Number(rows[0]?.owed)]]
    },
  })
}
