import { expect, it } from 'vitest'
import { soakOverHttp } from './over-http.ts'
import { soak } from './soak.ts'

it('keeps its memory bounded over operations that differ and requests that are left', { timeout: 60_000 }, async () => {
  const { early, late } = await soak({ operations: 300, requests: 3_000, maxOperations: 30 })
  // `npm run soak:gateway` is the long form. Here the tools of the test take their part of the heap as well.
  expect(late).toBeLessThan(early * 1.25)
})

it('leaves no connection behind, whoever left', { timeout: 60_000 }, async () => {
  const { connections } = await soakOverHttp({ operations: 100, requests: 400 })
  expect(connections).toBe(0)
})
