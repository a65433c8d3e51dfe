import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { embeddedIndex } from '../embedded/index.ts'
import type { SearchDocument, SearchIndex, SearchRequest, SearchSort } from '../index-port.ts'
import { tieOf } from '../tie.ts'
import { document, entry, request } from './documents.ts'

const folder = () => join(mkdtempSync(join(tmpdir(), 'fairground-search-')), 'index.sqlite')
const ids = async (index: SearchIndex, query: string, rest: Partial<SearchRequest> = {}) =>
  (await index.search(request(query, rest))).hits.map(hit => hit.card.id)

it.each([
  ['MDREX55BLK', 'Ex Series Earbuds - MDR EX55/BLK'],
  ['MDR-EX55', 'Ex Series Earbuds - MDR EX55/BLK'],
  ['ps lx350h', 'Turntable PSLX350H'],
  ['PSLX350H', 'Turntable PS-LX350H'],
  ['FS105NA', 'Netgear Switch FS105'],
  ['wifi', 'Wi-Fi Router'],
])('finds the model number %s in “%s”, before others of the kind', async (query, title) => {
  const index = embeddedIndex(':memory:')
  await index.write([
    entry(document('a', title)),
    entry(document('b', 'Earbuds Turntable Switch Router MDREX99 PSLX999 FS999')),
  ])
  expect((await ids(index, query))[0]).toBe('a')
  await index.close()
})

it('is one index for all processes that open the file, before and after a swap', async () => {
  const file = folder()
  const [one, other] = [embeddedIndex(file), embeddedIndex(file)]
  await one.write([entry(document('a', 'tea'))])
  expect(await ids(other, 'tea')).toEqual(['a'])
  await one.begin()
  await other.write([entry(document('b', 'tea'))], 'next')
  expect(await one.count('next')).toBe(1)
  await other.swap()
  expect(await ids(one, 'tea')).toEqual(['b'])
  await one.close()
  await other.close()
  const again = embeddedIndex(file)
  expect(await ids(again, 'tea')).toEqual(['b'])
  // The index that was replaced is gone from the disk.
  expect(readdirSync(join(file, '..')).filter(name => /sqlite\.\w+$/.test(name))).toHaveLength(1)
  await again.close()
})

it.each(['the list of indexes', 'the index itself'])('throws a damaged file away: %s', async which => {
  const file = folder()
  const index = embeddedIndex(file)
  await index.write([entry(document('a', 'tea'))])
  await index.close()
  const names = readdirSync(join(file, '..')).filter(name => !/-(wal|shm)$/.test(name))
  const damaged = names.find(name => (which === 'the index itself') === name.startsWith('index.sqlite.'))!
  writeFileSync(join(file, '..', damaged), 'no database '.repeat(500))
  const again = embeddedIndex(file)
  expect(await again.count()).toBe(0)
  await again.write([entry(document('a', 'tea'))])
  expect(await ids(again, 'tea')).toEqual(['a'])
  expect(existsSync(file)).toBe(true)
  await again.close()
})

it('merges what its writes left into one, step by step, and finds the same', async () => {
  const file = folder()
  const index = embeddedIndex(file)
  for (let n = 0; n < 12; n += 1) await index.write([entry(document(`p${n}`, `tea ${n}`))])
  await index.write([{ id: 'p3', version: 2, document: null }])
  const segments = () => {
    const name = readdirSync(join(file, '..')).find(one => /sqlite\.\w{8}$/.test(one))!
    const db = new DatabaseSync(join(file, '..', name))
    const [row] = db.prepare('SELECT count(DISTINCT segid) AS n FROM words_idx').all()
    db.close()
    return row?.n
  }
  const found = await ids(index, 'tea')
  expect(segments()).toBeGreaterThan(4)
  while (await index.tidy());
  expect(segments()).toBe(1)
  expect(await ids(index, 'tea')).toEqual(found)
  expect(found).toHaveLength(11)
  await index.close()
})

