import { expect, it } from 'vitest'
import { Passing } from '../../sources/passing.ts'

it('knows what was added lately until it is taken out', () => {
  const passing = new Passing<number>()
  passing.set('kept', -1)
  passing.set('gone', -2)
  for (let index = 0; index < 1_500; index++) passing.set(String(index), index)
  passing.delete('gone')
  passing.delete('1499')
  expect(['kept', 'gone', '0', '1498', '1499'].map(key => passing.get(key))).toEqual([
    -1,
    undefined,
    0,
    1498,
    undefined,
  ])
})

it('forgets what stays while many others come', () => {
  const passing = new Passing<number>()
  passing.set('old', 1)
  for (let index = 0; index < 2_500; index++) passing.set(String(index), index)
  expect([passing.get('old'), passing.get('2499')]).toEqual([undefined, 2499])
})
