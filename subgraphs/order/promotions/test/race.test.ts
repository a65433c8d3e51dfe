import { beforeEach, expect, it } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, gate } from '../../test/shop.ts'
import { openMarket } from './market.ts'

const market = openMarket()
beforeEach(() => market.clear())

const customers = (count: number) => Array.from({ length: count }, (_, n) => claimsFor('SHOPPER', { id: `usr_${n}` }))
const counts = (subjectId: string) =>
  market.world.sql<Answer>('SELECT customer_id, redeemed FROM orders.redemption_count WHERE subject_id = $1', [
    subjectId,
  ])

/** Lets so many orders be priced before any of them goes on: each has seen that there is a redemption left. */
function allPriced(count: number) {
  const all = gate()
  let arrived = 0
  market.neighbours.beforeReserve = async () => {
    arrived += 1
    if (arrived === count) all.open()
    await all.pass()
  }
}

it('gives the last redemption of a coupon to one of two orders, and the stock of the other back', async () => {
  const id = await market.code('LAST', {}, { totalLimit: 1 })
  allPriced(2)
  const answers = await Promise.all(customers(2).map(who => market.order(['LAST'], {}, who)))
  expect(answers.filter(answer => answer.order)).toHaveLength(1)
  expect(answers.find(answer => !answer.order).userErrors).toEqual([
    { code: 'OUT_OF_STOCK', path: ['input', 'couponCodes', '0'] },
  ])
  expect(await market.redemptions(id)).toBe(1)
  expect(market.neighbours.stock.get('sku_tea')).toBe(99)
  expect(await market.world.sql('SELECT 1 FROM orders.sales_order')).toHaveLength(1)
})

it('makes the second order wait for the first, and lets it redeem when that one fails', async () => {
  const id = await market.code('WAIT', {}, { totalLimit: 1 })
  const [coupon] = await market.world.sql<{ id: string }>('SELECT id FROM orders.coupon WHERE promotion_id = $1', [id])
  const couponId = coupon!.id
  const held = gate()
  const failed = inTransaction(market.world.platform('order').prisma, async tx => {
    await tx.redemptionCount.create({ data: { subjectId: couponId, customerId: '', redeemed: 1, redemptionLimit: 1 } })
    await held.pass()
    throw new Error('rolled back')
  }).catch(error => error.message)
  await held.reached
  const order = market.order(['WAIT'])
  await expect
    .poll(
      async () =>
        (
          await market.world.sql(
            `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          )
        ).length,
    )
    .toBe(1)
  held.open()
  expect(await failed).toBe('rolled back')
  expect((await order).userErrors).toEqual([])
  expect(await counts(couponId)).toEqual([{ customer_id: '', redeemed: 1 }])
})

it('refuses an order whose promotion was used up meanwhile, and prices the next without it', async () => {
  await market.promote({ amountOffMinor: '500', totalLimit: 1 })
  allPriced(2)
  const [one, two] = customers(2)
  const answers = await Promise.all([market.order([], {}, one), market.order([], {}, two)])
  const lost = answers.find(answer => !answer.order)
  expect(lost.userErrors).toEqual([{ code: 'CONFLICT', path: ['input', 'lines'] }])
  market.neighbours.beforeReserve = async () => {}
  expect((await market.order([], {}, two)).order.total.amountMinor).toBe('5000')
})

it('counts a crowd of orders and cancellations exactly', async () => {
  const id = await market.promote({ amountOffMinor: '500', totalLimit: 5, perCustomerLimit: 2 })
  const crowd = customers(4).flatMap(who => [who, who, who])
  const answers = await Promise.all(crowd.map(who => market.order([], {}, who)))
  const placed = answers.filter(answer => answer.order?.discount.amountMinor === '500')
  expect(placed).toHaveLength(await market.redemptions(id))
  expect(placed.length).toBeGreaterThan(0)
  expect(placed.length).toBeLessThanOrEqual(5)
  await Promise.all(placed.flatMap(({ order }) => [market.cancel(order.id), market.cancel(order.id)]))
  expect(await market.redemptions(id)).toBe(0)
  for (const { redeemed } of await counts(id)) expect(redeemed).toBe(0)
})
