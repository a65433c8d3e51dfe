import { expect, it } from 'vitest'
import { openShop, ops, shopper, stranger } from '../../test/shop.ts'
import { announceTouched } from '../commands/announceTouched.ts'
import { expectSound, makeActivity, ordering } from './sale.ts'
import { item, settingsOf } from './settings.ts'

/** Low stock, and who is told of it. */
const shop = openShop()
const { reserve, release } = ordering(shop)
const { configure, adjustMany } = settingsOf(shop)

const ALERTS = `query ($first: Int, $after: String) { stockAlerts(first: $first, after: $after) {
  nodes { sku { id } location { code } available lowThreshold lowSince } pageInfo { hasNextPage endCursor } } }`

/** The low alerts that leave while `work` runs, and what orders changed in it is announced. */
async function alerts(
  work: () => Promise<unknown>,
): Promise<{ skuId: string; available: number; threshold: number }[]> {
  const { jobs } = shop.platform
  const seen: never[] = []
  await announceTouched(shop)
  const publish = jobs.publishMany
  jobs.publishMany = async (tx, type, events) => {
    if (type === 'stock.low') seen.push(...events.map(event => event.data as never))
    await publish(tx, type, events)
  }
  await work()
  await announceTouched(shop)
  jobs.publishMany = publish
  return seen
}

it('is told once when it becomes low, and again only after it recovered', async () => {
  const { skuId } = await shop.product([10])
  await configure({ skuId, lowThreshold: 4 })
  const buy = (order: string, quantity: number) => alerts(() => reserve(order, [{ skuId, quantity }]))
  expect(await buy('ord_low_1', 5)).toEqual([])
  expect(await buy('ord_low_2', 1)).toMatchObject([{ skuId, locationCode: 'default', available: 4, threshold: 4 }])
  expect(await buy('ord_low_3', 1)).toEqual([])
  expect(await alerts(() => release('ord_low_1'))).toEqual([])
  expect(await buy('ord_low_4', 6)).toMatchObject([{ available: 2 }])
  await expectSound(shop)
})

it('is told when the threshold, safety stock or a quota makes it low', async () => {
  const { skuIds } = await shop.product([10, 10, 10])
  const [a = '', b = '', c = ''] = skuIds
  expect(await alerts(() => configure({ skuId: a, lowThreshold: 10 }))).toMatchObject([{ skuId: a, available: 10 }])
  await configure({ skuId: b, lowThreshold: 3 })
  expect(await alerts(() => configure({ skuId: b, safety: 8 }))).toMatchObject([{ skuId: b, available: 2 }])
  await configure({ skuId: c, lowThreshold: 3 })
  expect(await alerts(() => makeActivity(shop, [[c, 9]]))).toMatchObject([{ skuId: c, available: 1 }])
  expect(await alerts(() => announceTouched({ platform: shop.platform }))).toEqual([])
})

it('is listed, the latest first, until it is low no more', async () => {
  const { skuIds } = await shop.product([1, 1, 1])
  for (const skuId of skuIds) {
    await configure({ skuId, lowThreshold: 1 })
    await shop.world.clock.advance(1000)
  }
  const seen: string[] = []
  let after: string | null = null
  do {
    const { stockAlerts } = await shop.run(ops, ALERTS, { first: 2, after })
    seen.push(...stockAlerts.nodes.map((node: { sku: { id: string } }) => node.sku.id))
    after = stockAlerts.pageInfo.hasNextPage ? stockAlerts.pageInfo.endCursor : null
  } while (after)
  expect(seen.slice(0, 3)).toEqual(skuIds.toReversed())
  expect(new Set(seen).size).toBe(seen.length)
  await adjustMany([item(skuIds[0]!, 5)])
  await configure({ skuId: skuIds[1], lowThreshold: null })
  const left = (await shop.run(ops, ALERTS, { first: 100 })).stockAlerts.nodes.map(
    (node: { sku: { id: string } }) => node.sku.id,
  )
  expect(left).toContain(skuIds[2])
  expect(left).not.toContain(skuIds[0])
  expect(left).not.toContain(skuIds[1])
  expect((await shop.run(stranger, ALERTS, { first: 100 })).stockAlerts.nodes).toEqual([])
  expect((await shop.attempt(shopper, ALERTS)).codes).toEqual(['FORBIDDEN'])
})

it('reaches whoever consumes it', async () => {
  const { skuId } = await shop.product([1])
  const seen: unknown[] = []
  const stop = await shop.world.shared.jobs.startWork(
    'product',
    [{ event: 'stock.low', handle: async ({ key: id, data }) => void seen.push([id, data]) }],
    [],
  )
  await configure({ skuId, lowThreshold: 1 })
  await shop.world.settled()
  await stop()
  expect(seen).toContainEqual([skuId, expect.objectContaining({ skuId, locationCode: 'default', threshold: 1 })])
})
