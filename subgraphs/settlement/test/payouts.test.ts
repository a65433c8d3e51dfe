import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { inTransaction } from '#shared/db.ts'
import { clearOrder } from '../commands/clear.ts'
import { lockOrderEvents } from '../store/write.ts'
import { type Answer, type Books, earned, openBooks } from './books.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
})
beforeEach(() => {
  books.bank.sandbox.setFault('none')
  books.bank.refuses = false
})
afterAll(() => books.shut())

/** Closes a period in which one creator earned 2000, and answers its id. */
async function periodOf(creatorId: string): Promise<string> {
  await clearOrder(books.deps, earned(creatorId, 'room_1', '2000'))
  return (await books.close()).period.id
}
const becomes = (creatorId: string, ...payouts: string[]) =>
  expect.poll(() => books.payoutsOf(creatorId)).toEqual(payouts)
const transfers = () => books.bank.sandbox.store.count('transfer')

it('transfers what is owed, to the partner, under the payout’s own reference', async () => {
  const { payouts } = await books.payOut(await periodOf('cre_paid'))
  expect(payouts).toEqual([
    expect.objectContaining({ partyId: 'cre_paid', status: 'PAID', amount: { amountMinor: '2000' } }),
  ])
  expect(books.bank.sandbox.store.find('transfer', payouts[0].id)).toMatchObject({
    amountMinor: '2000',
    currency: 'CNY',
    detail: 'creator:cre_paid',
  })
  await books.invariantsHold()
})

it('pays once when two runs meet', async () => {
  const periodId = await periodOf('cre_twice')
  const before = transfers()
  const held = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  const holder = inTransaction(books.deps.platform.prisma, async tx => {
    await lockOrderEvents(tx, 'payouts:biz_test')
    entered.resolve()
    await held.promise
  })
  await entered.promise
  const runs = [books.payOut(periodId), books.payOut(periodId)]
  await books.waiting(2)
  held.resolve()
  await Promise.all([holder, ...runs])
  expect(await books.payoutsOf('cre_twice')).toEqual(['2000 PAID'])
  expect(transfers()).toBe(before + 1)
})

it('looks a transfer whose answer was lost up instead of sending it twice', async () => {
  const periodId = await periodOf('cre_lost')
  books.bank.sandbox.setFault('lost')
  const { payouts } = await books.payOut(periodId)
  expect(payouts.map((one: Answer) => one.status)).toEqual(['UNKNOWN'])
  const asked = books.bank.asked
  books.bank.sandbox.setFault('none')
  await books.world.clock.advance(60_000)
  await becomes('cre_lost', '2000 PAID')
  expect(books.bank.asked).toBe(asked)
  await books.invariantsHold()
})

it('looks a transfer whose answer never came up as well', async () => {
  const periodId = await periodOf('cre_late')
  const before = transfers()
  const held = books.bank.hold()
  const { payouts } = await books.payOut(periodId)
  await held
  expect(payouts.map((one: Answer) => one.status)).toEqual(['UNKNOWN'])
  await books.world.clock.advance(60_000)
  await becomes('cre_late', '2000 PAID')
  expect(transfers()).toBe(before + 1)
})

it('sends a transfer that the provider never got, once it is there again', async () => {
  const periodId = await periodOf('cre_down')
  const before = transfers()
  books.bank.sandbox.setFault('down')
  await books.payOut(periodId)
  await books.world.clock.advance(60_000)
  // The sweeper has asked, in vain, and set the next time to ask.
  const later = `SELECT status FROM settlement.payout WHERE party_id = 'cre_down' AND check_at > $1`
  await expect.poll(() => books.world.sql(later, [books.world.clock.now()])).toEqual([{ status: 'UNKNOWN' }])
  expect(transfers()).toBe(before)
  books.bank.sandbox.setFault('none')
  await books.world.clock.advance(60_000)
  await becomes('cre_down', '2000 PAID')
  expect(transfers()).toBe(before + 1)
})

it('goes on with the others when one cannot be settled, reports it, and tries it again', async () => {
  const { transfers: bank, platform } = books.deps
  const { lookup } = bank
  await clearOrder(books.deps, earned('cre_poison', 'room_1', '2000'))
  const periodId = await periodOf('cre_behind')
  books.bank.sandbox.setFault('down')
  await books.payOut(periodId)
  books.bank.sandbox.setFault('none')
  const [poisoned] = await books.world.sql<{ id: string }>(
    `UPDATE settlement.payout SET check_at = '2020-01-01' WHERE party_id = 'cre_poison' RETURNING id`,
  )
  const reported = vi.spyOn(platform.log, 'error')
  bank.lookup = reference =>
    reference === poisoned!.id ? Promise.reject(new Error('expected an answer')) : lookup(reference)
  try {
    await books.world.clock.advance(60_000)
    await becomes('cre_behind', '2000 PAID')
    await becomes('cre_poison', '2000 UNKNOWN')
    expect(reported).toHaveBeenCalledWith(expect.objectContaining({ payoutId: poisoned!.id }), expect.any(String))
  } finally {
    bank.lookup = lookup
    reported.mockRestore()
  }
  await books.world.clock.advance(60_000)
  await becomes('cre_poison', '2000 PAID')
  await books.invariantsHold()
})

it('owes what was refused, and pays it with the next period', async () => {
  const periodId = await periodOf('cre_refused')
  books.bank.refuses = true
  await books.payOut(periodId)
  expect(await books.payoutsOf('cre_refused')).toEqual(['2000 FAILED'])
  books.bank.refuses = false
  await books.payOut(periodId)
  expect(await books.payoutsOf('cre_refused')).toEqual(['2000 FAILED'])
  const { period } = await books.close()
  expect(await books.statement(period.id, 'cre_refused')).toEqual(['2000', '0', '2000'])
  await books.payOut(period.id)
  expect(await books.payoutsOf('cre_refused')).toEqual(['2000 FAILED', '2000 PAID'])
  await books.invariantsHold()
})
