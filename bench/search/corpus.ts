import type { SearchDocument } from '../../subgraphs/product/search/index-port.ts'

/**
 * Made-up products of about the shape that real feeds have: titles of a brand, some words and a model number, or of Chinese
 * words without spaces; words, brands and categories that are the rarer the later they come (Zipf). The same number makes
 * the same product.
 */
const SYLLABLES = 'ka lo mi ren ta vo shi per nel dor fa qui zen bra cor ul est ix an gro pel ton'.split(' ')
const HAN = [
  ...'水乳霜精华补保湿滋润面膜洁控油男士女套装礼盒正品淡化细纹修护爽肤液眼唇膏粉底隔离防晒美白祛斑紧致抗皱雪域纯粹时鲜颜肌活泉',
]
const COLOURS = 'Red Blue Green Black White Silver Pink Yellow Grey Brown'.split(' ')
const SIZES = 'XS S M L XL'.split(' ')
export const BUSINESS = 'biz_bench'

/** Numbers from 0 to 1 that only look like chance (mulberry32). */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

function word(n: number, syllables: number): string {
  const random = chance(n)
  return Array.from({ length: syllables }, () => SYLLABLES[Math.floor(random() * SYLLABLES.length)]).join('')
}

export const chinese = (n: number) => HAN[n % HAN.length]! + HAN[(n * 7 + Math.floor(n / HAN.length)) % HAN.length]!
export const brand = (n: number) => word(n + 1, 3)
export const category = (n: number) => `${word(n + 100_001, 2)} ${chinese(n)}`
export const english = (n: number) => word(n + 200_001, n < 100 ? 2 : 4)

/** How many there are of each; the first ones are frequent. */
export const SIZE = { brands: 500, categories: 200, english: 5000, chinese: 2000 }

export function product(n: number): SearchDocument {
  const random = chance(n * 7919 + 1)
  const one = (count: number) => Math.min(count - 1, Math.floor(Math.exp(random() * Math.log(count + 1)) - 1))
  const words = (count: number) => Array.from({ length: count }, () => english(one(SIZE.english)))
  const own = brand(one(SIZE.brands))
  const code = `${word(n % 400, 1)}-${1000 + Math.floor(random() * 9000)}${'xk'[n % 2]}`
  const title =
    random() < 0.4
      ? own + Array.from({ length: 4 + Math.floor(random() * 5) }, () => chinese(one(SIZE.chinese))).join('')
      : [own, ...words(4), code].join(' ')
  const price = { amountMinor: String(100 + Math.floor(random() ** 2 * 100_000)), currencyCode: 'CNY' }
  return {
    ...{ id: `prd_${n.toString(36).padStart(8, '0')}`, businessId: BUSINESS, title, brand: own, codes: [code] },
    ...{ status: random() < 0.9 ? 'ACTIVE' : 'SUSPENDED', saleable: random() < 0.9, inStock: random() < 0.8 },
    category: category(one(SIZE.categories)),
    description: words(30).join(' '),
    attributes: [
      { name: 'Colour', value: COLOURS[one(COLOURS.length)]! },
      { name: 'Size', value: SIZES[one(SIZES.length)]! },
    ],
    ...{ merchantId: `mer_${n % 50}`, channelId: `chn_${n % 20}`, externalId: String(n) },
    imageUrl: `https://img.example/${n}.jpg`,
    shelves: random() < 0.05 ? [`room_${n % 100}`] : [],
    prices: [price],
    createdAt: 1_700_000_000_000 + n * 1000,
    unitsSold7Days: one(500),
    unitsSold30Days: one(5000),
    ...{ marginBasisPoints: 3000, hash: String(n) },
  }
}