it('writes all entries or none', async () => {
  const index = embeddedIndex(':memory:')
  const broken = { ...document('b', 'tea'), prices: null as never }
  await expect(index.write([entry(document('a', 'tea')), entry(broken)])).rejects.toThrow()
  expect(await index.count()).toBe(0)
  await index.write([entry(document('a', 'tea', { category: 'x', brand: 'blanket' }))])
  expect(await ids(index, 'blankte', { filters: { businessId: 'biz', category: 'x' } })).toEqual(['a'])
  await index.close()
})

const SORTS: SearchSort[] = ['PRICE_ASC', 'PRICE_DESC', 'NEWEST', 'SALES_7_DAYS', 'SALES_30_DAYS']
const product = fc.record({
  words: fc.uniqueArray(fc.constantFrom('tea', 'pot', '绿茶', '礼盒'), { minLength: 1 }),
  category: fc.constantFrom('x', 'y', null),
  inStock: fc.boolean(),
  amounts: fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 3 }),
  figure: fc.integer({ min: 0, max: 3 }),
})
const asked = fc.record({
  query: fc.constantFrom('', 'tea', 'tea pot', '绿茶', 'te'),
  category: fc.option(fc.constantFrom('x', 'y'), { nil: null }),
  inStock: fc.option(fc.boolean(), { nil: null }),
  min: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
  sort: fc.constantFrom(...SORTS),
  limit: fc.integer({ min: 1, max: 7 }),
})

it('filters, sorts, counts and pages as looking at each product would, however it goes about it', async () => {
  await fc.assert(
    fc.asyncProperty(
      // Of many, the products are looked through in the order of the sort.
      fc.oneof(fc.array(product, { maxLength: 60 }), fc.array(product, { minLength: 120, maxLength: 160 })),
      fc.array(asked, { maxLength: 8 }),
      async (products, asks) => {
        const index = embeddedIndex(':memory:')
        const all = products.map(({ words, category, inStock, amounts, figure }, n) =>
          document(`p${n}`, words.join(' '), {
            ...{ category, inStock, createdAt: figure, unitsSold7Days: figure, unitsSold30Days: figure },
            prices: amounts.sort((a, b) => a - b).map(amount => ({ amountMinor: `${amount}`, currencyCode: 'CNY' })),
          }),
        )
        await index.write(all.map(one => entry(one)))
        for (const { query, category, inStock, min, sort, limit } of asks) {
          const minPriceMinor = min === null ? null : BigInt(min)
          const filters = { businessId: 'biz', category, inStock, currencyCode: 'CNY', minPriceMinor }
          const expected = byHand(all, query, filters, sort)
          // Then what has most of the words is found: another question.
          if (expected.length === 0 && query.includes(' ')) continue
          const found: string[] = []
          let after: SearchRequest['after'] = null
          let counted = null
          do {
            const page = await index.search({ query, filters, sort, limit, after })
            counted ??= { total: page.total, facets: await page.facets() }
            found.push(...page.hits.map(hit => hit.card.id))
            const last = page.hits.at(-1)
            after = last ? { value: last.sortValue, id: last.card.id } : null
          } while (after)
          expect(found).toEqual(expected.map(({ id }) => id))
          expect(counted.total).toBe(expected.length)
          const stocked = counted.facets.find(({ field }) => field === 'IN_STOCK')?.values ?? []
          const inStockCount = expected.filter(one => one.inStock).length
          expect(stocked.find(({ value }) => value === 'true')?.count ?? 0).toBe(inStockCount)
        }
        await index.close()
      },
    ),
    { numRuns: 40 },
  )
})

