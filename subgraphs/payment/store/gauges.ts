import { readGauge } from '#shared/gauges.ts'
import type { Platform } from '#shared/platform.ts'

/** How long the oldest movement of money has been without a known outcome, by its kind. */
export function watchPayments({ pool, clock, metrics }: Pick<Platform, 'pool' | 'clock' | 'metrics'>): void {
  readGauge(metrics.registry, {
    name: 'fairground_payment_unknown_age_seconds',
    help: 'Age of the oldest movement of money whose outcome the channel has not told',
    labels: ['kind'],
    read: async () => {
      const { rows } = await pool.query<{ kind: string; since: Date | null }>(
        `SELECT 'charge' AS kind, min(created_at) AS since FROM payment.payment_attempt WHERE status = 'UNKNOWN'
         UNION ALL SELECT 'capture', min(created_at) FROM payment.payment_capture WHERE status = 'UNKNOWN'
         UNION ALL SELECT 'refund', min(created_at) FROM payment.payment_refund WHERE status = 'UNKNOWN'`,
      )
      const now = clock.now().getTime()
      return rows.map(({ kind, since }) => [{ kind }, since ? (now - since.getTime()) / 1000 : 0])
    },
  })
}
