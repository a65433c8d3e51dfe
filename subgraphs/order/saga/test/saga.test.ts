import { expect, it } from 'vitest'
import type { Answer } from '../../test/shop.ts'
import { stepMoves } from '../domain/steps.ts'
import { openStage, ops, SAGA, states } from './stage.ts'

const stage = openStage()

const logged = ({ saga }: Answer) =>
  saga.log.map(({ step, from, to, actor }: Answer) => `${step} ${from} ${to} ${actor}`)

it('tells an order’s timeline from the hold to the clearing', async () => {
  const order = await stage.orderThatIs('COMPLETED')
  expect((await stage.read(order.id)).saga).toMatchObject({ state: 'RUNNING', nextAttemptAt: expect.anything() })
  await stage.emit('settlement.orderCleared', order.id, { orderId: order.id, businessId: 'biz_test' })
  const done = await stage.read(order.id)
  expect(done.saga).toMatchObject({ state: 'COMPLETED', nextAttemptAt: null })
  expect(logged(done)).toEqual([
    'RESERVE PENDING DONE usr_shopper',
    'REDEEM PENDING SKIPPED usr_shopper',
    'PAY PENDING DONE payment',
    'CLAIM PENDING RUNNING saga',
    'CLAIM RUNNING DONE saga',
    'FULFIL PENDING DONE usr_ops',
    'COMPLETE PENDING DONE usr_shopper',
    'CLEAR PENDING RUNNING usr_shopper',
    'CLEAR RUNNING DONE settlement',
  ])
})

it('undoes what a cancelled order did', async () => {
  const { order } = await stage.place()
  await stage.operate('Compensate', { orderId: order.id, reason: 'fraud' })
  const undone = await stage.read(order.id)
  expect(undone).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
  expect(states(undone)).toMatchObject({ RESERVE: 'COMPENSATED', REDEEM: 'SKIPPED', PAY: 'SKIPPED', CLAIM: 'SKIPPED' })
  expect(stage.neighbours.stock.get('sku_tea')).toBe(100)
})

it('reads a page of stuck orders with their sagas in three round trips, and pages through them', async () => {
  stage.neighbours.stockDown = true
  const placed = await Promise.all([1, 2, 3].map(() => stage.place()))
  for (const { order } of placed) {
    await stage.pay(order, `pay_${order.id}`)
    await stage.exhaust(order.id)
  }
  const query = `query ($after: String) { ordersStuck(first: 2, after: $after) {
    nodes { id ${SAGA} } pageInfo { hasNextPage endCursor } } }`
  const seen: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const reports: { db: number; redis: number }[] = []
    const end = stage.subgraph.onOperation(report => reports.push(report))
    const page: Answer = (await stage.run(query, { after }, ops)).data.ordersStuck
    end()
    expect(reports).toMatchObject([{ db: 3, redis: 0 }])
    seen.push(...page.nodes.map(({ id }: Answer) => id))
    after = page.pageInfo.endCursor
    more = page.pageInfo.hasNextPage
  }
  expect(seen).toEqual(expect.arrayContaining(placed.map(({ order }) => order.id)))
  expect(new Set(seen).size).toBe(seen.length)
})

it('takes over an order that has no saga yet', async () => {
  const { order } = await stage.place()
  const { sql } = stage.world
  await sql('ALTER TABLE orders.saga_log DISABLE TRIGGER ALL')
  for (const table of ['saga_log', 'saga_step', 'saga'])
    await sql(`DELETE FROM orders.${table} WHERE order_id = $1`, [order.id])
  await sql('ALTER TABLE orders.saga_log ENABLE TRIGGER ALL')
  expect((await stage.read(order.id)).saga).toBeNull()
  await stage.pay(order, `pay_${order.id}`)
  expect(states(await stage.read(order.id))).toMatchObject({ RESERVE: 'DONE', PAY: 'DONE', CLAIM: 'DONE' })
})

it('catches up with an order that a process moved which knows of no sagas', async () => {
  const { order } = await stage.place()
  await stage.world.sql(
    `UPDATE orders.sales_order SET status = 'PAID', payment_status = 'PAID', payment_intent_id = 'pay_old' WHERE id = $1`,
    [order.id],
  )
  await stage.drive(order.id)
  expect(states(await stage.read(order.id))).toMatchObject({ PAY: 'DONE', CLAIM: 'DONE' })
  await stage.world.sql(
    `UPDATE orders.sales_order SET status = 'CLOSED', payment_status = 'REFUNDED', refunded_minor = total_minor WHERE id = $1`,
    [order.id],
  )
  await stage.drive(order.id)
  expect((await stage.read(order.id)).saga.state).toBe('COMPENSATED')
  expect(stage.neighbours.stock.get('sku_tea')).toBe(100)
})

it('holds the same rules in the database as in the code, and refuses what they do not list', async () => {
  const rows = await stage.world.sql<Answer>('SELECT from_state, to_state FROM orders.saga_rule')
  const listed = Object.entries(stepMoves).flatMap(([from, tos]) => tos.map(to => `${from} ${to}`))
  expect(rows.map(row => `${row.from_state} ${row.to_state}`).sort()).toEqual(listed.sort())
  const { order } = await stage.place()
  const { sql } = stage.world
  await expect(
    sql(`UPDATE orders.saga_step SET state = 'PENDING' WHERE step = 'RESERVE' AND order_id = $1`, [order.id]),
  ).rejects.toThrow(/cannot move/)
  await expect(sql(`UPDATE orders.saga_log SET actor = 'nobody' WHERE order_id = $1`, [order.id])).rejects.toThrow(
    /append-only/,
  )
  const { pool } = stage.world.platform('order')
  await expect(pool.query('DELETE FROM orders.saga_log')).rejects.toThrow(/permission denied/)
})
