import fc from 'fast-check'

/** What can happen to stock, for tests of all orders in which it can. SKUs, orders and activities are numbers. */
export type Step =
  | { do: 'reserve'; order: number; lines: { sku: number; quantity: number; via: number | null }[] }
  | { do: 'claim' | 'release'; order: number }
  | { do: 'adjust'; sku: number; delta: number }
  | { do: 'begin'; activity: number; sku: number; quantity: number }
  | { do: 'change'; activity: number; delta: number }
  | { do: 'end'; activity: number }
  | { do: 'expire' }

export const SKUS = 2
export const ACTIVITIES = 2

const order = fc.nat({ max: 5 })
const sku = fc.nat({ max: SKUS - 1 })
const activity = fc.nat({ max: ACTIVITIES - 1 })
const delta = fc.integer({ min: -6, max: 6 }).filter(value => value !== 0)
const line = fc.record({ sku, quantity: fc.integer({ min: 1, max: 4 }), via: fc.option(activity) })

export const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('reserve'), order, lines: fc.array(line, { minLength: 1, maxLength: 3 }) }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('claim', 'release'), order }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('adjust'), sku, delta }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('begin'), activity, sku, quantity: fc.integer({ min: 1, max: 9 }) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('change'), activity, delta }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('end'), activity }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('expire') }) },
) as fc.Arbitrary<Step>

interface ModelLine {
  sku: number
  quantity: number
  via: number | null
  status: 'RESERVED' | 'CLAIMED' | 'RELEASED' | 'EXPIRED'
  /** The activity whose quota holds the units, or null for what is open to all. */
  pool: number | null
}

interface ModelActivity {
  sku: number
  quantity: number
}

type Verdict = 'done' | 'refused'

/** Stock as it should be, for one step after the other. `null` is the pool that is open to every order. */
export class Model {
  onHand: number[]
  activities: (ModelActivity | null)[] = Array.from({ length: ACTIVITIES }, () => null)
  orders = new Map<number, ModelLine[]>()

  constructor(units: number) {
    this.onHand = Array.from({ length: SKUS }, () => units)
  }

  /** What an order is for: what it was first for, or what the step says. */
  linesOf(step: Extract<Step, { do: 'reserve' }>): (ModelLine | Extract<Step, { do: 'reserve' }>['lines'][number])[] {
    return this.orders.get(step.order) ?? step.lines
  }

  /** What can be sold of a SKU from a pool. */
  available(sku: number, pool: number | null): number {
    const held = this.sum(sku, pool, 'RESERVED') + this.sum(sku, pool, 'CLAIMED')
    if (pool !== null) return (this.quota(pool, sku)?.quantity ?? 0) - held
    const aside = this.activities.reduce((total, each) => total + (each?.sku === sku ? each.quantity : 0), 0)
    return this.onHand[sku]! - aside - held
  }

  sum(sku: number, pool: number | null, status: ModelLine['status']): number {
    return this.lines()
      .filter(each => each.sku === sku && each.pool === pool && each.status === status)
      .reduce((total, each) => total + each.quantity, 0)
  }

  apply(step: Step): Verdict {
    switch (step.do) {
      case 'reserve':
        return this.reserve(step)
      case 'claim':
        return this.claim(this.orders.get(step.order))
      case 'release':
        for (const each of this.orders.get(step.order) ?? []) each.status = 'RELEASED'
        return 'done'
      case 'adjust':
        if (this.available(step.sku, null) + step.delta < 0) return 'refused'
        this.onHand[step.sku]! += step.delta
        return 'done'
      case 'begin':
        return this.begin(step)
      case 'change':
        return this.change(step)
      case 'end':
        return this.end(step.activity)
      case 'expire':
        for (const each of this.lines()) if (each.status === 'RESERVED') each.status = 'EXPIRED'
        return 'done'
    }
  }

  /** A repeat is for what the order was first for. */
  private reserve(step: Extract<Step, { do: 'reserve' }>): Verdict {
    const lines = this.linesOf(step).map(each =>
      'status' in each ? each : { ...each, status: 'EXPIRED' as const, pool: null },
    )
    if (lines.some(each => each.status === 'RELEASED')) return 'refused'
    if (
      !this.take(
        lines.filter(each => each.status === 'EXPIRED'),
        'RESERVED',
      )
    ) {
      return 'refused'
    }
    this.orders.set(step.order, lines)
    return 'done'
  }

  private claim(lines: ModelLine[] | undefined): Verdict {
    if (!lines || lines.every(each => each.status === 'RELEASED')) return 'refused'
    if (
      !this.take(
        lines.filter(each => each.status === 'EXPIRED'),
        'CLAIMED',
      )
    )
      return 'refused'
    for (const each of lines) if (each.status === 'RESERVED') each.status = 'CLAIMED'
    return 'done'
  }

  /** All of the lines or none. */
  private take(lines: ModelLine[], status: 'RESERVED' | 'CLAIMED'): boolean {
    const poolOf = ({ sku, via }: ModelLine) => (via !== null && this.quota(via, sku) ? via : null)
    for (const group of Map.groupBy(lines, each => `${each.sku} ${poolOf(each)}`).values()) {
      const wanted = group.reduce((total, each) => total + each.quantity, 0)
      if (this.available(group[0]!.sku, poolOf(group[0]!)) < wanted) return false
    }
    for (const each of lines) Object.assign(each, { status, pool: poolOf(each) })
    return true
  }

  private begin({ activity: number, sku, quantity }: Extract<Step, { do: 'begin' }>): Verdict {
    if (this.activities[number]) return 'refused'
    if (this.available(sku, null) < quantity) return 'refused'
    this.activities[number] = { sku, quantity }
    return 'done'
  }

  private change({ activity: number, delta }: Extract<Step, { do: 'change' }>): Verdict {
    const each = this.activities[number]
    if (!each) return 'refused'
    if (delta > 0 ? this.available(each.sku, null) < delta : this.available(each.sku, number) < -delta) return 'refused'
    each.quantity += delta
    return 'done'
  }

  private end(number: number): Verdict {
    if (!this.activities[number]) return 'refused'
    this.activities[number] = null
    for (const each of this.lines()) if (each.pool === number) each.pool = null
    return 'done'
  }

  private quota(number: number, sku: number): ModelActivity | null {
    const each = this.activities[number]
    return each?.sku === sku ? each : null
  }

  private lines(): ModelLine[] {
    return [...this.orders.values()].flat()
  }
}