function byHand(all: SearchDocument[], query: string, filters: SearchRequest['filters'], sort: SearchSort) {
  const lowest = (one: SearchDocument) => Number(one.prices[0]!.amountMinor)
  const key = (one: SearchDocument) => (sort.startsWith('PRICE') ? lowest(one) : one.createdAt)
  const direction = sort === 'PRICE_ASC' ? 1 : -1
  const tie = sort === 'PRICE_DESC' ? -1 : 1
  const min = Number(filters.minPriceMinor ?? 0)
  return all
    .filter(one => query.split(' ').every(word => one.title.split(' ').some(own => own.startsWith(word))))
    .filter(one => !filters.category || one.category === filters.category)
    .filter(one => filters.inStock == null || one.inStock === filters.inStock)
    .filter(one => one.prices.some(price => Number(price.amountMinor) >= min))
    .sort((a, b) => direction * (key(a) - key(b)) || tie * (tieOf(a.id) - tieOf(b.id)))
}

it('takes a word that very many have as it stands for a whole one', async () => {
  const index = embeddedIndex(':memory:')
  const lamps = Array.from({ length: 1000 }, (_, n) => document(`p${n}`, 'Lamp'))
  await index.write([...lamps, document('shade', 'Lampshade')].map(one => entry(one)))
  expect((await index.search(request('lamp'))).total).toBe(1000)
  expect((await index.search(request('lam'))).total).toBe(1001)
  expect(await ids(index, 'lampsh')).toEqual(['shade'])
  await index.close()
})

it('sorts very many by price as looking at each product would', async () => {
  const index = embeddedIndex(':memory:')
  const price = (amount: number) => ({ amountMinor: `${amount}`, currencyCode: 'CNY' })
  // Too many to sort all, and not so many that they are looked through in the order of their prices.
  const many = Array.from({ length: 15_000 }, (_, n) =>
    document(`p${n}`, n % 3 === 0 ? 'tea' : 'pot', {
      prices: [1 + ((n * 7919) % 5000), 1 + ((n * 104_729) % 90_000)].sort((a, b) => a - b).map(price),
    }),
  )
  await index.write(many.map(one => entry(one)))
  for (const sort of ['PRICE_ASC', 'PRICE_DESC'] as const) {
    const filters = { businessId: 'biz', currencyCode: 'CNY' }
    const expected = byHand(many, 'tea', filters, sort).map(({ id }) => id)
    const ask = (after: SearchRequest['after']) => index.search({ query: 'tea', filters, sort, limit: 150, after })
    const first = await ask(null)
    const last = first.hits.at(-1)!
    const second = await ask({ value: last.sortValue, id: last.card.id })
    expect([...first.hits, ...second.hits].map(hit => hit.card.id)).toEqual(expected.slice(0, 300))
  }
  await index.close()
})

it('estimates what is more than it counts, and reads as deep as it says', async () => {
  const index = embeddedIndex(':memory:')
  const many = Array.from({ length: 12_000 }, (_, n) =>
    document(`p${n}`, n < 6000 ? 'old tea' : 'tea', { category: n % 4 === 0 ? 'x' : 'y', createdAt: n }),
  )
  await index.write(many.map(one => entry(one)))
  const page = await index.search(request('tea', { offset: 9_990, limit: 10 }))
  expect(page.hits).toHaveLength(10)
  expect(Math.abs(page.total - 12_000)).toBeLessThan(300)
  const [category] = await page.facets()
  expect(Math.abs(category!.values.find(({ value }) => value === 'x')!.count - 3_000)).toBeLessThan(300)
  expect(await ids(index, 'tea', { sort: 'NEWEST', limit: 3 })).toEqual(['p11999', 'p11998', 'p11997'])
  expect(await ids(index, 'tea', { sort: 'NEWEST', limit: 2, after: { value: 2, id: 'p2' } })).toEqual(['p1', 'p0'])
  // None of these is among the first that are looked at.
  expect(await ids(index, 'old', { sort: 'NEWEST', limit: 2 })).toEqual(['p5999', 'p5998'])
  await index.close()
})
