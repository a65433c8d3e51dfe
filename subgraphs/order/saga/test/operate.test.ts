import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { claimsFor } from '#shared/testing.ts'
import type { Answer } from '../../test/shop.ts'
import { MAX_ATTEMPTS } from '../domain/schedule.ts'
import { openStage, ops, SAGA, states } from './stage.ts'

const stage = openStage()

it('tries again, gives up, and waits for operations, who retry', async () => {
  stage.neighbours.stockDown = true
  const order = await stage.paid()
  const failed = await stage.exhaust(order.id)
  expect(failed.saga.state).toBe('STUCK')
  expect(failed.saga.steps[3]).toMatchObject({ step: 'CLAIM', state: 'FAILED', attempts: MAX_ATTEMPTS })
  expect(failed.saga.steps[3].lastError).toContain('no stock today')
  const { data } = await stage.run('{ ordersStuck { nodes { id } } }', {}, ops)
  expect(data.ordersStuck.nodes).toContainEqual({ id: order.id })
  const metrics = await stage.world.shared.metrics.registry.metrics()
  expect(metrics).toMatch(/^fairground_order_sagas_stuck\{step="CLAIM"\} [1-9]/m)
  expect(metrics).toMatch(/^fairground_order_sagas_stuck\{step="PAY"\} 0$/m)

  expect(await stage.operate('Retry', { orderId: order.id, step: 'PAY' })).toMatchObject({
    userErrors: [{ code: 'INVALID_TRANSITION', path: ['input', 'step'] }],
  })
  stage.neighbours.stockDown = false
  const input = { orderId: order.id, step: 'CLAIM', reason: 'stock is back', idempotencyKey: randomUUID() }
  expect((await stage.operate('Retry', input)).userErrors).toEqual([])
  expect((await stage.operate('Retry', input)).userErrors).toEqual([])
  const done = await stage.read(order.id)
  expect(done.saga.state).toBe('WAITING')
  expect(states(done).CLAIM).toBe('DONE')
  const retries = done.saga.log.filter(({ from, to }: Answer) => from === 'FAILED' && to === 'RUNNING')
  expect(retries).toMatchObject([{ step: 'CLAIM', actor: 'usr_ops', reason: 'stock is back' }])
})

it('goes on without a step that was put right by hand', async () => {
  stage.neighbours.stockDown = true
  const order = await stage.paid()
  await stage.exhaust(order.id)
  await stage.operate('Skip', { orderId: order.id, step: 'CLAIM', reason: 'taken from the shop window' })
  expect((await stage.read(order.id)).saga.state).toBe('WAITING')
  expect((await stage.fulfil(order.id)).order.status).toBe('FULFILLED')
})

it('shows a release that fails, and lets nobody skip a refund', async () => {
  const { order } = await stage.place()
  stage.neighbours.stockDown = true
  await stage.operate('Compensate', { orderId: order.id })
  expect((await stage.exhaust(order.id)).saga).toMatchObject({ state: 'STUCK' })
  await stage.operate('Skip', { orderId: order.id, step: 'RESERVE' })
  expect(states(await stage.read(order.id)).RESERVE).toBe('SKIPPED')

  stage.neighbours.stockDown = false
  const paid = await stage.paid()
  await stage.operate('Compensate', { orderId: paid.id })
  expect(states(await stage.exhaust(paid.id))).toMatchObject({ PAY: 'COMPENSATION_FAILED' })
  expect((await stage.operate('Skip', { orderId: paid.id, step: 'PAY' })).userErrors[0].code).toBe('INVALID_TRANSITION')
})

it('sends the money back, then closes the order and gives stock back, when operations undo a paid order', async () => {
  const order = await stage.paid()
  const input = { orderId: order.id, reason: 'broken in the warehouse', idempotencyKey: randomUUID() }
  await stage.operate('Compensate', input)
  await stage.operate('Compensate', input)
  expect(await stage.read(order.id)).toMatchObject({ status: 'PAID', saga: { state: 'COMPENSATING' } })
  expect((await stage.fulfil(order.id)).userErrors).toEqual([{ code: 'CONFLICT' }])
  const [refund] = await stage.world.sql<Answer>(
    'SELECT id, requested_by FROM orders.order_refund WHERE order_id = $1',
    [order.id],
  )
  expect(refund.requested_by).toBe('usr_ops')
  await stage.emit('payment.refunded', order.id, { refundId: refund.id, orderId: order.id, businessId: 'biz_test' })
  const undone = await stage.read(order.id)
  expect(undone).toMatchObject({ status: 'CLOSED', saga: { state: 'COMPENSATED' } })
  expect(states(undone)).toMatchObject({
    RESERVE: 'COMPENSATED',
    PAY: 'COMPENSATED',
    CLAIM: 'COMPENSATED',
    FULFIL: 'SKIPPED',
  })
  expect(stage.neighbours.stock.get('sku_tea')).toBe(100)
})

it('refuses to undo what was sent, and everything to others than operations', async () => {
  const order = await stage.orderThatIs('FULFILLED')
  expect((await stage.operate('Compensate', { orderId: order.id })).userErrors).toMatchObject([
    { code: 'INVALID_TRANSITION', path: ['input', 'orderId'] },
  ])
  expect(
    (await stage.operate('Retry', { orderId: order.id, step: 'CLAIM' }, claimsFor('OPS', { businessId: 'biz_other' })))
      .userErrors,
  ).toMatchObject([{ code: 'NOT_FOUND' }])
  for (const role of ['SHOPPER', 'MERCHANT', 'AGENT', 'FINANCE'] as const) {
    const [error] = await stage.operate('Skip', { orderId: order.id, step: 'CLAIM' }, claimsFor(role))
    expect(error.extensions.code, role).toBe('FORBIDDEN')
  }
  const shopper = await stage.run(`query ($id: ID!) { order(id: $id) { ${SAGA} } }`, { id: order.id })
  expect(shopper.errors[0].extensions.code).toBe('FORBIDDEN')
})
