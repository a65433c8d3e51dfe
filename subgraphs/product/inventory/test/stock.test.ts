import { expect, it } from 'vitest'
import { CLAIM, openShop, ops, RELEASE, RESERVE, reserveInput, service, stockOf } from '../../test/shop.ts'
import { announceTouched } from '../commands/announceTouched.ts'
import { expireHolds } from '../commands/expireHolds.ts'
import { holdInOpen } from '../store/open-hold.ts'

const shop = openShop()
const reserve = (orderId: string, lines: [string, number][], holdMs?: number) =>
  shop.run(service, RESERVE, { input: reserveInput(shop, orderId, lines, holdMs) }).then(data => data.stockReserve)
const claim = (orderId: string) => shop.run(service, CLAIM, { input: { orderId } }).then(data => data.stockClaim)
const release = (orderId: string, orderLineIds?: string[]) =>
  shop.run(service, RELEASE, { input: { orderId, orderLineIds, reason: 'test' } }).then(data => data.stockRelease)

it('sells a hot SKU exactly as often as it is there, however many ask at once', async () => {
  const { skuId } = await shop.product([10])
  const answers = await Promise.all(Array.from({ length: 50 }, (_, index) => reserve(`ord_hot_${index}`, [[skuId, 1]])))
  expect(answers.filter(answer => answer.userErrors.length === 0)).toHaveLength(10)
  const refused = answers.filter(answer => answer.userErrors.length > 0)
  expect(new Set(refused.map(answer => answer.userErrors[0].code))).toEqual(new Set(['OUT_OF_STOCK']))
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 10, reserved: 10, committed: 0 })
})

it('does not deadlock when orders hold the same SKUs in opposite orders', async () => {
  const { skuIds } = await shop.product([40, 40, 40])
  const [a = '', b = '', c = ''] = skuIds
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      reserve(
        `ord_cross_${index}`,
        index % 2
          ? [
              [a, 1],
              [b, 1],
              [c, 1],
            ]
          : [
              [c, 1],
              [b, 1],
              [a, 1],
            ],
      ),
    ),
  )
  expect(answers.flatMap(answer => answer.userErrors)).toEqual([])
  for (const skuId of skuIds) expect(await stockOf(shop, skuId)).toEqual({ onHand: 40, reserved: 20, committed: 0 })
})

it('sums the lines of one SKU, and holds nothing of an order that does not fit', async () => {
  const { skuIds } = await shop.product([3, 5])
  const [short = '', plenty = ''] = skuIds
  const { reservations, userErrors } = await reserve('ord_sum', [
    [plenty, 1],
    [short, 2],
    [short, 2],
  ])
  expect(reservations).toBeNull()
  expect(userErrors).toEqual([{ code: 'OUT_OF_STOCK', path: ['input', 'lines', '2', 'quantity'] }])
  expect(await stockOf(shop, plenty)).toEqual({ onHand: 5, reserved: 0, committed: 0 })
})

it('answers a repeat with the same reservation, also when repeats race', async () => {
  const { skuId } = await shop.product([10])
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => reserve('ord_repeat', [[skuId, 3]])))
  for (const other of others) {
    expect(other.reservations.map((row: { orderLineId: string }) => row.orderLineId)).toEqual(['ord_repeat_0'])
  }
  expect(first.userErrors).toEqual([])
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 10, reserved: 3, committed: 0 })
})

it('refuses an order line that was reserved for something else', async () => {
  const { skuId } = await shop.product([10])
  await reserve('ord_other', [[skuId, 1]])
  const { userErrors } = await reserve('ord_other', [[skuId, 2]])
  expect(userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'lines', '0', 'orderLineId'] }])
})

