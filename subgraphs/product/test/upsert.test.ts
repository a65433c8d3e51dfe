import { expect, it } from 'vitest'
import { inTransaction, roundTrips } from '#shared/db.ts'
import { BUSINESS } from '#shared/testing.ts'
import { demoProducts } from '../../../prisma/seed/catalogue.ts'
import { seed } from '../../../prisma/seed/product.ts'
import { upsertProducts } from '../commands/upsertProducts.ts'
import type { ImportedProduct } from '../domain/product.ts'
import { anonymous, imported, merchant, openShop, ops, sku, stockOf } from './shop.ts'

const shop = openShop()

const upsert = (channelId: string, products: ImportedProduct[], businessId = BUSINESS) =>
  inTransaction(shop.platform.prisma, tx =>
    upsertProducts(tx, businessId, channelId, products, {
      platform: shop.platform,
      merchantId: 'mer_test',
      status: 'ACTIVE',
    }),
  )
const outcomes = async (channelId: string, products: ImportedProduct[]) =>
  (await upsert(channelId, products)).map(result => result.outcome)

it('creates, leaves alone and updates by content', async () => {
  const a = imported('a', [sku('v1', 5), sku('v2', 6)])
  const b = imported('b', [sku('v1', 7)])
  expect(await outcomes('chn_1', [a, b])).toEqual(['created', 'created'])
  expect(await outcomes('chn_1', [b, a])).toEqual(['unchanged', 'unchanged'])
  // Stock is not content: the feed's figure is only where it starts.
  expect(await outcomes('chn_1', [imported('a', [sku('v1', 99), sku('v2', 99)])])).toEqual(['unchanged'])
  expect(await outcomes('chn_1', [imported('a', [sku('v1', 5), sku('v2', 6)], { title: 'New' }), b])).toEqual([
    'updated',
    'unchanged',
  ])
  expect(await outcomes('chn_2', [a])).toEqual(['created'])
})

it('keeps the ids and the stock of variants, adds new ones, and takes vanished ones off sale', async () => {
  const [first] = await upsert('chn_3', [imported('a', [sku('v1', 5), sku('v2', 6)])])
  const before = await shop.platform.prisma.sku.findMany({
    where: { productId: first!.productId },
    orderBy: { position: 'asc' },
  })
  await upsert('chn_3', [
    imported('a', [sku('v3', 8), sku('v1', 50, { price: { amountMinor: 1n, currencyCode: 'CNY' } })]),
  ])
  const { product } = await shop.run(
    ops,
    `{ product(id: "${first!.productId}") { version skus { id price { amountMinor } stock { onHand } } } }`,
  )
  expect(product.version).toBe(2)
  expect(
    product.skus.map((row: { price: { amountMinor: string }; stock: { onHand: number } }) => [
      row.price.amountMinor,
      row.stock.onHand,
    ]),
  ).toEqual([
    ['12900', 8],
    ['1', 5],
  ])
  expect(product.skus[1].id).toBe(before[0]!.id)
  expect(await stockOf(shop, before[0]!.id)).toMatchObject({ onHand: 5 })
  expect((await shop.run(anonymous, `{ sku(id: "${before[1]!.id}") { id } }`)).sku).toBeNull()
  expect((await shop.run(ops, `{ sku(id: "${before[1]!.id}") { id } }`)).sku).toEqual({ id: before[1]!.id })
})

it('does not put back on sale what operations took off', async () => {
  const [first] = await upsert('chn_4', [imported('a', [sku('v1', 5)])])
  await shop.world.sql(`UPDATE product.product SET status = 'SUSPENDED' WHERE id = $1`, [first!.productId])
  await upsert('chn_4', [imported('a', [sku('v1', 5)], { title: 'New' })])
  expect((await shop.run(ops, `{ product(id: "${first!.productId}") { status title } }`)).product).toEqual({
    status: 'SUSPENDED',
    title: 'New',
  })
})

it('takes as many trips for two hundred changed products as for two, and announces each', async () => {
  const announced = async () => {
    const [row] = await shop.world.sql<{ n: number }>(
      `SELECT count(DISTINCT data ->> 'key')::int AS n FROM pgboss.job WHERE data ->> 'type' = 'product.changed'`,
    )
    return row!.n
  }
  const batch = async (channel: string, size: number) => {
    const products = (title: string) =>
      Array.from({ length: size }, (_, index) => imported(`p${index}`, [sku('v1', 1), sku('v2', 2)], { title }))
    await upsert(channel, products('Old'))
    const before = await announced()
    const trips = await roundTrips.run(async () => {
      await upsert(channel, products('New'))
      return roundTrips.current()?.db
    })
    expect((await announced()) - before).toBe(size)
    return trips
  }
  expect(await batch('chn_big', 200)).toBe(await batch('chn_small', 2))
})

it('gives two imports of the same feed one product', async () => {
  const feed = Array.from({ length: 20 }, (_, index) => imported(`p${index}`, [sku('v1', 3)]))
  const runs = await Promise.all([upsert('chn_twice', feed), upsert('chn_twice', [...feed].reverse())])
  const [row] = await shop.world.sql<{ n: number; units: number }>(
    `SELECT count(*)::int AS n, sum(l.on_hand)::int AS units FROM product.product p JOIN product.sku s ON s.product_id = p.id
     JOIN product.stock_level l ON l.sku_id = s.id WHERE p.channel_id = 'chn_twice'`,
  )
  expect(row).toEqual({ n: 20, units: 60 })
  expect(runs.flat().filter(result => result.outcome === 'created')).toHaveLength(20)
})

it('does not touch another business’s channel', async () => {
  await upsert('chn_owned', [imported('a', [sku('v1', 5)])])
  await expect(
    upsert('chn_owned', [imported('a', [sku('v1', 5)], { title: 'Mine now' })], 'biz_foreign'),
  ).rejects.toThrow('neither written nor found')
})

it('seeds the demonstration catalogue, once', async () => {
  await seed(shop.platform)
  await seed(shop.platform)
  const demo = { ...ops, viewer: { ...ops.viewer, businessId: 'biz_demo' } }
  const { products } = await shop.run(
    demo,
    `{ products(first: 100) { nodes { id skus { id stock { available } } media { url } merchant { name } } } }`,
  )
  expect(products.nodes.map((node: { id: string }) => node.id)).toEqual(demoProducts.map(product => product.id))
  for (const { id, skus } of products.nodes as { id: string; skus: { id: string; stock: { available: number } }[] }[]) {
    expect(skus[0]?.id).toBe(id.replace('prd_', 'sku_'))
    for (const { stock } of skus) expect(stock.available).toBeGreaterThanOrEqual(100)
  }
  await stockOf(shop, 'sku_demo_001')
  expect((await shop.run(merchant, '{ sku(id: "sku_demo_001") { id } }')).sku).toBeNull()
})
