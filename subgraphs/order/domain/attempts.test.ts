import fc from 'fast-check'
import { expect, it } from 'vitest'
import { attemptOf, type RefundNews, referenceOf, standingOf, timesGiven } from './attempts.ts'

const one = (attempt: number, kind: RefundNews) => ({ attempt, kind })

it('says where a refund is by its attempts', () => {
  expect(standingOf([], 1)).toBe('APPROVED')
  expect(standingOf([one(1, 'FAILED')], 1)).toBe('FAILED')
  expect(standingOf([one(1, 'FAILED'), one(2, 'RETRIED')], 2)).toBe('APPROVED')
  expect(standingOf([one(1, 'FAILED'), one(1, 'SUCCEEDED')], 2)).toBe('SUCCEEDED')
  expect(standingOf([one(1, 'SUCCEEDED'), one(1, 'REVERSED')], 1)).toBe('FAILED')
  expect(standingOf([one(1, 'SUCCEEDED'), one(1, 'REVERSED'), one(2, 'SUCCEEDED')], 2)).toBe('SUCCEEDED')
  expect(standingOf([one(1, 'FAILED'), one(1, 'SETTLED'), one(1, 'REVERSED')], 1)).toBe('SUCCEEDED')
})

it('counts how often the money was given', () => {
  expect(timesGiven([one(1, 'FAILED'), one(1, 'SUCCEEDED'), one(1, 'SUCCEEDED')])).toBe(1)
  expect(timesGiven([one(1, 'SUCCEEDED'), one(2, 'SUCCEEDED')])).toBe(2)
  expect(timesGiven([one(1, 'SUCCEEDED'), one(1, 'SETTLED')])).toBe(2)
  expect(timesGiven([one(1, 'REVERSED'), one(1, 'SUCCEEDED'), one(2, 'SUCCEEDED')])).toBe(1)
})

const news = fc.array(
  fc.record({
    attempt: fc.integer({ min: 1, max: 3 }),
    kind: fc.constantFrom<RefundNews>('SUCCEEDED', 'FAILED', 'REVERSED', 'RETRIED', 'SETTLED'),
  }),
  { maxLength: 12 },
)

it('comes to the same in whatever order news come and however often, and never takes money for given that is not', () => {
  fc.assert(
    fc.property(
      news.chain(all =>
        fc.tuple(fc.constant(all), fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 })),
      ),
      fc.integer({ min: 1, max: 3 }),
      ([all, again], current) => {
        const standing = standingOf(all, current)
        expect(standingOf(again, current)).toBe(standing)
        const given = all.filter(({ kind }) => kind === 'SUCCEEDED' || kind === 'SETTLED')
        if (given.length === 0) expect(standing).not.toBe('SUCCEEDED')
      },
    ),
  )
})

it('finds the attempt of its reference, and none of others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), attempt => {
      expect(attemptOf('rfd_a', referenceOf('rfd_a', attempt))).toBe(attempt)
    }),
  )
  for (const reference of ['rfd_b', 'rfd_a_', 'rfd_a_1', 'rfd_a_0', 'rfd_a_x', 'rfd_a_2_2'])
    expect(attemptOf('rfd_a', reference), reference).toBeNull()
})
