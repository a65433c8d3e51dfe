import { Counter, Histogram, type Registry } from 'prom-client'
import type { OperationReport } from './operation.ts'

export interface OperationMetrics {
  observe(report: OperationReport): void
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5]

/**
 * Metrics of operations. Labels are the subgraph and the kind, never the operation's name: clients choose names, and
 * each new one would be a time series kept for good. Several subgraphs may share a registry.
 */
export function operationMetrics(registry: Registry): OperationMetrics {
  const duration = known(
    registry,
    'fairground_subgraph_operation_seconds',
    name =>
      new Histogram({
        name,
        help: 'Time per operation',
        labelNames: ['subgraph', 'kind', 'outcome'],
        buckets: SECONDS,
        registers: [registry],
      }),
  )
  const trips = known(
    registry,
    'fairground_subgraph_round_trips_total',
    name =>
      new Counter({
        name,
        help: 'Round trips made by operations',
        labelNames: ['subgraph', 'store'],
        registers: [registry],
      }),
  )
  return {
    observe({ subgraph, kind, durationMs, db, redis, errors }) {
      duration.observe({ subgraph, kind, outcome: errors.length > 0 ? 'errors' : 'ok' }, durationMs / 1000)
      if (db > 0) trips.inc({ subgraph, store: 'db' }, db)
      if (redis > 0) trips.inc({ subgraph, store: 'redis' }, redis)
    },
  }
}

function known<T>(registry: Registry, name: string, make: (name: string) => T): T {
  return (registry.getSingleMetric(name) as T | undefined) ?? make(name)
}
