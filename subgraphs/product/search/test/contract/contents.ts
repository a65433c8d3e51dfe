import { expect, it } from 'vitest'
import { document, entry } from '../documents.ts'
import { type Open, openWith, price, sorted } from './open.ts'

/** What an index has after it was written to. */
export function contents(open: Open): void {
  it('never lets an older version win, not even over a removal', async () => {
    const { index, ids } = await openWith(open)
    await index.write([entry(document('a', 'new tea'), 5)])
    await index.write([entry(document('a', 'old coffee'), 4)])
    expect(await ids('coffee')).toEqual([])
    await index.write([{ id: 'a', version: 3, document: null }])
    expect(await ids('tea')).toEqual(['a'])
    await index.write([{ id: 'a', version: 6, document: null }])
    await index.write([entry(document('a', 'late tea'), 5)])
    expect(await ids('tea')).toEqual([])
    expect(await index.count()).toBe(0)
    await index.write([entry(document('a', 'tea again'), 7)])
    expect(await ids('tea')).toEqual(['a'])
  })

  it('forgets what a product no longer has', async () => {
    const { index, ids } = await openWith(open, document('a', 'kettle', { category: 'x', prices: [price(10)] }))
    await index.write([entry(document('a', 'teapot', { category: 'y', prices: [price(20)] }), 2)])
    expect(await ids('kettle')).toEqual([])
    expect(await ids('', { category: 'x' })).toEqual([])
    expect(await ids('', { currencyCode: 'CNY', maxPriceMinor: 15n })).toEqual([])
    expect(await ids('', { currencyCode: 'CNY' }, { sort: 'PRICE_ASC' })).toEqual(['a'])
    expect(await index.count()).toBe(1)
  })

  it('tells what it has, for comparing it with the database', async () => {
    const { index } = await openWith(open, document('a', 'tea'), document('b', 'coffee'), document('c', 'cocoa'))
    await index.write([{ id: 'c', version: 9, document: null }])
    const all = []
    for await (const page of index.entries()) all.push(...page)
    const expected = [
      { id: 'a', version: 1, hash: 'hash of tea' },
      { id: 'b', version: 1, hash: 'hash of coffee' },
    ]
    expect(all.sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual(expected)
    const found = await index.find(['b', 'c', 'nobody'])
    expect(found.sort((x, y) => (x.id < y.id ? -1 : 1))).toEqual([expected[1], { id: 'c', version: 9, hash: null }])
    expect(await index.find([])).toEqual([])
  })

  it('builds a next index beside the live one, then swaps', async () => {
    const { index, ids } = await openWith(open, document('a', 'old tea'))
    await index.write([entry(document('x', 'tea for nobody'))], 'next')
    expect(await index.count('next')).toBe(0)
    await index.begin()
    await index.write([entry(document('b', 'abandoned tea'))], 'next')
    await index.begin()
    await index.write([entry(document('c', 'new tea'))], 'next')
    await index.write([entry(document('d', 'live tea'))], 'live')
    expect(await index.count('next')).toBe(1)
    expect(sorted(await ids('tea'))).toEqual(['a', 'd'])
    await index.swap()
    expect(await ids('tea')).toEqual(['c'])
    expect(await index.count('next')).toBe(0)
    await expect(index.swap()).rejects.toThrow()
  })
}
