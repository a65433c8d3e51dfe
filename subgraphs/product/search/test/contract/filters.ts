import { expect, it } from 'vitest'
import { document } from '../documents.ts'
import { type Open, openWith, price, sorted } from './open.ts'

/** What filters leave, and what facets count. */
export function filters(open: Open): void {
  it('keeps to the business and the filters', async () => {
    const red = { name: 'Colour', value: 'Red' }
    const { ids } = await openWith(
      open,
      document('a', 'tea', { category: 'x', inStock: false, brand: 'A "quoted" brand', attributes: [red] }),
      document('b', 'tea', {
        channelId: 'chn',
        merchantId: 'mer',
        attributes: [
          { name: 'Colour', value: 'Blue' },
          { name: 'Size', value: 'L' },
        ],
      }),
      document('c', 'tea', { status: 'DRAFT', saleable: false, shelves: ['room_1', 'art_1'] }),
      document('z', 'tea', { businessId: 'other' }),
    )
    expect(sorted(await ids('tea'))).toEqual(['a', 'b', 'c'])
    expect(sorted(await ids(''))).toEqual(['a', 'b', 'c'])
    expect(await ids('tea', { category: 'x' })).toEqual(['a'])
    expect(await ids('tea', { brand: 'A "quoted" brand' })).toEqual(['a'])
    expect(await ids('tea', { channelId: 'chn' })).toEqual(['b'])
    expect(await ids('tea', { merchantId: 'mer' })).toEqual(['b'])
    expect(await ids('tea', { inStock: false })).toEqual(['a'])
    expect(await ids('tea', { statuses: ['DRAFT', 'ARCHIVED'] })).toEqual(['c'])
    expect(sorted(await ids('tea', { saleable: true }))).toEqual(['a', 'b'])
    expect(await ids('tea', { shelf: 'room_1' })).toEqual(['c'])
    expect(sorted(await ids('tea', { listed: false }))).toEqual(['a', 'b'])
    const colours = (...values: string[]) => ({ name: 'Colour', values })
    expect(sorted(await ids('tea', { attributes: [colours('Red', 'Blue')] }))).toEqual(['a', 'b'])
    expect(await ids('tea', { attributes: [colours('Red', 'Blue'), { name: 'Size', values: ['L'] }] })).toEqual(['b'])
    expect(await ids('tea', { category: 'unknown' })).toEqual([])
  })

  it('filters by price in one currency, whichever variant has it', async () => {
    const { ids } = await openWith(
      open,
      document('a', 'tea', { prices: [price(1000), price(5000), price(700, 'USD')] }),
      document('b', 'tea', { prices: [price(2000)] }),
      document('c', 'tea', { prices: [] }),
    )
    const between = (minPriceMinor: bigint | null, maxPriceMinor: bigint | null, currencyCode = 'CNY') =>
      ids('tea', { currencyCode, minPriceMinor, maxPriceMinor }).then(sorted)
    expect(await between(null, null)).toEqual(['a', 'b'])
    expect(await between(1000n, 1000n)).toEqual(['a'])
    expect(await between(1001n, 1999n)).toEqual([])
    expect(await between(2000n, null)).toEqual(['a', 'b'])
    expect(await between(null, 999n)).toEqual([])
    expect(await between(500n, 900n, 'USD')).toEqual(['a'])
  })

  it('counts facets of all hits, the most frequent values first', async () => {
    const red = { name: 'Colour', value: 'Red' }
    const { page } = await openWith(
      open,
      document('a', 'tea', { category: 'x', brand: 'B', channelId: 'chn', attributes: [red], shelves: ['s'] }),
      document('b', 'tea', { category: 'y', attributes: [{ name: 'Colour', value: 'Blue' }], inStock: false }),
      document('c', 'tea', { category: 'y', attributes: [red] }),
      document('d', 'coffee', { category: 'x' }),
      document('z', 'tea', { category: 'x', businessId: 'other' }),
    )
    const facets = await (await page('tea', { limit: 1 })).facets()
    const of = (field: string) => facets.filter(facet => facet.field === field).map(facet => facet.values)
    expect(of('CATEGORY')).toEqual([
      [
        { value: 'y', count: 2 },
        { value: 'x', count: 1 },
      ],
    ])
    expect(of('BRAND')).toEqual([[{ value: 'B', count: 1 }]])
    expect(of('CHANNEL')).toEqual([[{ value: 'chn', count: 1 }]])
    expect(of('SHELF')).toEqual([[{ value: 's', count: 1 }]])
    expect(of('STATUS')).toEqual([[{ value: 'ACTIVE', count: 3 }]])
    expect(facets.find(facet => facet.field === 'IN_STOCK')?.values).toEqual([
      { value: 'true', count: 2 },
      { value: 'false', count: 1 },
    ])
    expect(facets.find(facet => facet.attribute === 'Colour')?.values).toEqual([
      { value: 'Red', count: 2 },
      { value: 'Blue', count: 1 },
    ])
    expect(await (await page('nothing')).facets()).toEqual([])
  })
}
