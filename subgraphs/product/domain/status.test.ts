import { expect, it } from 'vitest'
import { judgeTransition, nextStatuses, PRODUCT_STATUSES } from './status.ts'

it('lets only operations put a product on sale', () => {
  expect(judgeTransition('IN_REVIEW', 'ACTIVE', 'OPERATIONS')).toBe('allowed')
  expect(judgeTransition('IN_REVIEW', 'ACTIVE', 'MERCHANT')).toBe('forbidden')
  expect(judgeTransition('SUSPENDED', 'ACTIVE', 'MERCHANT')).toBe('forbidden')
})

it('knows no way around the review and none back from the archive', () => {
  expect(judgeTransition('DRAFT', 'ACTIVE', 'OPERATIONS')).toBe('unknown')
  expect(nextStatuses('ARCHIVED')).toEqual([])
})

it('lets every state be left for the archive, but for the archive itself', () => {
  for (const status of PRODUCT_STATUSES) {
    expect(nextStatuses(status).includes('ARCHIVED')).toBe(status !== 'ARCHIVED')
  }
})
