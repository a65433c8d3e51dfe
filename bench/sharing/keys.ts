import { createRandom } from '../gateway/graph/random.ts'

/** What the requests of a measurement ask for. */
export interface Workload {
  name: string
  title: string
  /** How many products one request asks for. */
  size: number
  /** Whether requests ask for one of many fixed lists, or each for products of its own choice. */
  fixed: boolean
}

export const workloads: readonly Workload[] = [
  { name: 'one', title: 'one product', size: 1, fixed: false },
  { name: 'twenty', title: '20 products, another choice each time', size: 20, fixed: false },
  { name: 'pages', title: 'one of 5,000 fixed pages of 20 products', size: 20, fixed: true },
]

export const KEYS = ['zipf', 'uniform'] as const
export type Keys = (typeof KEYS)[number]

const PRODUCTS = 100_000

/** Draws the products of one request after the other, the same in each run. */
export function drawing({ size, fixed }: Workload, keys: Keys): () => number[] {
  const { below } = createRandom(7)
  const count = fixed ? PRODUCTS / size : PRODUCTS
  const draw = keys === 'zipf' ? zipf(count, below) : () => below(count)
  if (!fixed) return () => Array.from({ length: size }, draw)
  return () => {
    const first = draw() * size
    return Array.from({ length: size }, (_, index) => first + index)
  }
}

const STEPS = 1_000_000_000

/** Numbers below `count`, of which the n-th is drawn 1/n times as often as the first (Zipf's law with exponent 1). */
function zipf(count: number, below: (limit: number) => number): () => number {
  let sum = 0
  const sums = Float64Array.from({ length: count }, (_, index) => {
    sum += 1 / (index + 1)
    return sum
  })
  return () => {
    const wanted = (below(STEPS) / STEPS) * sum
    let low = 0
    let high = count - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (sums[middle]! > wanted) high = middle
      else low = middle + 1
    }
    return low
  }
}
