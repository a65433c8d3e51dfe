import { createRandom } from './random.ts'

/** What the subgraphs answer from: made the same in each process, never changed. */
const { below, word, words, amount } = createRandom(42)
const PRODUCTS = 2_000
const many = <T>(count: number, make: (index: number) => T) => Array.from({ length: count }, (_, index) => make(index))
const byId = <T extends { id: string }>(rows: readonly T[]) => new Map(rows.map(row => [row.id, row]))
const money = () => ({ amountMinor: below(100_000), currencyCode: 'CNY' })
const productRef = (index: number) => ({ __typename: 'Product', id: `p${index % PRODUCTS}` })

export const attributes = byId(
  many(200, index => ({
    id: `a${index}`,
    name: words(2),
    value: word(),
    kind: index % 2 === 0 ? 'SIZE' : 'COLOR',
  })),
)

export const productList = many(PRODUCTS, index => ({
  __typename: 'Product',
  id: `p${index}`,
  title: words(3),
  // Quotes, escapes and more than ASCII: what is between must not assume plain text.
  description: words(8) + (index % 7 === 0 ? ' "quoted" é 茶 🍵' : ''),
  price: amount(1_000),
  inStock: index % 3 !== 0,
  category: `c${index % 20}`,
  brand: index % 5 === 0 ? null : word(),
  media: many(1 + (index % 3), at => ({ url: `https://media.example/p${index}/${at}.webp`, altText: words(4) })),
  salesAttributeIds: many(3, () => `a${below(200)}`),
}))
export const products = byId(productList)

export const skus = byId(
  many(PRODUCTS, index => {
    const available = below(50)
    return {
      __typename: 'Sku',
      id: `s${index}`,
      title: words(2),
      price: money(),
      stock: { available, inStock: available > 0 },
      product: productList[(index * 7) % PRODUCTS],
    }
  }),
)

export const orderList = many(2_000, index => ({
  id: `o${index}`,
  number: `2026-${String(index).padStart(6, '0')}`,
  status: ['NEW', 'PAID', 'SHIPPED', 'DONE'][index % 4],
  total: amount(10_000),
  createdAt: new Date(1.7e12 + index * 3.6e6).toISOString(),
  lineItems: [{ id: `o${index}-0`, quantity: 1 + below(5), unitPrice: amount(1_000), product: productRef(index * 13) }],
}))

const creators = many(50, index => ({
  id: `c${index}`,
  displayName: words(2),
  avatarUrl: index % 4 === 0 ? null : `https://media.example/c${index}.webp`,
}))

const listing = (room: number, position: number) => ({
  id: `r${room}-${position}`,
  position,
  pinned: position === 0,
  pid: `pid_${room}_${position}`,
  attributes: {
    version: 1 + below(1_000),
    price: money(),
    listPrice: position % 2 === 0 ? null : money(),
    availableQuantity: below(100),
    saleable: position % 5 !== 4,
    promotionText: position % 3 === 0 ? words(4) : null,
  },
  sku: { __typename: 'Sku', id: `s${(room * 20 + position) % PRODUCTS}` },
})

export const rooms = byId(
  many(500, index => {
    const listings = many(20, position => listing(index, position))
    return {
      id: `r${index}`,
      title: words(4),
      status: 'LIVE',
      creator: creators[index % creators.length],
      pinned: { id: listings[0]!.id },
      listings: { nodes: listings, pageInfo: { hasNextPage: false, endCursor: listings.at(-1)!.id } },
    }
  }),
)

export const feed = many(1_000, index => {
  const entry = { id: `f${index}`, title: words(4), author: creators[index % creators.length] }
  if (index % 5 === 4) return { __typename: 'Notice', id: entry.id, text: words(10), level: 'INFO' }
  if (index % 2 === 0) return { __typename: 'Post', ...entry, body: words(30), product: productRef(index * 3) }
  const shown = [productRef(index * 5), productRef(index * 5 + 1)]
  return { __typename: 'Clip', ...entry, seconds: below(600), cover: null, products: shown }
})
