import { Gauge, type Registry } from 'prom-client'
import { Breaker, type BreakerOptions, type BreakerState, type Override } from './breaker.ts'

const LEVELS: Record<BreakerState, number> = { CLOSED: 0, HALF_OPEN: 1, OPEN: 2 }

type StateGauge = Gauge<'name' | 'override'>

/** The breakers of a process, one for each dependency, by its name (`subgraph.order`, `payment.sandbox-card`). */
export class Breakers {
  #byName = new Map<string, Breaker>()
  #overrides: (name: string) => Override = () => 'AUTO'
  #listeners = new Set<() => void>()
  #gauge: StateGauge

  constructor(registry: Registry) {
    this.#gauge = gaugeOf(registry)
  }

  /** The breaker of a dependency; all who use the dependency share it, and the first one's options. */
  get(name: string, options: BreakerOptions = {}): Breaker {
    const known = this.#byName.get(name)
    if (known) return known
    const made = new Breaker(name, options, breaker => this.#changed(breaker))
    this.#byName.set(name, made)
    made.set(this.#overrides(name))
    this.#measure(made)
    return made
  }

  all(): Breaker[] {
    return [...this.#byName.values()]
  }

  /** Sets all breakers, also those to come, as operators want them. */
  follow(overrides: (name: string) => Override): void {
    this.#overrides = overrides
    for (const breaker of this.#byName.values()) breaker.set(overrides(breaker.name))
  }

  /** Calls the listener after each change; answers how to end that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #changed(breaker: Breaker): void {
    this.#measure(breaker)
    for (const listener of this.#listeners) listener()
  }

  #measure({ name, state, override }: Breaker): void {
    this.#gauge.remove({ name, override: 'AUTO' })
    this.#gauge.remove({ name, override: 'OPEN' })
    this.#gauge.remove({ name, override: 'CLOSED' })
    this.#gauge.set({ name, override }, LEVELS[state])
  }
}

function gaugeOf(registry: Registry): StateGauge {
  const name = 'fairground_breaker_state'
  const help = 'Circuit breakers: 0 closed, 1 half open, 2 open'
  const known = registry.getSingleMetric(name) as StateGauge | undefined
  return known ?? new Gauge({ name, help, labelNames: ['name', 'override'], registers: [registry] })
}
