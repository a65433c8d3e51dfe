import { expect, it } from 'vitest'
import { childTraceparent } from '../graph.ts'

const TRACE = '0af7651916cd43dd8448eb211c80319c'
const FORM = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/

it('stays in the trace of its parent, as a span of its own', () => {
  const child = childTraceparent(`00-${TRACE}-b7ad6b7169203331-00`)
  expect(child).toMatch(FORM)
  expect(child).toMatch(new RegExp(`^00-${TRACE}-.*-00$`))
  expect(child).not.toContain('b7ad6b7169203331')
})

it.each([
  undefined,
  null,
  '',
  'x',
  `00-${'0'.repeat(32)}-b7ad6b7169203331-01`,
  `00-${TRACE}-${'0'.repeat(16)}-01`,
  `01-${TRACE}-b7ad6b7169203331-01`,
])('starts a new trace for %j', parent => {
  const started = childTraceparent(parent)
  expect(started).toMatch(FORM)
  expect(started).not.toContain(TRACE)
  expect(childTraceparent(parent)).not.toBe(started)
})
