import { afterAll, beforeAll, expect, it } from 'vitest'
import { clearOrder, reverseOrder } from '../commands/clear.ts'
import { type Books, DAY, earned, openBooks, refund } from './books.ts'

/** Shares can be paid out seven days after they were cleared. */
let books: Books
beforeAll(async () => {
  books = await openBooks({ holdMs: 7 * DAY })
})
afterAll(() => books.shut())

const days = (count: number) => books.world.clock.advance(count * DAY)
const closed = async () => (await books.close()).period.id as string
const paidOut = async (content: string) => {
  const query = `{ _entities(representations: [{ __typename: "Article", id: "${content}" }]) { ... on Article {
    earnings(currencyCode: "CNY") { paidOut { amountMinor } } } } }`
  return (await books.run(query)).data._entities[0].earnings.paidOut.amountMinor
}
const balance = async (creatorId: string) => {
  const query = `{ settlementAccount(partyType: CREATOR, partyId: "${creatorId}", currencyCode: "CNY") { balance { amountMinor } } }`
  return (await books.run(query)).data.settlementAccount.balance.amountMinor
}

it('states and pays a share in the period in which it ripens, not in the one in which it was cleared', async () => {
  await clearOrder(books.deps, earned('cre_hold', 'art_hold', '1000'))
  await days(1)
  const early = await closed()
  await books.payOut(early)
  expect(await books.statement(early, 'cre_hold')).toBeNull()
  expect(await books.payoutsOf('cre_hold')).toEqual([])
  expect(await balance('cre_hold')).toBe('1000')
  await days(7)
  // It is ripe now, but the early period's statement does not have it.
  await books.payOut(early)
  expect(await books.payoutsOf('cre_hold')).toEqual([])
  const ripe = await closed()
  expect(await books.statement(ripe, 'cre_hold')).toEqual(['0', '1000', '1000'])
  await books.payOut(ripe)
  expect(await books.payoutsOf('cre_hold')).toEqual(['1000 PAID'])
  expect(await paidOut('art_hold')).toBe('1000')
  expect(await books.statement(await closed(), 'cre_hold')).toBeNull()
  await books.invariantsHold()
})

it('pays exactly what the statement says, though more is ripe by then', async () => {
  await clearOrder(books.deps, earned('cre_exact', 'art_exact', '1000'))
  await days(4)
  await clearOrder(books.deps, earned('cre_exact', 'art_exact', '300'))
  await days(4)
  const period = await closed()
  expect(await books.statement(period, 'cre_exact')).toEqual(['0', '1000', '1000'])
  await days(4)
  await books.payOut(period)
  expect(await books.payoutsOf('cre_exact')).toEqual(['1000 PAID'])
  expect(await books.statement(await closed(), 'cre_exact')).toEqual(['0', '300', '300'])
})

it('takes a refund within the hold off its own sale, not off others that are ripe', async () => {
  await clearOrder(books.deps, earned('cre_back', 'art_old', '1000'))
  await days(5)
  const order = earned('cre_back', 'art_new', '400')
  await clearOrder(books.deps, order)
  await days(1)
  await reverseOrder(books.deps, refund(order, '400'))
  await days(2)
  const period = await closed()
  expect(await books.statement(period, 'cre_back')).toEqual(['0', '1000', '1000'])
  await books.payOut(period)
  await days(7)
  const next = await closed()
  expect(await books.statement(next, 'cre_back')).toEqual(['0', '0', '0'])
  await books.payOut(next)
  expect(await books.payoutsOf('cre_back')).toEqual(['1000 PAID'])
  expect(await paidOut('art_old')).toBe('1000')
})

it('takes a refund after the hold off what is ripe', async () => {
  const order = earned('cre_late', 'art_late', '400')
  await clearOrder(books.deps, order)
  await days(8)
  await books.payOut(await closed())
  await reverseOrder(books.deps, refund(order, '150'))
  expect(await books.statement(await closed(), 'cre_late')).toEqual(['0', '-150', '-150'])
  await books.invariantsHold()
})
