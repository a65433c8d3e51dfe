import type { Measured } from './processes.ts'

export interface Round extends Measured {
  way: 'a quota' | 'open stock'
  buyers: number
  seconds: number
  /** Simple updates a second, just before. */
  floor: number
}
export function report(_o: object, floorName: string, rounds: Round[], rush: Measured & { seconds: number }): void {
  console.log(floorName)
  for (const r of rounds) {
    const l = r.latencies.toSorted((a, b) => a - b)
    console.log(
      r.way,
      r.buyers,
      Math.round(r.held / r.seconds),
      'ratio',
      (r.held / r.seconds / r.floor).toFixed(2),
      'floor',
      r.floor | 0,
      'p50',
      l[l.length >> 1]?.toFixed(1),
      'p99',
      l[Math.floor(l.length * 0.99)]?.toFixed(1),
      r.soldOut,
      r.busy,
    )
  }
  console.log('rush', rush.seconds, rush.held, rush.soldOut, rush.busy)
}
