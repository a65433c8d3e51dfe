import type pg from 'pg'
import type { Registry } from 'prom-client'
import { readGauge } from '../gauges.ts'

interface Source {
  pool: Pick<pg.Pool, 'query'>
  schema: string
  metrics: { registry: Registry }
}

/** How many differences nobody has resolved, by what was compared. */
export function watchExceptions({ pool, schema, metrics }: Source): void {
  readGauge(metrics.registry, {
    name: 'fairground_reconciliation_exceptions_open',
    help: 'Differences that reconciliation found and nobody has resolved, by schema and what was compared',
    labels: ['schema', 'subject'],
    read: async () => {
      // A subject may go on with the business that it is about.
      const { rows } = await pool.query<{ subject: string; open: string }>(
        `SELECT split_part(subject, ':', 1) AS subject, count(*) AS open FROM ${schema}.reconciliation_exception
         WHERE resolved_at IS NULL GROUP BY 1`,
      )
      return rows.map(({ subject, open }) => [{ schema, subject }, Number(open)])
    },
  })
}
