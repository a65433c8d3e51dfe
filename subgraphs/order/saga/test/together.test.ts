import { setImmediate } from 'node:timers/promises'
import { beforeAll, expect, it } from 'vitest'
import { roundTrips } from '#shared/db.ts'
import { recordPayment } from '../../commands/recordPayment.ts'
import type { OrderDeps } from '../../deps.ts'
import { type Answer, terms } from '../../test/shop.ts'
import { driveSaga } from '../commands/driveSaga.ts'
import { payTogether } from '../commands/payTogether.ts'
import { openStage, states } from './stage.ts'

const stage = openStage()
let deps: OrderDeps
beforeAll(async () => {
  deps = { platform: stage.world.platform('order'), terms, testClock: true }
})

const placed = async (count: number): Promise<Answer[]> => {
  const orders = []
  while (orders.length < count) orders.push((await stage.place()).order)
  return orders
}
const payment = (order: Answer, change: object = {}) => ({
  paymentIntentId: `pay_${order.id}`,
  orderId: order.id,
  businessId: 'biz_test',
  ...order.total,
  ...change,
})
/** A value without what is another one each time: the clock runs. */
const told = (value: unknown, id: string) =>
  value instanceof Date ? 'a time' : value === `pay_${id}` ? 'its intent' : value
/** All that is written of an order, but for what tells it apart from another one. */
const written = async ({ id }: Answer) => {
  const own = /^(id|order_id|payment_intent_id)$/
  const tables = ['sales_order o', 'order_transition', 'saga', 'saga_step', 'saga_log']
  return Promise.all(
    tables.map(async table => {
      const key = table === 'sales_order o' ? 'id' : 'order_id'
      const order = /log|transition/.test(table) ? 'id' : table === 'saga_step' ? 'step' : key
      const rows = await stage.world.sql(`SELECT * FROM orders.${table} WHERE ${key} = $1 ORDER BY ${order}`, [id])
      return rows.map(row =>
        Object.fromEntries(Object.entries(row).map(([name, value]) => [name, own.test(name) ? null : told(value, id)])),
      )
    }),
  )
}

it('writes the same as order by order, in two statements for all', async () => {
  const [alone, ...together] = await placed(6)
  await recordPayment(deps, payment(alone))
  await driveSaga(deps, { orderId: alone.id })
  const trips = await roundTrips.run(async () => {
    expect(
      await payTogether(
        deps,
        together.map(order => payment(order)),
      ),
    ).toEqual(new Set(together.map(({ id }) => id)))
    return roundTrips.current()
  })
  expect(trips).toMatchObject({ db: 2 })
  const expected = await written(alone)
  for (const order of together) expect(await written(order)).toEqual(expected)
  expect(states(await stage.read(alone.id))).toMatchObject({ PAY: 'DONE', CLAIM: 'DONE', FULFIL: 'PENDING' })
})

it('leaves untouched what is not as expected, and what somebody works on', async () => {
  const [good, paid, elsewhere, dear, cancelled, busy] = await placed(6)
  await stage.pay(paid, `pay_${paid.id}`)
  await stage.operate('Compensate', { orderId: cancelled.id })
  const others = [paid, elsewhere, dear, cancelled, busy]
  const before = await Promise.all(others.map(written))
  const client = await deps.platform.pool.connect()
  await client.query('BEGIN')
  await client.query('SELECT 1 FROM orders.sales_order WHERE id = $1 FOR UPDATE', [busy.id])
  const done = await payTogether(deps, [
    payment(good),
    payment(paid),
    payment(elsewhere, { businessId: 'biz_other' }),
    payment(dear, { amountMinor: '1' }),
    payment(cancelled),
    payment(busy),
    payment({ ...good, id: 'ord_none' }),
  ])
  await client.query('ROLLBACK')
  client.release()
  expect(done).toEqual(new Set([good.id]))
  expect(await Promise.all(others.map(written))).toEqual(before)
})

it('gives each order its own outcome when claims fail', async () => {
  const [fine, gone, down] = await placed(3)
  let claims = 0
  stage.neighbours.beforeClaim = async () => {
    claims += 1
    if (claims === 3) throw new Error('no stock today')
    if (claims < 2) return
    await setImmediate()
    stage.neighbours.claimsFail = true
  }
  await payTogether(
    deps,
    [fine, gone, down].map(order => payment(order)),
  )
  const [first, second, third] = await Promise.all([fine, gone, down].map(({ id }) => stage.read(id)))
  expect(states(first)).toMatchObject({ CLAIM: 'DONE' })
  expect(second).toMatchObject({ status: 'PAID', saga: { state: 'COMPENSATING' } })
  expect(states(second)).toMatchObject({ CLAIM: 'FAILED', PAY: 'COMPENSATING' })
  expect(third.saga).toMatchObject({ state: 'RUNNING' })
  expect(third.saga.steps[3]).toMatchObject({
    state: 'RUNNING',
    attempts: 1,
    lastError: expect.stringContaining('no stock'),
  })
})

it('writes nothing of any order when a step moved without its order’s lock', async () => {
  const orders = await placed(2)
  const before = await Promise.all(orders.map(written))
  const client = await deps.platform.pool.connect()
  await client.query('BEGIN')
  await client.query(`UPDATE orders.saga_step SET state = 'DONE' WHERE order_id = $1 AND step = 'PAY'`, [orders[0].id])
  const paying = payTogether(
    deps,
    orders.map(order => payment(order)),
  )
  paying.catch(() => {})
  const waits = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`
  await expect.poll(async () => (await stage.world.sql(waits)).length).toBe(1)
  await client.query('COMMIT')
  client.release()
  await expect(paying).rejects.toThrow('expected to write 8 rows to orders and their sagas, wrote 7')
  expect(await written(orders[1])).toEqual(before[1])
  expect((await written(orders[0]))[0]).toEqual(before[0]![0])
})
