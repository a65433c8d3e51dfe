import { expect, it } from 'vitest'
import { anonymous, openShop, ops } from '../../test/shop.ts'
import { endActivities } from '../commands/endActivities.ts'
import { expireHolds } from '../commands/expireHolds.ts'
import { END, expectSound, figures, makeActivity, ordering, quota } from './sale.ts'

/** How an activity sells. */
const shop = openShop()
const { reserve, claim, release } = ordering(shop)

it('sets stock aside: others cannot buy it, its own content can, and nobody buys more', async () => {
  const { skuId } = await shop.product([10])
  const { id, contentId } = await makeActivity(shop, [[skuId, 6]])
  expect(await figures(shop, id, skuId)).toEqual({
    status: 'ACTIVE',
    quotas: quota(6, 6, 0, 0),
    stock: { available: 4, onHand: 10, reserved: 0, committed: 0 },
  })
  expect((await reserve('ord_open', [{ skuId, quantity: 5 }])).userErrors[0].code).toBe('OUT_OF_STOCK')
  expect((await reserve('ord_room', [{ skuId, quantity: 5, contentId }])).userErrors).toEqual([])
  expect((await reserve('ord_room_2', [{ skuId, quantity: 2, contentId }])).userErrors).toEqual([
    { code: 'OUT_OF_STOCK', path: ['input', 'lines', '0', 'quantity'] },
  ])
  expect((await reserve('ord_other', [{ skuId, quantity: 4, contentId: 'art_other' }])).userErrors).toEqual([])
  expect(await figures(shop, id, skuId)).toMatchObject({
    quotas: quota(6, 1, 5, 0),
    stock: { available: 0, onHand: 10, reserved: 9 },
  })
  await expectSound(shop)
})

it('sells between its times only, by the clock', async () => {
  const { skuId } = await shop.product([10])
  const { id, contentId } = await makeActivity(shop, [[skuId, 4]], { startsInMs: 60_000, lastsMs: 60_000 })
  const via = async () =>
    (await shop.run(anonymous, `{ sku(id: "${skuId}") { availableVia(contentId: "${contentId}") } }`)).sku.availableVia
  expect(await via()).toBe(6)
  expect((await reserve('ord_early', [{ skuId, quantity: 6, contentId }])).userErrors).toEqual([])
  expect(await figures(shop, id, skuId)).toMatchObject({ status: 'SCHEDULED', quotas: quota(4, 4, 0, 0) })

  await shop.world.clock.advance(60_000)
  expect(await via()).toBe(4)
  expect((await reserve('ord_during', [{ skuId, quantity: 1, contentId }])).userErrors).toEqual([])
  expect(await figures(shop, id, skuId)).toMatchObject({ status: 'ACTIVE', quotas: quota(4, 3, 1, 0) })

  await shop.world.clock.advance(60_000)
  expect((await figures(shop, id, skuId)).status).toBe('ENDED')
  expect((await reserve('ord_late', [{ skuId, quantity: 1, contentId }])).userErrors[0].code).toBe('OUT_OF_STOCK')
  await endActivities({ platform: shop.platform })
  expect(await figures(shop, id, skuId)).toMatchObject({ status: 'CLOSED', stock: { available: 3 } })
  expect((await reserve('ord_after', [{ skuId, quantity: 1, contentId }])).userErrors).toEqual([])
  await expectSound(shop)
})

it('returns what is left when it ends, and what orders hold goes on from there', async () => {
  const { skuId } = await shop.product([30])
  const { id, contentId } = await makeActivity(shop, [[skuId, 25]])
  for (const order of ['held', 'paid', 'dropped', 'expiring']) {
    await reserve(`ord_end_${order}`, [{ skuId, quantity: 3, contentId }], order === 'expiring' ? 1000 : 60_000)
  }
  await claim('ord_end_paid')
  await release('ord_end_dropped')
  const { stockActivityEnd } = await shop.run(ops, END, { input: { activityId: id } })
  expect(stockActivityEnd).toEqual({ activity: { status: 'CLOSED', quotas: quota(25, 0, 0, 3) }, userErrors: [] })
  const after = { available: 21, onHand: 30, reserved: 6, committed: 3 }
  expect((await figures(shop, id, skuId)).stock).toEqual(after)
  await expectSound(shop)

  await claim('ord_end_held')
  await release('ord_end_paid')
  await shop.world.clock.advance(1000)
  await expireHolds({ platform: shop.platform })
  expect((await figures(shop, id, skuId)).stock).toEqual({ available: 27, onHand: 30, reserved: 0, committed: 3 })
  expect((await shop.run(ops, END, { input: { activityId: id } })).stockActivityEnd.activity.status).toBe('CLOSED')
  await expectSound(shop)
})

