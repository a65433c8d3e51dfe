import { describe, expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, service, shopper, snapshot, stranger } from '../../test/shop.ts'
import { announceTouched } from '../commands/announceTouched.ts'
import {
  ACTIVITY,
  activityInput,
  CHANGE,
  CREATE,
  END,
  expectSound,
  figures,
  key,
  makeActivity,
  ordering,
  quota,
} from './sale.ts'

/** What operations do with activities and their quotas. */
const shop = openShop()
const { reserve } = ordering(shop)

describe('stockQuotaChange', () => {
  it('sets more aside and takes back what nobody holds, once per key', async () => {
    const { skuId } = await shop.product([20])
    const { id, contentId } = await makeActivity(shop, [[skuId, 10]])
    await reserve('ord_change', [{ skuId, quantity: 4, contentId }])
    const change = async (delta: number, idempotencyKey = key()) =>
      (await shop.run(ops, CHANGE, { input: { activityId: id, skuId, delta, idempotencyKey } })).stockQuotaChange
    const more = key()
    expect((await change(5, more)).activity.quotas).toEqual(quota(15, 11, 4, 0))
    expect((await change(5, more)).activity.quotas).toEqual(quota(15, 11, 4, 0))
    expect((await change(6)).userErrors).toEqual([{ code: 'OUT_OF_STOCK', path: ['input', 'delta'] }])
    expect((await change(-12)).userErrors).toEqual([{ code: 'OUT_OF_STOCK', path: ['input', 'delta'] }])
    expect((await change(-11)).activity.quotas).toEqual(quota(4, 0, 4, 0))
    expect((await figures(shop, id, skuId)).stock).toMatchObject({ available: 16, onHand: 20, reserved: 4 })
    await shop.run(ops, END, { input: { activityId: id } })
    expect((await change(1)).userErrors).toEqual([{ code: 'INVALID_TRANSITION', path: ['input', 'activityId'] }])
    await expectSound(shop)
  })
})

describe('what is refused writes nothing', () => {
  const refused = async (query: string, input: object, claims = ops) => {
    const before = await snapshot(shop)
    const [payload] = Object.values(await shop.run(claims, query, { input })) as [
      { userErrors: { code: string; path: string[] }[] },
    ]
    expect(await snapshot(shop)).toEqual(before)
    return payload.userErrors.map(({ code, path }) => `${code} ${path.join('.')}`)
  }

  it('of new activities', async () => {
    const { skuIds } = await shop.product([5, 5])
    const [a = '', b = ''] = skuIds
    const input = activityInput(shop, [
      [a, 5],
      [b, 5],
    ])
    const [first] = input.quotas
    const now = shop.world.clock.now().getTime()
    const at = (ms: number) => new Date(now + ms).toISOString()
    const bad: [object, string][] = [
      [{ quotas: [first, { skuId: b, quantity: 6 }] }, 'OUT_OF_STOCK input.quotas.1.quantity'],
      [{ quotas: [first, { skuId: 'sku_none', quantity: 1 }] }, 'NOT_FOUND input.quotas.1.skuId'],
      [{ quotas: [first, first] }, 'INVALID input.quotas.1.skuId'],
      [{ quotas: [] }, 'REQUIRED input.quotas'],
      [{ quotas: [{ skuId: a, quantity: 0 }] }, 'INVALID input.quotas.0.quantity'],
      [{ endsAt: input.startsAt }, 'INVALID input.endsAt'],
      [{ startsAt: at(-20_000), endsAt: at(-10_000) }, 'INVALID input.endsAt'],
      [{ name: ' ' }, 'INVALID input.name'],
      [{ contentId: '' }, 'REQUIRED input.contentId'],
    ]
    for (const [change, error] of bad) expect(await refused(CREATE, { ...input, ...change })).toEqual([error])
    expect(await refused(CREATE, input, stranger)).toEqual([
      'NOT_FOUND input.quotas.0.skuId',
      'NOT_FOUND input.quotas.1.skuId',
    ])
  })

  it('of changes by others, and of what is not there', async () => {
    const { skuIds } = await shop.product([5, 5])
    const [a = '', b = ''] = skuIds
    const { id } = await makeActivity(shop, [[a, 5]])
    const input = () => ({ activityId: id, skuId: a, delta: -1, idempotencyKey: key() })
    expect(await refused(CHANGE, { ...input(), skuId: b })).toEqual(['NOT_FOUND input.skuId'])
    expect(await refused(CHANGE, { ...input(), delta: 0 })).toEqual(['INVALID input.delta'])
    expect(await refused(CHANGE, { ...input(), activityId: 'act_none' })).toEqual(['NOT_FOUND input.activityId'])
    expect(await refused(CHANGE, input(), stranger)).toEqual(['NOT_FOUND input.activityId'])
    expect(await refused(END, { activityId: id }, stranger)).toEqual(['NOT_FOUND input.activityId'])
    expect((await shop.run(stranger, ACTIVITY, { id })).stockActivity).toBeNull()
    for (const claims of [anonymous, shopper, merchant, service]) {
      expect((await shop.attempt(claims, ACTIVITY, { id })).codes).toHaveLength(1)
      expect((await shop.attempt(claims, END, { input: { activityId: id } })).codes).toHaveLength(1)
      expect((await shop.attempt(claims, CHANGE, { input: input() })).codes).toHaveLength(1)
    }
  })
})

it('makes one activity per key', async () => {
  const { skuId } = await shop.product([10])
  const input = activityInput(shop, [[skuId, 4]])
  const create = async () => (await shop.run(ops, CREATE, { input })).stockActivityCreate.activity.id
  expect(await create()).toBe(await create())
  const { sku } = await shop.run(ops, `{ sku(id: "${skuId}") { stock { available } } }`)
  expect(sku.stock.available).toBe(6)
})

it('announces what orders in quotas changed once per SKU, however many they are', async () => {
  const { skuId } = await shop.product([50])
  const { contentId, id } = await makeActivity(shop, [[skuId, 50]])
  while ((await announceTouched({ platform: shop.platform })) > 0);
  const { jobs } = shop.platform
  const seen: unknown[] = []
  const publish = jobs.publishMany
  jobs.publishMany = async (tx, type, events) => {
    seen.push(...events.map(event => [type, event.data]))
    await publish(tx, type, events)
  }
  await Promise.all(
    Array.from({ length: 20 }, (_, index) => reserve(`ord_told_${index}`, [{ skuId, quantity: 1, contentId }])),
  )
  expect(seen).toEqual([])
  expect(await announceTouched({ platform: shop.platform })).toBe(1)
  expect(await announceTouched({ platform: shop.platform })).toBe(0)
  jobs.publishMany = publish
  expect(seen).toMatchObject([
    ['stock.changed', { skuId, available: 0, quotas: [{ activityId: id, contentId, available: 30 }] }],
  ])
  // The cache knows too.
  const { sku } = await shop.run(anonymous, `{ sku(id: "${skuId}") { availableVia(contentId: "${contentId}") } }`)
  expect(sku.availableVia).toBe(30)
})