it('splits a line over locations when none has all of it', async () => {
  const { skuId } = await shop.product([4])
  await shop.world.sql(
    `INSERT INTO product.stock_location VALUES ('loc_second', 'biz_test', 'second', 'Second', 200) ON CONFLICT DO NOTHING`,
  )
  await shop.world.sql(`INSERT INTO product.stock_level VALUES ($1, 'loc_second')`, [skuId])
  await shop.world.sql(
    `INSERT INTO product.stock_movement (sku_id, location_id, kind, on_hand_delta, reserved_delta, committed_delta, actor, at)
     VALUES ($1, 'loc_second', 'INITIAL', 3, 0, 0, 'test', now())`,
    [skuId],
  )
  expect((await reserve('ord_split', [[skuId, 6]])).userErrors).toEqual([])
  await claim('ord_split')
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 7, reserved: 0, committed: 6 })
  await release('ord_split')
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 7, reserved: 0, committed: 0 })
})

it('claims once, releases once, from either state', async () => {
  const { skuId } = await shop.product([10])
  await reserve('ord_life', [
    [skuId, 2],
    [skuId, 3],
  ])
  expect((await claim('ord_life')).reservations.map((row: { status: string }) => row.status)).toEqual([
    'CLAIMED',
    'CLAIMED',
  ])
  await claim('ord_life')
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 10, reserved: 0, committed: 5 })
  await release('ord_life', ['ord_life_0'])
  await release('ord_life', ['ord_life_0'])
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 10, reserved: 0, committed: 3 })
  await release('ord_life')
  await release('ord_life')
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 10, reserved: 0, committed: 0 })
  expect((await claim('ord_life')).userErrors).toEqual([{ code: 'EXPIRED', path: ['input', 'orderId'] }])
  expect((await reserve('ord_life', [[skuId, 2]])).userErrors).toEqual([
    { code: 'EXPIRED', path: ['input', 'lines', '0', 'orderLineId'] },
  ])
})

it('lets a hold run out by the clock, and claims it afterwards only if there is stock', async () => {
  const { skuId } = await shop.product([5])
  await reserve('ord_late', [[skuId, 4]], 1000)
  await expireHolds({ platform: shop.platform })
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 5, reserved: 4, committed: 0 })
  await shop.world.clock.advance(1000)
  await expireHolds({ platform: shop.platform })
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 5, reserved: 0, committed: 0 })

  await reserve('ord_rival', [[skuId, 2]])
  const refused = await claim('ord_late')
  expect(refused).toEqual({ reservations: null, userErrors: [{ code: 'EXPIRED', path: ['input', 'orderId'] }] })
  await release('ord_rival')
  expect((await claim('ord_late')).userErrors).toEqual([])
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 5, reserved: 0, committed: 4 })
})

it('lets claim and expiry race without losing or doubling a unit', async () => {
  const { skuId } = await shop.product([20])
  const orders = Array.from({ length: 10 }, (_, index) => `ord_race_${index}`)
  for (const orderId of orders) await reserve(orderId, [[skuId, 2]], 500)
  await shop.world.clock.advance(1000)
  // All wait for this lock, then go in whatever order the database chooses.
  const blocker = await shop.platform.pool.connect()
  await blocker.query('BEGIN')
  await blocker.query('SELECT 1 FROM product.stock_item WHERE sku_id = $1 FOR UPDATE', [skuId])
  const race = Promise.all([
    ...orders.map(claim),
    expireHolds({ platform: shop.platform }),
    expireHolds({ platform: shop.platform }),
  ])
  await expect
    .poll(
      async () =>
        (await shop.world.sql<{ n: number }>(`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`))[0]?.n,
    )
    .toBeGreaterThan(2)
  await blocker.query('COMMIT')
  blocker.release()
  await race
  expect(await stockOf(shop, skuId)).toEqual({ onHand: 20, reserved: 0, committed: 20 })
})

