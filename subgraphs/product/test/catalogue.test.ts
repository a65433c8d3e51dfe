import { expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, service, shopper, stranger } from './shop.ts'

const shop = openShop()

const CARDS = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Sku {
  id title price { amountMinor currencyCode } product { id title merchant { name } media { url } }
  stock { available inStock } } } }`
const references = (typename: string, ids: readonly string[]) => ({ r: ids.map(id => ({ __typename: typename, id })) })

async function twenty(): Promise<string[]> {
  const products = await Promise.all(Array.from({ length: 10 }, () => shop.product([7, 8])))
  return products.flatMap(product => product.skuIds)
}

it('answers twenty SKUs with product, price, picture and stock in one trip to Redis', async () => {
  const ids = await twenty()
  const { _entities } = await shop.run(anonymous, CARDS, references('Sku', ids))
  expect(_entities.map((card: { id: string }) => card.id)).toEqual(ids)
  expect(_entities[0]).toMatchObject({
    price: { amountMinor: '12900', currencyCode: 'CNY' },
    product: { merchant: { name: 'mer_test' }, media: [{}] },
    stock: { available: 7, inStock: true },
  })
  expect(shop.reports.at(-1)).toMatchObject({ db: 0, redis: 1 })
})

it('answers them in one trip to each when the cache is cold, and fills it', async () => {
  const ids = await twenty()
  await shop.platform.redis.raw.flushdb()
  const cold = await shop.run(anonymous, CARDS, references('Sku', ids))
  expect(shop.reports.at(-1)).toMatchObject({ db: 1, redis: 1 })
  await expect
    .poll(async () => {
      expect(await shop.run(anonymous, CARDS, references('Sku', ids))).toEqual(cold)
      return shop.reports.at(-1)
    })
    .toMatchObject({ db: 0, redis: 1 })
})

it('answers from the database when Redis is down', async () => {
  const { id, skuId } = await shop.product([3])
  const { redis } = shop.platform
  const { getVersioned, setIfNewer } = redis
  redis.getVersioned = async keys => keys.map(() => null)
  redis.setIfNewer = async () => Promise.reject(new Error('down'))
  const data = await shop.run(
    anonymous,
    `{ sku(id: "${skuId}") { stock { available } product { id skus { id stock { available } } } } }`,
  )
  Object.assign(redis, { getVersioned, setIfNewer })
  expect(data.sku).toEqual({ stock: { available: 3 }, product: { id, skus: [{ id: skuId, stock: { available: 3 } }] } })
})

it('lists products with everything below them in one trip to the database', async () => {
  await Promise.all(Array.from({ length: 5 }, () => shop.product([1, 2])))
  const query = `{ products(first: 5) { nodes { id status skus { id price { amountMinor } stock { onHand } } merchant { name } } pageInfo { hasNextPage endCursor } } }`
  const { products } = await shop.run(ops, query)
  expect(products.nodes).toHaveLength(5)
  expect(shop.reports.at(-1)).toMatchObject({ db: 1 })
})

it('pages by key: each product once, in order, also when some are added meanwhile', async () => {
  const mine = new Set<string>()
  for (let index = 0; index < 5; index += 1) mine.add((await shop.product([1], { merchantId: 'mer_rival' })).id)
  const query = `query ($after: String) { products(first: 2, after: $after, filter: { merchantId: "mer_rival" }) { nodes { id } pageInfo { hasNextPage endCursor } } }`
  const seen: string[] = []
  let after: string | null = null
  do {
    const { products } = await shop.run(ops, query, { after })
    seen.push(...products.nodes.map((node: { id: string }) => node.id))
    after = products.pageInfo.hasNextPage ? products.pageInfo.endCursor : null
    await shop.product([1], { merchantId: 'mer_rival' })
  } while (after)
  expect(seen).toHaveLength(5)
  expect(new Set(seen)).toEqual(mine)
  const forged = Buffer.from(JSON.stringify(['soon', 'x'])).toString('base64url')
  expect((await shop.attempt(ops, query, { after: forged })).codes).toEqual(['BAD_USER_INPUT'])
})

it('shows a change at once to everybody, and never goes back to an older card', async () => {
  const { id, skuId } = await shop.product([3])
  const price = () => shop.run(anonymous, `{ sku(id: "${skuId}") { price { amountMinor } product { version } } }`)
  const before = await price()
  const stale = await shop.platform.redis.getVersioned([`product:1:sku:${skuId}`])
  await shop.run(ops, CHANGE_PRICE, {
    input: { skuId, price: { amountMinor: '777', currencyCode: 'CNY' }, idempotencyKey: 'price-000001' },
  })
  expect((await price()).sku).toEqual({
    price: { amountMinor: '777' },
    product: { version: before.sku.product.version + 1 },
  })
  // A reader that was slow writes what it read before the change.
  await shop.platform.redis.setIfNewer([{ key: `product:1:sku:${skuId}`, ...stale[0]!, ttlSeconds: 60 }])
  expect((await price()).sku.price.amountMinor).toBe('777')
  expect(
    (await shop.run(anonymous, `{ product(id: "${id}") { skus { price { amountMinor } } } }`)).product.skus[0].price
      .amountMinor,
  ).toBe('777')
})

const CHANGE_PRICE = `mutation ($input: SkuPriceChangeInput!) { skuPriceChange(input: $input) {
  sku { price { amountMinor } product { version } } userErrors { code path } } }`

it('quotes what is committed, past the cache, in one trip, to services only', async () => {
  const { id, skuIds } = await shop.product([1, 1])
  await shop.world.sql('UPDATE product.sku SET price_minor = 555 WHERE id = $1', [skuIds[0]])
  const query = `query ($ids: [ID!]!) { skuQuotes(skuIds: $ids) { skuId productId productTitle skuTitle merchantId saleable price { amountMinor currencyCode } } }`
  const { skuQuotes } = await shop.run(service, query, { ids: [...skuIds, 'sku_unknown', skuIds[0]] })
  expect(skuQuotes.map((quote: { skuId: string }) => quote.skuId)).toEqual(skuIds)
  expect(skuQuotes[0]).toMatchObject({
    productId: id,
    merchantId: 'mer_test',
    saleable: true,
    price: { amountMinor: '555', currencyCode: 'CNY' },
  })
  expect(shop.reports.at(-1)).toMatchObject({ db: 1, redis: 0 })
  expect((await shop.attempt(ops, query, { ids: skuIds })).codes).toEqual(['FORBIDDEN'])
  expect((await shop.attempt(service, query, { ids: Array(10_000).fill('sku_x') })).codes).toEqual(['BAD_USER_INPUT'])
})

it('gives services entities as committed, past the cache', async () => {
  const { skuId } = await shop.product([9])
  await shop.world.sql('UPDATE product.stock_level SET on_hand = 4 WHERE sku_id = $1', [skuId])
  const available = async (claims: typeof ops) =>
    (await shop.run(claims, CARDS, references('Sku', [skuId])))._entities[0].stock.available
  expect(await available(shopper)).toBe(9)
  expect(await available(service)).toBe(4)
  expect(shop.reports.at(-1)).toMatchObject({ db: 1, redis: 0 })
})

it('gives a stranger nothing by _entities, whatever the entity', async () => {
  const active = await shop.product([1])
  const draft = await shop.product([1], { status: 'DRAFT' })
  const query = `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Sku { id } ... on Product { id } ... on Merchant { id } } }`
  const ask = async (claims: typeof ops, typename: string, id: string) =>
    (await shop.run(claims, query, references(typename, [id])))._entities[0]?.id ?? null
  for (const claims of [stranger, { ...anonymous, viewer: { ...anonymous.viewer, businessId: 'biz_foreign' } }]) {
    expect(await ask(claims, 'Sku', active.skuId)).toBeNull()
    expect(await ask(claims, 'Product', active.id)).toBeNull()
    expect(await ask(claims, 'Merchant', 'mer_test')).toBeNull()
  }
  for (const claims of [anonymous, shopper]) {
    expect(await ask(claims, 'Sku', draft.skuId)).toBeNull()
    expect(await ask(claims, 'Product', draft.id)).toBeNull()
    expect(await ask(claims, 'Sku', active.skuId)).toBe(active.skuId)
    expect(await ask(claims, 'Merchant', 'mer_test')).toBe('mer_test')
  }
  expect(await ask(merchant, 'Product', draft.id)).toBe(draft.id)
  expect(
    await ask({ ...merchant, viewer: { ...merchant.viewer, merchantId: 'mer_rival' } }, 'Product', draft.id),
  ).toBeNull()
})

it('shows stock figures to those who run the goods only', async () => {
  const { skuId } = await shop.product([4])
  const query = `{ sku(id: "${skuId}") { stock { available onHand reserved committed } } }`
  expect((await shop.run(ops, query)).sku.stock).toEqual({ available: 4, onHand: 4, reserved: 0, committed: 0 })
  expect((await shop.run(merchant, query)).sku.stock.onHand).toBe(4)
  const rival = { ...merchant, viewer: { ...merchant.viewer, merchantId: 'mer_rival' } }
  expect((await shop.run(rival, query)).sku.stock).toEqual({
    available: 4,
    onHand: null,
    reserved: null,
    committed: null,
  })
  expect((await shop.attempt(shopper, query)).codes).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN'])
})

it('lists to merchants their own goods, to other businesses nothing, to shoppers nothing at all', async () => {
  await shop.product([1])
  await shop.product([1], { merchantId: 'mer_rival' })
  const query = `{ products(first: 100) { nodes { id merchant { id } } } }`
  const mine = (await shop.run(merchant, query)).products.nodes
  expect(new Set(mine.map((node: { merchant: { id: string } }) => node.merchant.id))).toEqual(new Set(['mer_test']))
  expect((await shop.run(stranger, query)).products.nodes).toEqual([])
  expect((await shop.attempt(shopper, query)).codes).toEqual(['FORBIDDEN'])
  const nobody = { ...merchant, viewer: { ...merchant.viewer, merchantId: null } }
  expect((await shop.run(nobody, query)).products.nodes).toEqual([])
})
