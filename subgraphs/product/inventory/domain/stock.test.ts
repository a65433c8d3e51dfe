import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { allocateStock, availableAt, type Level } from './stock.ts'

const level = (locationId: string, onHand: number, rest: Partial<Level> = {}): Level => ({
  skuId: 'sku_1',
  locationId,
  bucketId: 0,
  onHand,
  reserved: 0,
  committed: 0,
  safety: 0,
  ...rest,
})
const line = (orderLineId: string, quantity: number, skuId = 'sku_1') => ({ orderLineId, skuId, quantity })

describe('allocateStock', () => {
  it('prefers one location that has all of a line over an earlier one that has a part', () => {
    const { parts, short } = allocateStock([line('a', 5)], [level('near', 3), level('far', 9)])
    expect(short).toEqual([])
    expect(parts.get('a')).toEqual([{ locationId: 'far', bucketId: 0, quantity: 5 }])
  })

  it('splits a line when no location has all of it', () => {
    const { parts } = allocateStock([line('a', 5)], [level('near', 3), level('far', 3)])
    expect(parts.get('a')).toEqual([
      { locationId: 'near', bucketId: 0, quantity: 3 },
      { locationId: 'far', bucketId: 0, quantity: 2 },
    ])
  })

  it('lets two lines of one SKU share nothing', () => {
    const { short } = allocateStock([line('a', 1), line('b', 1)], [level('near', 1)])
    expect(short).toEqual([{ line: line('b', 1), available: 0 }])
  })

  it('keeps safety stock, and never counts below zero', () => {
    expect(availableAt(level('near', 10, { reserved: 2, committed: 3, safety: 4 }))).toBe(1)
    expect(availableAt(level('near', 1, { safety: 5 }))).toBe(0)
  })

  it('gives each line exactly its quantity and no location more than it has', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 5 })
    const wanted = fc.array(fc.integer({ min: 1, max: 15 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(amounts, wanted, (stock, quantities) => {
        const levels = stock.map((onHand, index) => level(`loc_${index}`, onHand))
        const lines = quantities.map((quantity, index) => line(`line_${index}`, quantity))
        const { parts, short } = allocateStock(lines, levels)
        expect(parts.size + short.length).toBe(lines.length)
        for (const { orderLineId, quantity } of lines) {
          const given = parts.get(orderLineId)
          if (given) expect(given.reduce((total, part) => total + part.quantity, 0)).toBe(quantity)
        }
        for (const { locationId, onHand } of levels) {
          const taken = [...parts.values()].flat().filter(part => part.locationId === locationId)
          expect(taken.reduce((total, part) => total + part.quantity, 0)).toBeLessThanOrEqual(onHand)
        }
      }),
    )
  })
})
