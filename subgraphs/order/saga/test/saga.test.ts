import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import { type Answer, gate, openShop, type Shop, terms } from '../../test/shop.ts'
import { driveSaga } from '../commands/driveSaga.ts'
import { MAX_ATTEMPTS } from '../domain/schedule.ts'
import { stepMoves } from '../domain/steps.ts'

let shop: Shop
beforeAll(async () => {
  shop = await openShop()
})
beforeEach(() => {
  Object.assign(shop.neighbours, { claimsFail: false, stockDown: false, beforeClaim: async () => {} })
  shop.neighbours.stock.set('sku_tea', 100)
})
afterAll(() => shop.world.close())

const ops = claimsFor('OPS')
const SAGA =
  'saga { state nextAttemptAt steps { step state attempts lastError } log { step from to actor reason error } }'
const read = async (id: string, claims = ops) =>
  (await shop.run(`query ($id: ID!) { order(id: $id) { status ${SAGA} } }`, { id }, claims)).data.order
const states = ({ saga }: Answer) => Object.fromEntries(saga.steps.map(({ step, state }: Answer) => [step, state]))
const logged = ({ saga }: Answer) =>
  saga.log.map(({ step, from, to, actor }: Answer) => `${step} ${from} ${to} ${actor}`)
const operate = async (name: 'Retry' | 'Skip' | 'Compensate', input: object, claims = ops) => {
  const query = `mutation ($input: OrderSaga${name}Input!) { orderSaga${name}(input: $input) {
    order { status ${SAGA} } userErrors { code path message } } }`
  const { data, errors } = await shop.run(
    query,
    { input: { idempotencyKey: randomUUID(), reason: 'by hand', ...input } },
    claims,
  )
  await shop.world.settled()
  return errors ?? data[`orderSaga${name}`]
}
const deps = () => ({ platform: shop.world.platform('order'), terms, testClock: true })
/** Lets time pass until no attempt is due any more. */
async function exhaust(orderId: string): Promise<Answer> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    await shop.world.clock.advance(48 * 3_600_000)
    await driveSaga(deps(), { orderId })
  }
  return read(orderId)
}

it('tells an order’s timeline from the hold to the clearing', async () => {
  const order = await shop.orderThatIs('COMPLETED')
  expect((await read(order.id)).saga).toMatchObject({ state: 'RUNNING', nextAttemptAt: expect.anything() })
  await shop.emit('settlement.orderCleared', order.id, { orderId: order.id, businessId: 'biz_test' })
  const done = await read(order.id)
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
  const { order } = await shop.place()
  await operate('Compensate', { orderId: order.id, reason: 'fraud' })
  const undone = await read(order.id)
  expect(undone).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
  expect(states(undone)).toMatchObject({ RESERVE: 'COMPENSATED', REDEEM: 'SKIPPED', PAY: 'SKIPPED', CLAIM: 'SKIPPED' })
  expect(shop.neighbours.stock.get('sku_tea')).toBe(100)
})

it('tries again, gives up, and waits for operations, who retry', async () => {
  shop.neighbours.stockDown = true
  const { order } = await shop.place()
  await shop.pay(order, `pay_${order.id}`)
  const failed = await exhaust(order.id)
  expect(failed.saga.state).toBe('STUCK')
  expect(failed.saga.steps[3]).toMatchObject({ step: 'CLAIM', state: 'FAILED', attempts: MAX_ATTEMPTS })
  expect(failed.saga.steps[3].lastError).toContain('no stock today')
  const { data } = await shop.run('{ ordersStuck { nodes { id } } }', {}, ops)
  expect(data.ordersStuck.nodes).toContainEqual({ id: order.id })

  expect(await operate('Retry', { orderId: order.id, step: 'PAY' })).toMatchObject({
    userErrors: [{ code: 'INVALID_TRANSITION', path: ['input', 'step'] }],
  })
  shop.neighbours.stockDown = false
  const input = { orderId: order.id, step: 'CLAIM', reason: 'stock is back', idempotencyKey: randomUUID() }
  expect((await operate('Retry', input)).userErrors).toEqual([])
  expect((await operate('Retry', input)).userErrors).toEqual([])
  const done = await read(order.id)
  expect(done.saga.state).toBe('WAITING')
  expect(states(done).CLAIM).toBe('DONE')
  const retries = done.saga.log.filter(({ from, to }: Answer) => from === 'FAILED' && to === 'RUNNING')
  expect(retries).toMatchObject([{ step: 'CLAIM', actor: 'usr_ops', reason: 'stock is back' }])
})