it('joins the units that one line holds in several buckets of a location', async () => {
  const { skuId } = await shop.product([40])
  const { id, contentId } = await makeActivity(shop, [[skuId, 40]])
  expect((await reserve('ord_wide', [{ skuId, quantity: 35, contentId }])).userErrors).toEqual([])
  await shop.run(ops, END, { input: { activityId: id } })
  await expectSound(shop)
  expect((await claim('ord_wide')).userErrors).toEqual([])
  expect((await figures(shop, id, skuId)).stock).toEqual({ available: 5, onHand: 40, reserved: 0, committed: 35 })
})

it('sums the lines of an order over quotas and open stock, whole or not at all', async () => {
  const { skuIds } = await shop.product([10, 10])
  const [a = '', b = ''] = skuIds.toSorted()
  const { id, contentId } = await makeActivity(shop, [
    [a, 4],
    [b, 4],
  ])
  const lines = (quantity: number) => [
    { skuId: a, quantity: 2, contentId },
    { skuId: b, quantity: 6 },
    { skuId: a, quantity, contentId },
  ]
  expect((await reserve('ord_mixed', lines(3))).userErrors).toEqual([
    { code: 'OUT_OF_STOCK', path: ['input', 'lines', '2', 'quantity'] },
  ])
  expect(await figures(shop, id, b)).toMatchObject({ stock: { available: 6, reserved: 0 } })
  expect((await reserve('ord_mixed', lines(2))).userErrors).toEqual([])
  expect((await figures(shop, id, a)).quotas).toEqual([...quota(4, 0, 4, 0), ...quota(4, 4, 0, 0)])
  await claim('ord_mixed')
  await release('ord_mixed', ['ord_mixed_0', 'ord_mixed_1'])
  expect((await figures(shop, id, a)).quotas).toEqual([...quota(4, 2, 0, 2), ...quota(4, 4, 0, 0)])
  await expectSound(shop)
})

it('answers a repeat with the same reservation, also when sold out and when repeats race', async () => {
  const { skuId } = await shop.product([3])
  const { id, contentId } = await makeActivity(shop, [[skuId, 3]])
  const line = { skuId, quantity: 3, contentId }
  const answers = await Promise.all(Array.from({ length: 8 }, () => reserve('ord_again', [line])))
  for (const answer of [...answers, await reserve('ord_again', [line])]) {
    expect(answer.userErrors).toEqual([])
    expect(answer.reservations[0]).toMatchObject({ orderLineId: 'ord_again_0', status: 'RESERVED' })
  }
  expect((await reserve('ord_again', [{ ...line, quantity: 2 }])).userErrors[0].code).toBe('CONFLICT')
  await claim('ord_again')
  expect((await claim('ord_again')).reservations[0].status).toBe('CLAIMED')
  expect((await reserve('ord_again', [line])).reservations[0].status).toBe('CLAIMED')
  await release('ord_again')
  await release('ord_again')
  expect((await reserve('ord_again', [line])).userErrors[0].code).toBe('EXPIRED')
  expect((await claim('ord_again')).userErrors[0].code).toBe('EXPIRED')
  expect((await figures(shop, id, skuId)).quotas).toEqual(quota(3, 3, 0, 0))
})

it('claims a hold that ran out only from what its quota has left', async () => {
  const { skuId } = await shop.product([9])
  const { id, contentId } = await makeActivity(shop, [[skuId, 2]])
  await reserve('ord_slow', [{ skuId, quantity: 2, contentId }], 1000)
  await shop.world.clock.advance(1000)
  await expireHolds({ platform: shop.platform })
  await reserve('ord_fast', [{ skuId, quantity: 1, contentId }])
  expect((await claim('ord_slow')).userErrors[0].code).toBe('EXPIRED')
  await release('ord_fast')
  expect((await claim('ord_slow')).userErrors).toEqual([])
  expect(await figures(shop, id, skuId)).toMatchObject({ quotas: quota(2, 0, 0, 2), stock: { available: 7 } })
  await expectSound(shop)
})
