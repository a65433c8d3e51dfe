import { availableParallelism } from 'node:os'
import { expect, it } from 'vitest'
import { readGraphEnv } from '../../env.ts'
import { connectionsOf } from '../env.ts'

it('takes a number of workers, or one per core', () => {
  expect(readGraphEnv({})).toMatchObject({ workers: 1, semiSpaceMb: 64, poolSize: 10 })
  expect(readGraphEnv({ WORKERS: '12' }).workers).toBe(12)
  expect(readGraphEnv({ WORKERS: 'auto' }).workers).toBe(availableParallelism())
  for (const wrong of ['0', '-1', '1.5', '257', 'all', '0x2'])
    expect(() => readGraphEnv({ WORKERS: wrong }), wrong).toThrow('WORKERS: expected auto, which is one for each core')
})

it('divides the connections among the workers, unless told how many each takes', () => {
  const connections = (WORKERS: string, DATABASE_POOL_SIZE = '') =>
    connectionsOf(readGraphEnv({ WORKERS, DATABASE_POOL_SIZE }))
  expect([connections('1'), connections('2'), connections('4'), connections('8')]).toEqual([65, 130, 140, 136])
  expect(connections('4', '10')).toBe(260)
})