it('goes on without a step that was put right by hand', async () => {
  shop.neighbours.stockDown = true
  const { order } = await shop.place()
  await shop.pay(order, `pay_${order.id}`)
  await exhaust(order.id)
  await operate('Skip', { orderId: order.id, step: 'CLAIM', reason: 'taken from the shop window' })
  expect((await read(order.id)).saga.state).toBe('WAITING')
  const fulfil = `mutation ($input: OrderFulfilInput!) { orderFulfil(input: $input) { order { status } userErrors { code } } }`
  const answer = await shop.run(fulfil, { input: { orderId: order.id, idempotencyKey: randomUUID() } }, ops)
  expect(answer.data.orderFulfil.order.status).toBe('FULFILLED')
})

it('shows a release that fails, and lets nobody skip a refund', async () => {
  const { order } = await shop.place()
  shop.neighbours.stockDown = true
  await operate('Compensate', { orderId: order.id })
  expect((await exhaust(order.id)).saga).toMatchObject({ state: 'STUCK' })
  await operate('Skip', { orderId: order.id, step: 'RESERVE' })
  expect(states(await read(order.id)).RESERVE).toBe('SKIPPED')

  shop.neighbours.stockDown = false
  const { order: paid } = await shop.place()
  await shop.pay(paid, `pay_${paid.id}`)
  await operate('Compensate', { orderId: paid.id })
  expect(states(await exhaust(paid.id))).toMatchObject({ PAY: 'COMPENSATION_FAILED' })
  expect((await operate('Skip', { orderId: paid.id, step: 'PAY' })).userErrors[0].code).toBe('INVALID_TRANSITION')
})

it('sends the money back, then closes the order and gives stock back, when operations undo a paid order', async () => {
  const { order } = await shop.place()
  await shop.pay(order, `pay_${order.id}`)
  const input = { orderId: order.id, reason: 'broken in the warehouse', idempotencyKey: randomUUID() }
  await operate('Compensate', input)
  await operate('Compensate', input)
  expect(await read(order.id)).toMatchObject({ status: 'PAID', saga: { state: 'COMPENSATING' } })
  const fulfil = `mutation ($input: OrderFulfilInput!) { orderFulfil(input: $input) { userErrors { code } } }`
  const sent = await shop.run(fulfil, { input: { orderId: order.id, idempotencyKey: randomUUID() } }, ops)
  expect(sent.data.orderFulfil.userErrors).toEqual([{ code: 'CONFLICT' }])
  const [refund] = await shop.world.sql<Answer>(
    'SELECT id, requested_by FROM orders.order_refund WHERE order_id = $1',
    [order.id],
  )
  expect(refund.requested_by).toBe('usr_ops')
  await shop.emit('payment.refunded', order.id, { refundId: refund.id, orderId: order.id, businessId: 'biz_test' })
  const undone = await read(order.id)
  expect(undone).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
  expect(states(undone)).toMatchObject({
    RESERVE: 'COMPENSATED',
    PAY: 'COMPENSATED',
    CLAIM: 'COMPENSATED',
    FULFIL: 'SKIPPED',
  })
  expect(shop.neighbours.stock.get('sku_tea')).toBe(100)
})

it('refuses to undo what was sent, and everything to others than operations', async () => {
  const order = await shop.orderThatIs('FULFILLED')
  expect((await operate('Compensate', { orderId: order.id })).userErrors).toMatchObject([
    { code: 'INVALID_TRANSITION', path: ['input', 'orderId'] },
  ])
  expect(
    (await operate('Retry', { orderId: order.id, step: 'CLAIM' }, claimsFor('OPS', { businessId: 'biz_other' })))
      .userErrors,
  ).toMatchObject([{ code: 'NOT_FOUND' }])
  for (const role of ['SHOPPER', 'MERCHANT', 'AGENT', 'FINANCE'] as const) {
    const [error] = await operate('Skip', { orderId: order.id, step: 'CLAIM' }, claimsFor(role))
    expect(error.extensions.code, role).toBe('FORBIDDEN')
  }
  const shopper = await shop.run(`query ($id: ID!) { order(id: $id) { ${SAGA} } }`, { id: order.id })
  expect(shopper.errors[0].extensions.code).toBe('FORBIDDEN')
})

