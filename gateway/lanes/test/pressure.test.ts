import { expect, it } from 'vitest'
import { LANES, readLaneTable, switchNames } from '#shared/lanes.ts'
import { Lane } from '../lane.ts'
import { Pressure } from '../pressure.ts'

const limits = { running: 1, waiting: 4 }
const lanes = () => ({
  core: new Lane('core', limits),
  normal: new Lane('normal', limits),
  'non-core': new Lane('non-core', limits),
})
const signal = new AbortController().signal

it('shuts what is not core first, what is normal when it gets worse, and the core never', () => {
  const pressure = new Pressure({ nonCoreMs: 100, normalMs: 400 })
  const all = lanes()
  const look = (ms: number, times: number) => {
    for (let n = 0; n < times; n += 1) pressure.look(ms, all)
    return LANES.filter(name => all[name].shut)
  }
  expect(look(90, 50)).toEqual([])
  // A long piece of work is no pressure, nor are two.
  expect(look(9_000, 2)).toEqual([])
  expect(look(90, 1)).toEqual([])
  expect(look(300, 3)).toEqual(['non-core'])
  expect(look(5_000, 10)).toEqual(['normal', 'non-core'])
  expect(all.core.tryEnter()).toBe(true)
  expect(all.normal.tryEnter()).toBe(false)
  // They open again well below of what shut them.
  expect(look(250, 50)).toEqual(['normal', 'non-core'])
  expect(look(150, 50)).toEqual(['non-core'])
  expect(look(60, 50)).toEqual(['non-core'])
  expect(look(10, 50)).toEqual([])
})

it('shuts what is not core as soon as the core has to wait', async () => {
  const pressure = new Pressure({ nonCoreMs: 100, normalMs: 400 })
  const all = lanes()
  expect(all.core.tryEnter()).toBe(true)
  const second = all.core.enter(60_000, signal)
  pressure.look(0, all)
  expect(LANES.filter(name => all[name].shut)).toEqual(['non-core'])
  const others = [all.core.enter(60_000, signal), all.core.enter(60_000, signal)]
  pressure.look(0, all)
  expect(LANES.filter(name => all[name].shut)).toEqual(['normal', 'non-core'])
  expect(await all['non-core'].enter(60_000, signal)).toBe('pressure')
  for (const next of [second, ...others]) {
    all.core.leave()
    expect(await next).toBeNull()
  }
  expect([all.core.running, all.core.waiting]).toEqual([1, 0])
  all.core.leave()
  pressure.look(0, all)
  expect(LANES.filter(name => all[name].shut)).toEqual([])
})

it('has a table of the project’s own graph', () => {
  const table = readLaneTable()
  expect(table.core).toEqual(expect.arrayContaining(['Mutation.orderCreate', 'Mutation.paymentIntentConfirm']))
  const fields = [...table.core, ...Object.values(table.nonCore).flat()]
  expect(new Set(fields).size).toBe(fields.length)
  expect(switchNames(table)).toContain('search')
})
