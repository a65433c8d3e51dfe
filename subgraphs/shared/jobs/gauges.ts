import type { PgBoss } from 'pg-boss'
import type { Registry } from 'prom-client'
import { type Reading, readGauge } from '../gauges.ts'
import { SUBGRAPHS } from '../serve/schema.ts'
import { deadLetterOf } from './provision.ts'

/** What waits in the queues: dead letters, and how long the oldest event that is due has waited. */
export function watchQueues(registry: Registry, boss: PgBoss): void {
  const read = async (sql: string): Promise<Reading> => {
    const { rows } = await boss.getDb().executeSql(sql, [SUBGRAPHS.map(deadLetterOf)])
    const found = new Map(rows.map((row: { subgraph: string; value: string }) => [row.subgraph, Number(row.value)]))
    return SUBGRAPHS.map(subgraph => [{ subgraph }, found.get(subgraph) ?? 0])
  }
  readGauge(registry, {
    name: 'fairground_dead_letters',
    help: 'Events that could not be handled in all their attempts',
    labels: ['subgraph'],
    read: () =>
      read(`SELECT split_part(name, '/', 1) AS subgraph, count(*) AS value FROM pgboss.job
            WHERE name = ANY($1) AND state < 'active' GROUP BY 1`),
  })
  readGauge(registry, {
    name: 'fairground_outbox_lag_seconds',
    help: 'How long the oldest event that is due has waited for its handler',
    labels: ['subgraph'],
    read: () =>
      read(`SELECT split_part(name, '/', 1) AS subgraph, extract(epoch FROM now() - min(start_after)) AS value FROM pgboss.job
            WHERE name LIKE '%/%' AND name <> ALL($1) AND state < 'active' AND start_after <= now() GROUP BY 1`),
  })
}
