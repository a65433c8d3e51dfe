import { expect, it } from 'vitest'
import type { SearchDocument, SearchIndex, SearchRequest } from '../index-port.ts'
import { document, entry, request } from './documents.ts'

type Filters = Partial<SearchRequest['filters']>
const price = (amount: number, currencyCode = 'CNY') => ({ amountMinor: String(amount), currencyCode })

/** What every engine behind the port must do. */
export function searchContract(open: () => Promise<SearchIndex>): void {
  const withDocuments = async (...documents: SearchDocument[]) => {
    const index = await open()
    await index.ensure()
    await index.write(documents.map(one => entry(one)))
    const page = (query: string, rest: Partial<SearchRequest> = {}) => index.search(request(query, rest))
    const ids = async (query: string, filters: Filters = {}, rest: Partial<SearchRequest> = {}) =>
      (await page(query, { ...rest, filters: { businessId: 'biz', ...filters } })).hits.map(hit => hit.card.id)
    return { index, page, ids }
  }
  const sorted = (list: string[]) => [...list].sort()

  it('finds Chinese without spaces, English by its start, and both past a typo', async () => {
    const { ids } = await withDocuments(
      document('a', '明前龙井绿茶礼盒'),
      document('b', 'Stoneware Teapot'),
      document('c', 'Wool Blanket'),
      document('d', 'Stainless Refrigerator'),
    )
    expect(await ids('绿茶')).toEqual(['a'])
    expect(await ids('茶礼')).toEqual(['a'])
    expect(await ids('茶绿')).toEqual([])
    expect(await ids('TEAP')).toEqual(['b'])
    expect(await ids('blnaket')).toEqual(['c'])
    expect(await ids('refridgerater')).toEqual(['d'])
    expect(await ids('" OR *')).toEqual([])
  })

  it('finds a long Chinese title by a part of it with one wrong character', async () => {
    const { ids } = await withDocuments(
      document('a', '自然堂雪域精粹纯粹滋润霜补水保湿面霜'),
      document('b', '玉兰油多效修护防晒隔离乳液'),
    )
    expect((await ids('雪域精翠纯粹滋润霜'))[0]).toBe('a')
  })

  it('finds by brand, category, description and code, the title before them', async () => {
    const { ids } = await withDocuments(
      document('a', 'Kettle', { description: 'Goes well with a lantern' }),
      document('b', 'Lantern'),
      document('c', 'Chair', { brand: 'Nordhem', category: 'Garden', codes: ['NH-4711'] }),
    )
    expect(await ids('lantern')).toEqual(['b', 'a'])
    expect(await ids('nordhem')).toEqual(['c'])
    expect(await ids('garden')).toEqual(['c'])
    expect(await ids('NH-4711')).toEqual(['c'])
  })

  it('finds synonyms, in either language', async () => {
    const { ids } = await withDocuments(document('a', 'Wireless earbuds'), document('b', '降噪耳机'))
    expect(sorted(await ids('headphones'))).toEqual(['a', 'b'])
    expect(sorted(await ids('耳机'))).toEqual(['a', 'b'])
  })

  it('finds what has most of the words when nothing has all, and says so', async () => {
    const { page } = await withDocuments(
      document('a', 'Copper kettle with wooden handle'),
      document('b', 'Copper wire'),
      document('c', 'Garden hose'),
    )
    const most = await page('copper kettle zirconium handle')
    expect(most.hits[0]?.card.id).toBe('a')
    expect(most.hits.map(hit => hit.card.id)).not.toContain('c')
    expect(most.allWords).toBe(false)
    expect((await page('copper kettle')).allWords).toBe(true)
  })

  it('keeps to the business and the filters', async () => {
    const red = { name: 'Colour', value: 'Red' }
    const { ids } = await withDocuments(
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
    const { ids } = await withDocuments(
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
    const { page } = await withDocuments(
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

  it('sorts by price, age and sales, and by sales without words', async () => {
    const { ids } = await withDocuments(
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

  it('pages by relevance without repeating or skipping', async () => {
    const all = Array.from({ length: 25 }, (_, n) => document(`p${n}`, 'tea'))
    const { ids, page } = await withDocuments(...all)
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
      const { index, page } = await withDocuments(...all)
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

  it('never lets an older version win, not even over a removal', async () => {
    const { index, ids } = await withDocuments()
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
    const { index, ids } = await withDocuments(document('a', 'kettle', { category: 'x', prices: [price(10)] }))
    await index.write([entry(document('a', 'teapot', { category: 'y', prices: [price(20)] }), 2)])
    expect(await ids('kettle')).toEqual([])
    expect(await ids('', { category: 'x' })).toEqual([])
    expect(await ids('', { currencyCode: 'CNY', maxPriceMinor: 15n })).toEqual([])
    expect(await ids('', { currencyCode: 'CNY' }, { sort: 'PRICE_ASC' })).toEqual(['a'])
    expect(await index.count()).toBe(1)
  })

  it('marks what matched and escapes the rest', async () => {
    const { page } = await withDocuments(document('a', '<b>Tea</b> & 明前绿茶'))
    const title = async (query: string) => (await page(query)).hits[0]?.highlightedTitle
    expect(await title('tea')).toContain('<em>Tea</em>')
    expect(await title('绿茶')).toContain('<em>绿茶</em>')
    expect(await title('tea')).not.toMatch(/<b>|& /)
  })

  it('tells what it has, for comparing it with the database', async () => {
    const { index } = await withDocuments(document('a', 'tea'), document('b', 'coffee'), document('c', 'cocoa'))
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
    const { index, ids } = await withDocuments(document('a', 'old tea'))
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
