import { afterAll, beforeAll, expect, it } from 'vitest'
import { clearOrder, reverseOrder } from '../commands/clear.ts'
import { type Books, completed, openBooks, refund } from './books.ts'

let books: Books
beforeAll(async () => {
  books = await openBooks()
})
afterAll(() => books.shut())

it('splits a completed order between creator, platform and merchant, to the unit', async () => {
  const order = completed()
  await clearOrder(books.deps, order)
  const [clearing] = await books.clearings(order.orderId)
  expect(clearing.shares).toEqual([
    { partyType: 'CREATOR', rule: '1500 bps', amount: { amountMinor: '1500' } },
    { partyType: 'MERCHANT', rule: 'REMAINING', amount: { amountMinor: '8001' } },
    { partyType: 'PLATFORM', rule: '500 bps', amount: { amountMinor: '500' } },
  ])
  await books.invariantsHold()
})

it('clears a sale that no content earned, and goods that are the platform’s own', async () => {
  const natural = completed({ attribution: null })
  const own = completed({ attribution: null, merchantId: null })
  await clearOrder(books.deps, natural)
  await clearOrder(books.deps, own)
  expect(await books.balances(natural.orderId)).toEqual({ MERCHANT: 9501n, PLATFORM: 500n })
  expect(await books.balances(own.orderId)).toEqual({ PLATFORM: 10001n })
})

it('clears what was paid of lines after discounts, and nothing of a gift', async () => {
  const order = completed({ amountMinor: '3334' })
  const [line] = order.lines
  order.lines.push({ ...line!, lineId: `${line!.lineId}_gift`, amountMinor: '0' })
  await clearOrder(books.deps, order)
  expect(await books.clearings(order.orderId)).toHaveLength(1)
  await reverseOrder(books.deps, refund(order, '3334'))
  expect(await books.balances(order.orderId)).toEqual({ CREATOR: 0n, MERCHANT: 0n, PLATFORM: 0n })
  await books.invariantsHold()
})

it('takes an event ten times at once as one', async () => {
  const order = completed()
  await Promise.all(Array.from({ length: 10 }, () => clearOrder(books.deps, order)))
  const back = refund(order, '3333')
  await Promise.all(Array.from({ length: 10 }, () => reverseOrder(books.deps, back)))
  expect(await books.clearings(order.orderId)).toHaveLength(2)
  await books.invariantsHold()
})

it('reverses parts to exactly zero, whichever event comes first', async () => {
  const order = completed()
  await reverseOrder(books.deps, refund(order, '3333'))
  expect(await books.clearings(order.orderId)).toEqual([])
  await Promise.all([
    clearOrder(books.deps, order),
    reverseOrder(books.deps, refund(order, '3334')),
    reverseOrder(books.deps, refund(order, '3334')),
  ])
  expect(await books.balances(order.orderId)).toEqual({ CREATOR: 0n, MERCHANT: 0n, PLATFORM: 0n })
  await books.invariantsHold()
})
