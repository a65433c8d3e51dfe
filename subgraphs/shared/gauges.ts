import { setTimeout } from 'node:timers/promises'
import { Gauge, type Registry } from 'prom-client'

/** The values of a gauge by their labels. */
export type Reading = readonly (readonly [labels: Record<string, string>, value: number])[]

export interface ReadGauge {
  name: string
  help: string
  labels: readonly string[]
  /** Asked when the metrics are, but not more often than every few seconds. */
  read(): Promise<Reading>
}

const FRESH_MS = 5_000
/** Whoever asks for the metrics waits no longer than this. */
const LATE_MS = 2_000
const readers = new WeakMap<Gauge, (() => Promise<Reading>)[]>()

/**
 * A gauge of what is in the database, which all processes see alike. Several parts may add to one. What cannot be read is
 * left out, so that it does not take the other metrics with it.
 */
export function readGauge(registry: Registry, { name, help, labels, read }: ReadGauge): void {
  const known = registry.getSingleMetric(name) as Gauge | undefined
  const reader = fresh(read)
  if (known) return void readers.get(known)?.push(reader)
  const all = [reader]
  const gauge = new Gauge({
    name,
    help,
    labelNames: labels,
    aggregator: 'max',
    registers: [registry],
    async collect() {
      const readings = await Promise.all(all.map(one => inTime(one())))
      this.reset()
      for (const [values, value] of readings.flat()) this.set(values, value)
    },
  })
  readers.set(gauge, all)
}

const inTime = (reading: Promise<Reading>): Promise<Reading> =>
  Promise.race([reading.catch((): Reading => []), setTimeout(LATE_MS, [], { ref: false })])

function fresh(read: () => Promise<Reading>): () => Promise<Reading> {
  let last: Promise<Reading> | undefined
  let at = Number.NEGATIVE_INFINITY
  return () => {
    if (last && performance.now() - at < FRESH_MS) return last
    at = performance.now()
    last = read()
    last.catch(() => {
      at = Number.NEGATIVE_INFINITY
    })
    return last
  }
}
