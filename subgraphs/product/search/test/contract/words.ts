import { expect, it } from 'vitest'
import { document } from '../documents.ts'
import { type Open, openWith, sorted } from './open.ts'

/** What is found by words, and how it is shown. */
export function words(open: Open): void {
  it('finds Chinese without spaces, English by its start, and both past a typo', async () => {
    const { ids } = await openWith(
      open,
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
    expect(await ids('***')).toEqual([])
  })

  it('finds a long Chinese title by a part of it with one wrong character', async () => {
    const { ids } = await openWith(
      open,
      document('a', '自然堂雪域精粹纯粹滋润霜补水保湿面霜'),
      document('b', '玉兰油多效修护防晒隔离乳液'),
    )
    expect((await ids('雪域精翠纯粹滋润霜'))[0]).toBe('a')
  })

  it('finds by brand, category, description and code, the title before them', async () => {
    const { ids } = await openWith(
      open,
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
    const { ids } = await openWith(open, document('a', 'Wireless earbuds'), document('b', '降噪耳机'))
    expect(sorted(await ids('headphones'))).toEqual(['a', 'b'])
    expect(sorted(await ids('耳机'))).toEqual(['a', 'b'])
  })

  it('finds what has most of the words when nothing has all, and says so', async () => {
    const { page } = await openWith(
      open,
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

  it('finds by a word that comes late in a long query, and pages what has most of the words', async () => {
    const hubs = Array.from({ length: 22 }, (_, n) => document(`hub${n}`, 'Linksys EtherFast Desktop Network Port Hub'))
    const { page } = await openWith(open, ...hubs, document('a', 'Linksys Switch EZXS88W'))
    const query = 'linksys etherfast eight port ten hundred megabit desktop network ethernet hub or switch - ezxs88w'
    const ids: string[] = []
    for (let offset = 0; offset < 40; offset += 10)
      ids.push(...(await page(query, { offset, limit: 10 })).hits.map(hit => hit.card.id))
    expect(ids[0]).toBe('a')
    expect(new Set(ids).size).toBe(ids.length)
    const first = await page(query, { limit: 1 })
    expect(first.total).toBe(ids.length)
    const status = (await first.facets()).find(({ field }) => field === 'STATUS')
    expect(status?.values).toEqual([{ value: 'ACTIVE', count: ids.length }])
    const sorted = await page(query, { sort: 'NEWEST', limit: 40 })
    expect(new Set(sorted.hits.map(hit => hit.card.id))).toEqual(new Set(ids))
  })

  it('marks what matched and escapes the rest', async () => {
    const { page } = await openWith(open, document('a', '<b>Tea</b> & 明前绿茶'))
    const title = async (query: string) => (await page(query)).hits[0]?.highlightedTitle
    expect(await title('tea')).toContain('<em>Tea</em>')
    expect(await title('绿茶')).toContain('<em>绿茶</em>')
    expect(await title('tea')).not.toMatch(/<b>|& /)
  })
}
