import { expect, it } from 'vitest'
import { soak } from './soak.ts'

it('keeps its memory bounded over operations that differ and requests that are left', { timeout: 60_000 }, async () => {
  const { early, late } = await soak({ operations: 300, requests: 3_000, maxOperations: 30 })
  // `npm run soak:gateway` is the long form. Here the tools of the test take their part of the heap as well.
  expect(late).toBeLessThan(early * 1.25)
})
