export interface Spread {
  min: number
  median: number
  max: number
}

/** Least, middle and greatest; with an even count the mean of the two in the middle. */
export function spread(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length / 2
  const median = sorted.length % 2 === 1 ? sorted[Math.floor(half)]! : (sorted[half - 1]! + sorted[half]!) / 2
  return { min: sorted[0]!, median, max: sorted.at(-1)! }
}
