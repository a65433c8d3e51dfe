import type { Metric, Registry } from 'prom-client'

/**
 * Metrics for the request path. prom-client checks, sorts and hashes the labels of every observation, which takes longer
 * than reading a request does; here a cell is found by the values of its labels, without making a key of them, and is
 * plain numbers. They are written as its own are.
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

type Branch<T> = Map<string, T>

abstract class Meter {
  readonly name: string
  readonly help: string
  readonly aggregator = 'sum'
  abstract readonly type: 'counter' | 'histogram'
  #labelNames: readonly string[]
  #cells: Branch<Branch<Branch<Cell>>> = new Map()
  #buckets: number

  /** Three labels at most; their values are given in the same order. */
  constructor(name: string, help: string, labelNames: readonly string[], buckets = 0) {
    this.name = name
    this.help = help
    this.#labelNames = labelNames
    this.#buckets = buckets
  }

  protected abstract valuesOf(cell: Cell): Value[]

  protected cell(first: string, second: string, third: string): Cell {
    return this.#cells.get(first)?.get(second)?.get(third) ?? this.#open([first, second, third])
  }

  #open(values: readonly [string, string, string]): Cell {
    const labels = Object.fromEntries(this.#labelNames.map((label, index) => [label, values[index]!]))
    const cell = { labels, count: 0, sum: 0, buckets: new Array<number>(this.#buckets).fill(0) }
    const seconds = opened(this.#cells, values[0], () => new Map())
    opened(seconds, values[1], () => new Map()).set(values[2], cell)
    return cell
  }

  /** For prom-client. */
  async get() {
    const { name, help, type, aggregator } = this
    return { name, help, type, aggregator, values: this.#all().flatMap(cell => this.valuesOf(cell)) }
  }

  reset(): void {
    this.#cells.clear()
  }

  #all(): Cell[] {
    const seconds = [...this.#cells.values()].flatMap(branch => [...branch.values()])
    return seconds.flatMap(branch => [...branch.values()])
  }
}

function opened<T>(branch: Branch<T>, key: string, make: () => T): T {
  const known = branch.get(key)
  if (known !== undefined) return known
  const made = make()
  branch.set(key, made)
  return made
}

/** Counts by label. */
export class Counts extends Meter {
  readonly type = 'counter'

  add(first: string, second = '', third = '', amount = 1): void {
    this.cell(first, second, third).count += amount
  }

  /** Tells zero of these until they come: how much a count has grown is only known of one that was there. */
  expect(...values: string[]): void {
    for (const value of values) this.cell(value, '', '')
  }

  protected valuesOf({ labels, count }: Cell): Value[] {
    return [{ labels, value: count }]
  }
}

const BOUNDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** A histogram of times in seconds. */
export class Timings extends Meter {
  readonly type = 'histogram'

  constructor(name: string, help: string, labelNames: readonly string[]) {
    super(name, help, labelNames, BOUNDS.length + 1)
  }

  /** `started` as performance.now() had it. */
  observe(started: number, first: string, second = '', third = ''): void {
    const seconds = (performance.now() - started) / 1000
    const cell = this.cell(first, second, third)
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
  kind: new (name: string, help: string, labelNames: readonly string[]) => T,
  name: string,
  { help, labels }: { help: string; labels: readonly string[] },
): T {
  const known: unknown = registry.getSingleMetric(name)
  if (known instanceof kind) return known
  const made = new kind(name, help, labels)
  registry.registerMetric(made as unknown as Metric)
  return made
}
