import type { Metric, Registry } from 'prom-client'

/**
 * Metrics for the request path. prom-client checks, sorts and hashes the labels of every observation, which takes longer
 * than reading a request does; here a cell is found by one key and is plain numbers. They are written as its own are.
 */
type Labels = Record<string, string>

interface Cell {
  labels: Labels
  count: number
  sum: number
  /** Observations up to each bound, and above all of them; not cumulated. */
  buckets: number[]
}

interface Value {
  metricName?: string
  labels: Labels & { le?: string | number }
  value: number
}

abstract class Meter {
  readonly name: string
  readonly help: string
  readonly aggregator = 'sum'
  abstract readonly type: 'counter' | 'histogram'
  protected cells = new Map<string, Cell>()

  constructor(name: string, help: string) {
    this.name = name
    this.help = help
  }

  protected abstract valuesOf(cell: Cell): Value[]

  /** For prom-client. */
  async get() {
    const { name, help, type, aggregator } = this
    return { name, help, type, aggregator, values: [...this.cells.values()].flatMap(cell => this.valuesOf(cell)) }
  }

  reset(): void {
    this.cells.clear()
  }

  protected open(key: string, labels: Labels, buckets: number): Cell {
    const cell = { labels, count: 0, sum: 0, buckets: new Array<number>(buckets).fill(0) }
    this.cells.set(key, cell)
    return cell
  }
}

/** Counts by label. `key` stands for the labels, which are only asked for the first time. */
export class Counts extends Meter {
  readonly type = 'counter'

  add(key: string, labels: () => Labels): void {
    const cell = this.cells.get(key) ?? this.open(key, labels(), 0)
    cell.count += 1
  }

  protected valuesOf({ labels, count }: Cell): Value[] {
    return [{ labels, value: count }]
  }
}

const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A histogram of times in seconds. */
export class Timings extends Meter {
  readonly type = 'histogram'

  /** `started` as performance.now() had it. */
  observe(key: string, started: number, labels: () => Labels): void {
    const seconds = (performance.now() - started) / 1000
    const cell = this.cells.get(key) ?? this.open(key, labels(), BOUNDS.length + 1)
    let bucket = 0
    while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]!) bucket += 1
    cell.buckets[bucket]! += 1
    cell.count += 1
    cell.sum += seconds
  }

  protected valuesOf({ labels, count, sum, buckets }: Cell): Value[] {
    let below = 0
    const bounded = BOUNDS.map((le, index) => {
      below += buckets[index]!
      return { metricName: `${this.name}_bucket`, labels: { ...labels, le: String(le) }, value: below }
    })
    return [
      ...bounded,
      { metricName: `${this.name}_bucket`, labels: { ...labels, le: '+Inf' }, value: count },
      { metricName: `${this.name}_sum`, labels, value: sum },
      { metricName: `${this.name}_count`, labels, value: count },
    ]
  }
}

/** The meter of this name; gateways in one process (tests, benchmarks) may share a registry. */
export function meter<T extends Meter>(
  registry: Registry,
  kind: new (name: string, help: string) => T,
  name: string,
  help: string,
): T {
  const known: unknown = registry.getSingleMetric(name)
  if (known instanceof kind) return known
  const made = new kind(name, help)
  registry.registerMetric(made as unknown as Metric)
  return made
}
