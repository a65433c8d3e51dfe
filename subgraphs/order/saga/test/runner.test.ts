import { expect, it } from 'vitest'
import { type Answer, gate } from '../../test/shop.ts'
import { MAX_ATTEMPTS } from '../domain/schedule.ts'
import { openStage, states } from './stage.ts'

const stage = openStage()

it('finds an order whose job was lost', async () => {
  stage.neighbours.beforeClaim = async () => {
    // The runner that got the job is gone, and with it the job.
    throw new Error('killed')
  }
  const order = await stage.paid()
  expect(states(await stage.read(order.id)).CLAIM).toBe('RUNNING')
  stage.neighbours.beforeClaim = async () => {}
  await stage.world.clock.advance(60_000)
  await expect.poll(async () => states(await stage.read(order.id)).CLAIM).toBe('DONE')
})

it('lets one runner at a time work on an order, and another one take over from one that died', async () => {
  const { order } = await stage.place()
  const held = gate()
  let claims = 0
  stage.neighbours.beforeClaim = async () => {
    claims += 1
    if (claims === 1) await held.pass()
  }
  const paid = stage.pay(order, `pay_${order.id}`)
  await held.reached
  await stage.drive(order.id)
  expect(claims).toBe(1)
  // As if it had been silent for half a minute.
  await stage.world.sql(`UPDATE orders.saga SET lease_until = now() - interval '1 s' WHERE order_id = $1`, [order.id])
  await stage.drive(order.id)
  expect(claims).toBe(2)
  held.open()
  await paid
  const done = await stage.read(order.id)
  expect(states(done).CLAIM).toBe('DONE')
  expect(done.saga.log.filter(({ step, to }: Answer) => step === 'CLAIM' && to === 'DONE')).toHaveLength(1)
})

it('gives up a step whose runners die each time', async () => {
  let runners = 0
  const dies = gate()
  stage.neighbours.beforeClaim = async () => {
    runners += 1
    await dies.pass()
  }
  const { order } = await stage.place()
  const paid = stage.pay(order, `pay_${order.id}`)
  await dies.reached
  const { sql } = stage.world
  await sql('UPDATE orders.saga_step SET attempts = $2 WHERE order_id = $1 AND step = $3', [
    order.id,
    MAX_ATTEMPTS,
    'CLAIM',
  ])
  await sql(`UPDATE orders.saga SET lease_until = now() - interval '1 s' WHERE order_id = $1`, [order.id])
  await stage.drive(order.id)
  dies.open()
  await paid
  expect(runners).toBe(1)
  const stuck = await stage.read(order.id)
  expect(stuck.saga).toMatchObject({ state: 'STUCK' })
  expect(states(stuck).CLAIM).toBe('FAILED')
})

it('says an order’s completion again until settlement has heard of it', async () => {
  const order = await stage.orderThatIs('COMPLETED')
  const said = () =>
    stage.world.sql(`SELECT 1 FROM pgboss.job WHERE data->>'type' = 'order.completed' AND data->>'key' = $1`, [
      order.id,
    ])
  const before = (await said()).length
  await stage.world.clock.advance(11 * 60_000)
  await expect.poll(async () => (await said()).length).toBe(before * 2)
  expect((await stage.exhaust(order.id)).saga.state).toBe('STUCK')
  await stage.emit('settlement.orderCleared', order.id, { orderId: order.id, businessId: 'biz_test' })
  expect((await stage.read(order.id)).saga.state).toBe('COMPLETED')
})
