import { expect, it } from 'vitest'
import { expectedLocation } from './shipping.ts'

const location = (code: string, regions: string[], priority = 10, available = 5) => ({
  code,
  name: code,
  priority,
  regions,
  handlingDays: 1,
  available,
})
const from = (region: string | null, ...candidates: ReturnType<typeof location>[]) =>
  expectedLocation(candidates, region)?.code ?? null

it('prefers the location that names the region most closely', () => {
  const all = [location('world', [], 1), location('china', ['CN'], 20), location('south', ['CN-44', 'CN-45'], 30)]
  expect(from('CN-44', ...all)).toBe('south')
  expect(from('CN-11', ...all)).toBe('china')
  expect(from('DE', ...all)).toBe('world')
  expect(from(null, ...all)).toBe('world')
})

it('takes a region for itself, not for the beginning of another', () => {
  expect(from('CN-4', location('south', ['CN-44']))).toBeNull()
  expect(from('CN', location('south', ['CN-44']))).toBeNull()
  expect(from('CN-44', location('near', ['CN-4']))).toBeNull()
})

it('leaves out what has no stock, and goes by priority, then code', () => {
  expect(from('CN', location('empty', ['CN'], 1, 0), location('full', ['CN'], 2))).toBe('full')
  expect(from('CN', location('b', ['CN'], 1), location('a', ['CN'], 1))).toBe('a')
  expect(from('CN', location('empty', [], 1, 0))).toBeNull()
})