it('announces one change per SKU that changes what can be sold, with growing versions', async () => {
  const { jobs } = shop.platform
  const seen: { type: string; data: { skuId: string; available: number; version: string } }[] = []
  const publish = jobs.publishMany
  jobs.publishMany = async (tx, type, events) => {
    for (const event of events) seen.push({ type, ...event } as never)
    await publish(tx, type, events)
  }
  const { skuId } = await shop.product([10])
  await announceTouched(shop)
  seen.length = 0
  await reserve('ord_event', [
    [skuId, 1],
    [skuId, 2],
  ])
  expect(await announceTouched(shop)).toBe(1)
  await claim('ord_event')
  expect(await announceTouched(shop)).toBe(0)
  await release('ord_event')
  jobs.publishMany = publish
  expect(seen.map(event => [event.type, event.data.skuId, event.data.available])).toEqual([
    ['stock.changed', skuId, 7],
    ['stock.changed', skuId, 10],
  ])
  const versions = seen.map(event => BigInt(event.data.version))
  expect(versions).toEqual([...versions].sort((a, b) => Number(a - b)))
  expect(new Set(versions).size).toBe(2)
})

const FAR = `mutation ($items: [StockAdjustItemInput!]!) {
  stockLocationUpsert(input: { code: "far", name: "Urumqi", priority: 200 }) { userErrors { code } }
  stockAdjustMany(input: { items: $items, idempotencyKey: "stock-far-away" }) { userErrors { code } } }`

it('holds orders of several SKUs at once, each line in the first place that has all of it, and leaves others alone', async () => {
  const { skuIds } = await shop.product([5, 5])
  const [a = '', b = ''] = skuIds
  const { stockAdjustMany } = await shop.run(ops, FAR, {
    items: [{ skuId: a, delta: 8, locationCode: 'far', reason: 'count' }],
  })
  expect(stockAdjustMany.userErrors).toEqual([])
  const at = shop.world.clock.now()
  const order = (orderId: string, ...lines: [string, number][]) => ({
    orderId,
    expiresAt: new Date(at.getTime() + 60_000),
    lines: lines.map(([skuId, quantity], index) => ({ orderLineId: `${orderId}_${index}`, skuId, quantity })),
  })
  const hold = async (...orders: ReturnType<typeof order>[]) =>
    [...(await holdInOpen(shop.platform, orders, { businessId: 'biz_test', actor: 'order', at }))].sort()

  const mixed = [order('ord_a', [a, 2]), order('ord_ab', [a, 2], [b, 3]), order('ord_no', ['sku_none', 1], [b, 1])]
  expect(await hold(...mixed)).toEqual(['ord_a_0', 'ord_ab_0', 'ord_ab_1'])
  // What is held already is left alone, too.
  expect(await hold(order('ord_a', [a, 2]), order('ord_far', [a, 3]))).toEqual(['ord_far_0'])
  // One unit is left near by: the first line belongs there and the second does not.
  expect(await hold(order('ord_near', [a, 1]), order('ord_far2', [a, 2]))).toEqual([])
  for (const [id, units] of [
    ['ord_near', 1],
    ['ord_far2', 2],
    ['ord_rest', 3],
  ] as const)
    expect((await reserve(id, [[a, units]])).userErrors).toEqual([])
  const places = await shop.world.sql(
    `SELECT p.order_line_id || ' ' || l.code || ' ' || p.quantity AS place
     FROM product.stock_reservation_part p JOIN product.stock_location l ON l.id = p.location_id
     JOIN product.stock_reservation r USING (order_line_id) WHERE r.sku_id = ANY($1) ORDER BY 1`,
    [[a, b]],
  )
  expect(places.map(({ place }) => place)).toEqual([
    'ord_a_0 default 2',
    'ord_ab_0 default 2',
    'ord_ab_1 default 3',
    'ord_far2_0 far 2',
    'ord_far_0 far 3',
    'ord_near_0 default 1',
    'ord_rest_0 far 3',
  ])
  expect(await stockOf(shop, a)).toEqual({ onHand: 13, reserved: 13, committed: 0 })
})
