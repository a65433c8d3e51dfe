import { describe, expect, it } from 'vitest'
import { Adaptive } from '../../sources/trial.ts'

const observed = { asked: 0, sent: 0, rested: 0 }
const trial = () => new Adaptive(() => undefined)

/** How many of so many fetches are tried, of which only every n-th is sent for the others. */
function tried(trial: Adaptive, fetches: number, each: number): number {
  let count = 0
  for (let fetch = 0; fetch < fetches; fetch++) {
    if (!trial.tries()) continue
    trial.count(1, count++ % each === 0 ? 1 : 0)
  }
  return count
}

describe('a trial', () => {
  it('goes on as long as it saves fetches', () => {
    expect(tried(trial(), 50_000, 2)).toBe(50_000)
  })

  it('looks at one fetch in twenty when it saves none', () => {
    const share = tried(trial(), 100_000, 1) / 100_000
    expect(share).toBeGreaterThan(0.04)
    expect(share).toBeLessThan(0.06)
  })

  it('begins again when there is something to save, and ends when there is no more', () => {
    const one = trial()
    tried(one, 10_000, 1)
    tried(one, 10_000, 2)
    expect(tried(one, 10_000, 2)).toBe(10_000)
    expect(tried(one, 100_000, 1)).toBeLessThan(6_000)
  })

  it('rests when what was sent for several helped none of them', () => {
    const one = trial()
    for (let batch = 0; batch < 100; batch++) {
      one.count(2, 1)
      one.count(0, 2)
    }
    expect(one.tries()).toBe(false)
  })

  it('tells what it counts', () => {
    const one = new Adaptive((what, count) => {
      observed[what] += count
    })
    one.count(200, 200)
    one.tries()
    expect(observed).toEqual({ asked: 200, sent: 200, rested: 1 })
  })
})
