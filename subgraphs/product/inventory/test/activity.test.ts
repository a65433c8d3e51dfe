import { describe, expect, it } from 'vitest'
import { anonymous, merchant, openShop, ops, service, shopper, snapshot, stranger } from '../../test/shop.ts'
import { announceTouched } from '../commands/announceTouched.ts'
import { endActivities } from '../commands/endActivities.ts'
import { expireHolds } from '../commands/expireHolds.ts'
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
} from './sale.ts'

const shop = openShop()
const { reserve, claim, release } = ordering(shop)
const quota = (quantity: number, available: number, reserved: number, committed: number) => [
  { quantity, available, reserved, committed },
]

describe('an activity', () => {
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
      (await shop.run(anonymous, `{ sku(id: "${skuId}") { availableVia(contentId: "${contentId}") } }`)).sku
        .availableVia
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
})

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
