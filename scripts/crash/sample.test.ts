import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readCrashEnv } from './env.ts'
import { flows } from './flows.ts'
import { openRun } from './run.ts'
import { type CrashWorld, openCrashWorld } from './world.ts'

/**
 * Some points of a sale, and one each of two other flows, all by the seed: each commit tries others. `npm run test:crash`
 * takes all of them; CRASH_SEED repeats a run.
 */
const { seed } = readCrashEnv()
const OTHERS = ['undone', 'expired', 'late', 'gone']
const others = [OTHERS[seed % 4]!, OTHERS[(seed + 1 + (seed % 3)) % 4]!]
const SAMPLE = { sale: 2, ...Object.fromEntries(others.map(name => [name, 1])) }
let world: CrashWorld
beforeAll(async () => {
  world = await openCrashWorld()
})
afterAll(() => world?.close())

it(`harms nothing when the graph is killed at points of seed ${seed}`, { timeout: 180_000 }, async () => {
  console.log(`crash sample: CRASH_SEED=${seed}`)
  const run = await openRun(world, { idleMs: 1_500, looks: 1 })
  for (const [name, count] of Object.entries(SAMPLE)) {
    const flow = flows[name]!
    const points = await run.enumerate(flow)
    expect(points.length).toBeGreaterThan(50)
    const [chosen] = fc.sample(fc.shuffledSubarray(points, { minLength: count, maxLength: count }), {
      seed,
      numRuns: 1,
    })
    for (const point of chosen!) {
      await run.crash(flow, point).catch(cause => {
        throw new Error(`${name}, killed at “${point.name}”, time ${point.time}`, { cause })
      })
    }
  }
  expect(world.graph.kills).toBeGreaterThan(0)
})
