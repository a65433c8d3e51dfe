import { expect, it } from 'vitest'
import { openShop, RELEASE, service } from '../../test/shop.ts'
import { expectSound, makeActivity, ordering, totals } from './sale.ts'

const shop = openShop()
const { reserve, claim } = ordering(shop)
const shrink = async (orderId: string, keep: number, line = `${orderId}_0`) => {
  const input = { orderId, lines: [{ orderLineId: line, keep }], reason: 'test' }
  return (await shop.run(service, RELEASE, { input })).stockRelease
}

it.each(['RESERVED', 'CLAIMED'])(
  'gives units of a line that is %s back, in any order and as often as asked',
  async status => {
    const { skuId } = await shop.product([10])
    const orderId = `ord_shrink_${status}`
    await reserve(orderId, [{ skuId, quantity: 5 }])
    if (status === 'CLAIMED') await claim(orderId)
    const held = async () => {
      const { reserved, committed, available } = await totals(shop, skuId)
      expect(available).toBe(10 - reserved - committed)
      await expectSound(shop)
      return status === 'CLAIMED' ? committed : reserved
    }
    await Promise.all([shrink(orderId, 3), shrink(orderId, 2), shrink(orderId, 3)])
    expect(await held()).toBe(2)
    expect((await shrink(orderId, 4)).userErrors).toEqual([])
    expect(await held()).toBe(2)
    await shrink(orderId, 0)
    expect(await held()).toBe(0)
    expect((await shrink(orderId, 0)).userErrors).toEqual([])
  },
)

it('gives units back to the quota that they came from', async () => {
  const { skuId } = await shop.product([10])
  const { contentId } = await makeActivity(shop, [[skuId, 4]])
  await reserve('ord_shrink_quota', [{ skuId, quantity: 3, contentId }])
  await claim('ord_shrink_quota')
  await shrink('ord_shrink_quota', 1)
  expect((await totals(shop, skuId)).committed).toBe(1)
  expect((await reserve('ord_shrink_next', [{ skuId, quantity: 3, contentId }])).userErrors).toEqual([])
  await expectSound(shop)
})

it('refuses lines that the order does not have', async () => {
  const { skuId } = await shop.product([10])
  await reserve('ord_shrink_none', [{ skuId, quantity: 1 }])
  const { userErrors } = await shrink('ord_shrink_none', 0, 'oln_none')
  expect(userErrors).toEqual([{ code: 'NOT_FOUND', path: ['input', 'lines', '0', 'orderLineId'] }])
})
