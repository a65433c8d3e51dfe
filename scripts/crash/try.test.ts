import { afterAll, beforeAll, expect, it } from 'vitest'
import { flows } from './flows.ts'
import { openRun } from './run.ts'
import { type CrashWorld, openCrashWorld } from './world.ts'
import { writeFileSync } from 'node:fs'
let world: CrashWorld
beforeAll(async () => { world = await openCrashWorld() })
afterAll(() => world?.close())
it('enumerates', { timeout: 120_000 }, async () => {
  const run = await openRun(world)
  let t = Date.now()
  for (const [name, flow] of Object.entries(flows)) {
    const points = await run.enumerate(flow)
    console.log(name, points.length, Date.now() - t); t = Date.now()
    writeFileSync(`/tmp/fg/scratch-saga/points-${name}.json`, JSON.stringify(points, null, 1))
    for (const p of [points[5]!, points[Math.floor(points.length/2)]!]) {
    console.log(p, await run.crash(flow, p), Date.now() - t); t = Date.now() }
  }
})
