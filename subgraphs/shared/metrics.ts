import { collectDefaultMetrics, Registry } from 'prom-client'

export interface Metrics {
  registry: Registry
}

/** A registry of metrics; with `process`, also memory, CPU, event loop lag. One process has one. */
export function createMetrics({ process: withProcess = false } = {}): Metrics {
  const registry = new Registry()
  if (withProcess) collectDefaultMetrics({ register: registry })
  return { registry }
}
