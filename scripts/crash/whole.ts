import { expect, it } from 'vitest'
import { readCrashEnv } from './env.ts'
import { flows } from './flows.ts'
import { partOf } from './points.ts'
import { openRun } from './run.ts'
import { openCrashWorld } from './world.ts'

/**
 * `npm run test:crash`: every point of every flow, one after the other. CRASH_POINT takes only those whose name contains it,
 * CRASH_PART=1/4 the first of four parts of them.
 */
const { only, part } = readCrashEnv()
const HOURS = 3_600_000

const open = async () => {
  const world = await openCrashWorld()
  return { world, run: await openRun(world, { idleMs: 6_000, looks: 3 }) }
}

it.each(Object.entries(flows))(
  'harms nothing wherever the graph is killed in %s',
  { timeout: 4 * HOURS },
  async (name, flow) => {
    let { world, run } = await open()
    const named = (await run.enumerate(flow)).filter(point => point.name.includes(only))
    // Every first time before any second: a run that is cut short has been everywhere.
    const points = named.filter(point => partOf(point, part.of) === part.index).sort((a, b) => a.time - b.time)
    const failed: string[] = []
    let reached = 0
    for (const [index, point] of points.entries()) {
      const from = performance.now()
      const at = `${point.name} #${point.time}`
      const outcome = await run.crash(flow, point).then(
        killed => {
          if (killed) reached += 1
          return killed ? 'held' : 'not reached'
        },
        async cause => {
          failed.push(`${at}: ${cause instanceof Error ? cause.message : cause}`)
          await world.close()
          // What broke stays broken: the next points are tried in a world without it.
          ;({ world, run } = await open())
          return `BROKE: ${cause instanceof Error ? cause.message : cause}`
        },
      )
      console.log(
        `${name} ${index + 1}/${points.length} ${((performance.now() - from) / 1000).toFixed(1)} s ${outcome}: ${at}`,
      )
    }
    await world.close()
    console.log(`${name}: killed at ${reached} of ${points.length} points, ${failed.length} broke`)
    expect(failed).toEqual([])
    expect(reached).toBeGreaterThanOrEqual(points.length * 0.8)
  },
)