it('finds an order whose job was lost', async () => {
  shop.neighbours.beforeClaim = async () => {
    // The runner that got the job is gone, and with it the job.
    throw new Error('killed')
  }
  const { order } = await shop.place()
  await shop.pay(order, `pay_${order.id}`)
  expect(states(await read(order.id)).CLAIM).toBe('RUNNING')
  shop.neighbours.beforeClaim = async () => {}
  await shop.world.clock.advance(60_000)
  await expect.poll(async () => states(await read(order.id)).CLAIM).toBe('DONE')
})

it('lets one runner at a time work on an order, and another one take over from one that died', async () => {
  const { order } = await shop.place()
  const held = gate()
  let claims = 0
  shop.neighbours.beforeClaim = async () => {
    claims += 1
    if (claims === 1) await held.pass()
  }
  const paid = shop.pay(order, `pay_${order.id}`)
  await held.reached
  await driveSaga(deps(), { orderId: order.id })
  expect(claims).toBe(1)
  // As if it had been silent for half a minute.
  await shop.world.sql(`UPDATE orders.saga SET lease_until = now() - interval '1 s' WHERE order_id = $1`, [order.id])
  await driveSaga(deps(), { orderId: order.id })
  expect(claims).toBe(2)
  held.open()
  await paid
  const done = await read(order.id)
  expect(states(done).CLAIM).toBe('DONE')
  expect(done.saga.log.filter(({ step, to }: Answer) => step === 'CLAIM' && to === 'DONE')).toHaveLength(1)
})

it('says an order’s completion again until settlement has heard of it', async () => {
  const order = await shop.orderThatIs('COMPLETED')
  const said = () =>
    shop.world.sql(`SELECT 1 FROM pgboss.job WHERE data->>'type' = 'order.completed' AND data->>'key' = $1`, [order.id])
  const before = (await said()).length
  await shop.world.clock.advance(11 * 60_000)
  await expect.poll(async () => (await said()).length).toBe(before * 2)
  expect((await exhaust(order.id)).saga.state).toBe('STUCK')
  await shop.emit('settlement.orderCleared', order.id, { orderId: order.id, businessId: 'biz_test' })
  expect((await read(order.id)).saga.state).toBe('COMPLETED')
})

it('reads a page of stuck orders with their sagas in three round trips, and pages through them', async () => {
  shop.neighbours.stockDown = true
  const placed = await Promise.all([1, 2, 3].map(() => shop.place()))
  for (const { order } of placed) {
    await shop.pay(order, `pay_${order.id}`)
    await exhaust(order.id)
  }
  const query = `query ($after: String) { ordersStuck(first: 2, after: $after) {
    nodes { id ${SAGA} } pageInfo { hasNextPage endCursor } } }`
  const seen: string[] = []
  for (let after: string | null = null, more = true; more; ) {
    const reports: { db: number; redis: number }[] = []
    const end = shop.subgraph.onOperation(report => reports.push(report))
    const page: Answer = (await shop.run(query, { after }, ops)).data.ordersStuck
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
  const { order } = await shop.place()
  const { sql } = shop.world
  await sql('ALTER TABLE orders.saga_log DISABLE TRIGGER ALL')
  for (const table of ['saga_log', 'saga_step', 'saga'])
    await sql(`DELETE FROM orders.${table} WHERE order_id = $1`, [order.id])
  await sql('ALTER TABLE orders.saga_log ENABLE TRIGGER ALL')
  expect((await read(order.id)).saga).toBeNull()
  await shop.pay(order, `pay_${order.id}`)
  expect(states(await read(order.id))).toMatchObject({ RESERVE: 'DONE', PAY: 'DONE', CLAIM: 'DONE' })
})

it('holds the same rules in the database as in the code, and refuses what they do not list', async () => {
  const rows = await shop.world.sql<Answer>('SELECT from_state, to_state FROM orders.saga_rule')
  const listed = Object.entries(stepMoves).flatMap(([from, tos]) => tos.map(to => `${from} ${to}`))
  expect(rows.map(row => `${row.from_state} ${row.to_state}`).sort()).toEqual(listed.sort())
  const { order } = await shop.place()
  const { sql } = shop.world
  await expect(
    sql(`UPDATE orders.saga_step SET state = 'PENDING' WHERE step = 'RESERVE' AND order_id = $1`, [order.id]),
  ).rejects.toThrow(/cannot move/)
  await expect(sql(`UPDATE orders.saga_log SET actor = 'nobody' WHERE order_id = $1`, [order.id])).rejects.toThrow(
    /append-only/,
  )
  const { pool } = shop.world.platform('order')
  await expect(pool.query('DELETE FROM orders.saga_log')).rejects.toThrow(/permission denied/)
})
