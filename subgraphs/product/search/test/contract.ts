import { expect, it } from 'vitest'
import type { SearchDocument, SearchIndex } from '../index-port.ts'

/** A product with what a test does not care about filled in. */
export function document(id: string, title: string, rest: Partial<SearchDocument> = {}): SearchDocument {
  const prices = [{ amountMinor: '1000', currencyCode: 'CNY' }]
  const empty = { description: null, brand: null, category: null, channelId: null, imageUrl: null }
  return { id, businessId: 'biz', version: 1, title, ...empty, prices, inStock: true, ...rest }
}

/** What every engine behind the port must do. */
export function searchContract(open: () => Promise<SearchIndex>): void {
  const withDocuments = async (...documents: SearchDocument[]) => {
    const index = await open()
    await index.ensure()
    await index.upsert(documents)
    const ids = async (query: string, filters = {}, page = { offset: 0, limit: 20 }) =>
      (await index.search(query, { businessId: 'biz', ...filters }, page)).hits.map(hit => hit.document.id)
    return { index, ids }
  }

  it('finds Chinese without spaces, English by its start, and both past a typo', async () => {
    const { ids } = await withDocuments(
      document('a', '明前龙井绿茶礼盒'),
      document('b', 'Stoneware Teapot'),
      document('c', 'Wool Blanket'),
    )
    expect(await ids('绿茶')).toEqual(['a'])
    expect(await ids('茶礼')).toEqual(['a'])
    expect(await ids('茶绿')).toEqual([])
    expect(await ids('TEAP')).toEqual(['b'])
    expect(await ids('blnaket')).toEqual(['c'])
    expect(await ids('" OR *')).toEqual([])
  })

  it('keeps to the business and the filters', async () => {
    const { ids } = await withDocuments(
      document('a', 'tea', { category: 'x', inStock: false }),
      document('b', 'tea', { channelId: 'chn', prices: [{ amountMinor: '500', currencyCode: 'USD' }] }),
      document('z', 'tea', { businessId: 'other' }),
    )
    expect((await ids('tea')).sort()).toEqual(['a', 'b'])
    expect(await ids('tea', { category: 'x' })).toEqual(['a'])
    expect(await ids('tea', { channelId: 'chn' })).toEqual(['b'])
    expect(await ids('tea', { inStock: true })).toEqual(['b'])
    expect(await ids('tea', { currencyCode: 'CNY', maxPriceMinor: 1000n })).toEqual(['a'])
    expect(await ids('tea', { currencyCode: 'USD', minPriceMinor: 501n })).toEqual([])
  })

  it('pages without repeating or skipping', async () => {
    const all = Array.from({ length: 25 }, (_, n) => document(`p${String(n).padStart(2, '0')}`, 'tea'))
    const { ids } = await withDocuments(...all)
    const pages = [await ids('tea', {}, { offset: 0, limit: 10 }), await ids('tea', {}, { offset: 10, limit: 20 })]
    expect(new Set(pages.flat()).size).toBe(25)
  })

  it('never lets an older version win, not even over a deletion', async () => {
    const { index, ids } = await withDocuments(document('a', 'new tea', { version: 5 }))
    await index.upsert([document('a', 'old coffee', { version: 4 })])
    expect(await ids('coffee')).toEqual([])
    await index.delete([{ id: 'a', version: 3 }])
    expect(await ids('tea')).toEqual(['a'])
    await index.delete([{ id: 'a', version: 6 }])
    await index.upsert([document('a', 'late tea', { version: 5 })])
    expect(await ids('tea')).toEqual([])
    expect(await index.count()).toBe(0)
  })

  it('marks what matched and escapes the rest', async () => {
    const { index } = await withDocuments(document('a', '<b>Tea</b> & 绿茶'))
    const { hits } = await index.search('tea', { businessId: 'biz' }, { offset: 0, limit: 1 })
    expect(hits[0]?.highlightedTitle).toContain('<em>Tea</em>')
    expect(hits[0]?.highlightedTitle).not.toMatch(/<b>|& /)
  })
}
