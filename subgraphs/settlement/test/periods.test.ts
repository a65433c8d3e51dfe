import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { clearOrder, reverseOrder } from '../commands/clear.ts'
import { holdOpenPeriod } from '../store/write.ts'
import { type Answer, type Books, completed, earned, openBooks, refund } from './books.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.shut())

/** Keeps the open period from being closed until `release` is called. */
async function holdPeriod() {
  const held = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<string>()
  const ended = inTransaction(books.deps.platform.prisma, async tx => {
    entered.resolve(await holdOpenPeriod(tx, 'biz_test', books.world.clock.now()))
    await held.promise
  })
  return {
    periodId: await entered.promise,
    release: () => {
      held.resolve()
      return ended
    },
  }
}

it('closes a period, pays it out once, and carries what a late refund took back', async () => {
  const order = completed({ merchantId: 'mer_carry', attribution: null, amountMinor: '1000' })
  await clearOrder(books.deps, order)
  const { period } = await books.close()
  expect(period.status).toBe('CLOSED')
  const key = randomUUID()
  await Promise.all([books.payOut(period.id, { idempotencyKey: key }), books.payOut(period.id)])
  await books.payOut(period.id, { idempotencyKey: key })
  expect(await books.payoutsOf('mer_carry')).toEqual(['950 PAID'])
  expect(books.bank.sandbox.store.count('transfer')).toBe(1)
  await reverseOrder(books.deps, refund(order, '1000'))
  const next = await books.close()
  expect(await books.statement(next.period.id, 'mer_carry')).toEqual(['0', '-950', '-950'])
  await books.payOut(next.period.id)
  expect(await books.payoutsOf('mer_carry')).toEqual(['950 PAID'])
  await books.invariantsHold()
})

it('counts what a carry took back as not paid, content by content', async () => {
  const earnings = async (content: string) => {
    const query = `{ _entities(representations: [{ __typename: "LiveRoom", id: "${content}" }]) { ... on LiveRoom {
      earnings(currencyCode: "CNY") { creatorNet { amountMinor } paidOut { amountMinor } } } } }`
    const { creatorNet, paidOut } = (await books.run(query)).data._entities[0].earnings
    return [creatorNet.amountMinor, paidOut.amountMinor]
  }
  const settle = async () => {
    const { period } = await books.close()
    await books.payOut(period.id)
    return books.statement(period.id, 'cre_carry')
  }
  const first = earned('cre_carry', 'room_first', '1000')
  await clearOrder(books.deps, first)
  expect(await settle()).toEqual(['0', '1000', '1000'])
  await reverseOrder(books.deps, refund(first, '1000'))
  await clearOrder(books.deps, earned('cre_carry', 'room_second', '400'))
  expect(await settle()).toEqual(['0', '-600', '-600'])
  // The refund is not taken off a payout yet: the creator has the 1000.
  expect(await earnings('room_first')).toEqual(['0', '1000'])
  expect(await earnings('room_second')).toEqual(['400', '0'])
  await clearOrder(books.deps, earned('cre_carry', 'room_third', '1000'))
  expect(await settle()).toEqual(['-600', '1000', '400'])
  expect(await books.payoutsOf('cre_carry')).toEqual(['1000 PAID', '400 PAID'])
  expect(await earnings('room_first')).toEqual(['0', '0'])
  expect(await earnings('room_second')).toEqual(['400', '400'])
  expect(await earnings('room_third')).toEqual(['1000', '1000'])
  await books.invariantsHold()
})

it('puts a clearing that races the close into exactly one period', async () => {
  const order = completed({ merchantId: 'mer_race' })
  const holder = await holdPeriod()
  const closing = books.close()
  await books.waiting(1)
  const cleared = clearOrder(books.deps, order)
  await Promise.all([holder.release(), closing, cleared])
  const { period } = await closing
  const [row] = await books.world.sql<Answer>(`SELECT period_id FROM settlement.clearing WHERE order_id = $1`, [
    order.orderId,
  ])
  expect((await books.statement(period.id, 'mer_race')) !== null).toBe(row.period_id === period.id)
  await books.invariantsHold()
})

it.each([
  ['by its id', (periodId: string) => ({ periodId })],
  ['as the open one', () => ({})],
])('closes a period once when two ask for it at the same time, %s', async (_name, input) => {
  await clearOrder(books.deps, completed({ merchantId: `mer_twice_${randomUUID()}` }))
  const count = async () =>
    Number((await books.world.sql<Answer>('SELECT count(*) AS n FROM settlement.settlement_period'))[0].n)
  const holder = await holdPeriod()
  const before = await count()
  const closing = [books.close(input(holder.periodId)), books.close(input(holder.periodId))]
  await books.waiting(2)
  await holder.release()
  const answers = await Promise.all(closing)
  const closed = answers.filter(answer => answer.period)
  const refused = answers.filter(answer => !answer.period)
  expect(closed.map(answer => answer.period)).toEqual([{ id: holder.periodId, status: 'CLOSED' }])
  expect(refused.map(answer => answer.userErrors)).toEqual([
    [
      {
        code: 'INVALID_TRANSITION',
        path: ['input', 'periodId'],
        message: 'expected an open period, got one that is CLOSED',
      },
    ],
  ])
  expect(await count()).toBe(before + 1)
})

it.each([
  ['an unknown period', { periodId: 'per_none' }, 'NOT_FOUND', ['input', 'periodId']],
  ['an empty key', { idempotencyKey: '' }, 'REQUIRED', ['input', 'idempotencyKey']],
])('refuses to close or pay out %s', async (_name, change, code, path) => {
  expect((await books.close(change)).userErrors).toMatchObject([{ code, path }])
  expect((await books.payOut('per_none', change)).userErrors).toMatchObject([{ code, path }])
})

it('refuses a key that was used for another request, and to pay out an open period', async () => {
  const idempotencyKey = randomUUID()
  const { period } = await books.close({ idempotencyKey })
  const codeOf = (answer: Answer) => answer.userErrors[0].code
  expect(codeOf(await books.close({ idempotencyKey, periodId: period.id }))).toBe('IDEMPOTENCY_KEY_REUSED')
  expect(codeOf(await books.close({ periodId: period.id }))).toBe('INVALID_TRANSITION')
  const [open] = await books.world.sql<Answer>(`SELECT id FROM settlement.settlement_period WHERE status = 'OPEN'`)
  expect(codeOf(await books.payOut(open.id))).toBe('INVALID_TRANSITION')
})
