import fc from 'fast-check'
import { expect, it } from 'vitest'
import { activityStatus, quotaFor, splitIntoBuckets } from './quota.ts'

const at = (minute: number) => new Date(minute * 60_000)
const period = (from: number, to: number) => ({ startsAt: at(from), endsAt: at(to) })

it('tells the state of an activity: the start belongs to it, the end does not', () => {
  const activity = { ...period(10, 20), closedAt: null }
  expect([9, 10, 19, 20].map(minute => activityStatus(activity, at(minute)))).toEqual([
    'SCHEDULED',
    'ACTIVE',
    'ACTIVE',
    'ENDED',
  ])
  expect(activityStatus({ ...activity, closedAt: at(21) }, at(15))).toBe('CLOSED')
})

it('chooses the open quota of the content that ends first', () => {
  const quotas = [
    { contentId: 'room', name: 'long', ...period(0, 60) },
    { contentId: 'room', name: 'short', ...period(10, 20) },
    { contentId: 'article', name: 'other', ...period(0, 5) },
  ]
  expect(quotaFor(quotas, 'room', at(15))?.name).toBe('short')
  expect(quotaFor(quotas, 'room', at(20))?.name).toBe('long')
  expect(quotaFor(quotas, 'article', at(5))).toBeNull()
  expect(quotaFor(quotas, null, at(1))).toBeNull()
  expect(quotaFor(quotas, undefined, at(1))).toBeNull()
})

it('splits units into few even buckets and loses none', () => {
  expect(splitIntoBuckets(5)).toEqual([5])
  expect(splitIntoBuckets(25)).toEqual([13, 12])
  expect(splitIntoBuckets(1_000_000)).toHaveLength(16)
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), units => {
      const buckets = splitIntoBuckets(units)
      expect(buckets.reduce((total, bucket) => total + bucket, 0)).toBe(units)
      expect(Math.max(...buckets) - Math.min(...buckets)).toBeLessThanOrEqual(1)
    }),
  )
})
