import { Gauge, Histogram, type Registry } from 'prom-client'

export interface SearchMeters {
  /** Seconds from a change's transaction to when it could be found. */
  freshness: Pick<Histogram, 'observe'>
  lag: Pick<Gauge, 'set'>
  pending: Pick<Gauge, 'set'>
  dead: Pick<Gauge, 'set'>
}

/** The subgraph's search metrics; the same ones when a process asks again. All processes see the same gauges. */
export function searchMeters(registry: Registry): SearchMeters {
  const registers = [registry]
  const gauge = (name: string, help: string) =>
    (registry.getSingleMetric(name) as Gauge | undefined) ?? new Gauge({ name, help, registers, aggregator: 'max' })
  const name = 'fairground_search_freshness_seconds'
  return {
    freshness:
      (registry.getSingleMetric(name) as Histogram | undefined) ??
      new Histogram({
        name,
        help: 'Time from a change’s transaction to when it could be found',
        buckets: [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300],
        registers,
      }),
    lag: gauge('fairground_search_lag_seconds', 'Age of the oldest change not yet searchable'),
    pending: gauge('fairground_search_pending_changes', 'Products with a change not yet searchable'),
    dead: gauge('fairground_search_dead_letters', 'Products whose change could not be indexed after all attempts'),
  }
}
