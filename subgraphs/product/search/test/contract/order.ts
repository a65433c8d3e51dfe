import { expect, it } from 'vitest'
import type { SearchRequest } from '../../index-port.ts'
import { document } from '../documents.ts'
import { type Filters, type Open, openWith, price } from './open.ts'

/** In which order, page by page. */
export function order(open: Open): void {
  it('sorts by price, age and sales, and by sales without words', async () => {
    const { ids } = await openWith(
      open,
      document('a', 'tea', { prices: [price(3000), price(9000)], createdAt: 1, unitsSold7Days: 5, unitsSold30Days: 5 }),
      document('b', 'tea', { prices: [price(1000)], createdAt: 2, unitsSold7Days: 0, unitsSold30Days: 9 }),
      document('c', 'tea', { prices: [price(1, 'USD')], createdAt: 3, unitsSold7Days: 1, unitsSold30Days: 1 }),
    )
    const by = (sort: SearchRequest['sort'], filters: Filters = {}) => ids('tea', filters, { sort })
    expect(await by('PRICE_ASC', { currencyCode: 'CNY' })).toEqual(['b', 'a'])
    expect(await by('PRICE_DESC', { currencyCode: 'CNY' })).toEqual(['a', 'b'])
    expect(await by('NEWEST')).toEqual(['c', 'b', 'a'])
    expect(await by('SALES_7_DAYS')).toEqual(['a', 'c', 'b'])
    expect(await by('SALES_30_DAYS')).toEqual(['b', 'a', 'c'])
    expect(await ids('')).toEqual(['b', 'a', 'c'])
  })

  it('counts the same on each page of a sorted list, which ends with what has all words', async () => {
    const teas = Array.from({ length: 3 }, (_, n) => document(`p${n}`, 'green tea', { createdAt: n }))
    const { page } = await openWith(open, ...teas, document('pot', 'green pot', { createdAt: -1 }))
    const next = async (after: SearchRequest['after']) => {
      const { hits, total } = await page('green tea', { sort: 'NEWEST', limit: 2, after })
      return { ids: hits.map(hit => hit.card.id), total }
    }
    expect(await next(null)).toEqual({ ids: ['p2', 'p1'], total: 3 })
    expect(await next({ value: 1, id: 'p1' })).toEqual({ ids: ['p0'], total: 3 })
    expect(await next({ value: 0, id: 'p0' })).toEqual({ ids: [], total: 3 })
  })

  it('pages by relevance without repeating or skipping', async () => {
    const all = Array.from({ length: 25 }, (_, n) => document(`p${n}`, 'tea'))
    const { ids, page } = await openWith(open, ...all)
    const pages = [await ids('tea', {}, { limit: 10 }), await ids('tea', {}, { limit: 20, offset: 10 })]
    expect(new Set(pages.flat()).size).toBe(25)
    expect((await page('tea', { limit: 3 })).total).toBe(25)
  })

  it.each(['PRICE_ASC', 'PRICE_DESC', 'NEWEST', 'SALES_7_DAYS', 'SALES_30_DAYS'] as const)(
    'pages by %s without repeating or skipping, also while products come and go',
    async sort => {
      // Many alike: the tie decides.
      const all = Array.from({ length: 23 }, (_, n) =>
        document(`p${n}`, 'tea', {
          prices: [price(1000 + (n % 3))],
          createdAt: n % 3,
          unitsSold7Days: n % 3,
          unitsSold30Days: n % 3,
        }),
      )
      const { index, page } = await openWith(open, ...all)
      const seen: string[] = []
      let after: SearchRequest['after'] = null
      for (let round = 0; round < 20; round += 1) {
        const filters = { businessId: 'biz', currencyCode: 'CNY' }
        const { hits } = await page('tea', { sort, limit: 4, after, filters })
        const last = hits.at(-1)
        if (!last) break
        seen.push(...hits.map(hit => hit.card.id))
        after = { value: last.sortValue, id: last.card.id }
        // What was shown goes, which would shift every place after it.
        await index.write([{ id: seen[round]!, version: 2, document: null }])
      }
      expect(seen).toHaveLength(23)
      expect(new Set(seen).size).toBe(23)
    },
  )
}
