import fc from 'fast-check'
import { expect, it } from 'vitest'
import { priceOfUnits, type RefundableLine, unitsLeft } from './refundable.ts'
import { planRefund, type RefundAsk, type RefundShare, statesAfterRefund } from './refunds.ts'

/** What was paid for lines after discounts: some are gifts, which cost nothing. */
const orders = fc
  .array(
    fc.record({
      totalMinor: fc.bigInt({ min: 0n, max: 10n ** 12n }),
      quantity: fc.integer({ min: 1, max: 9 }),
      sent: fc.nat(9),
      returnable: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .filter(lines => lines.some(line => line.totalMinor > 0n))

const toLines = (order: { totalMinor: bigint; quantity: number; sent: number; returnable: boolean }[]) =>
  order.map(
    ({ sent, ...line }, index): RefundableLine => ({
      ...line,
      id: `oln_${index}`,
      gift: line.totalMinor === 0n,
      askedMinor: 0n,
      fulfilledQuantity: Math.min(sent, line.quantity),
      givenUpQuantity: 0,
      withdrawnQuantity: 0,
    }),
  )

const cny = (amountMinor: bigint) => ({ amountMinor, currencyCode: 'CNY' })
const planned = (lines: RefundableLine[], asked: RefundAsk[] | null, withReturn = false) =>
  planRefund(lines, asked, withReturn, 'CNY')

/** What the database counts, as its triggers do. */
function take(lines: RefundableLine[], shares: readonly RefundShare[]): void {
  for (const share of shares) {
    const line = lines.find(({ id }) => id === share.orderLineId)!
    line.askedMinor += share.amountMinor
    line.givenUpQuantity += share.quantity
    line.withdrawnQuantity += share.withdrawnQuantity
  }
}

it('gives back exactly what was paid for each line, in whatever parts, and then nothing more', () => {
  const parts = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 100 })), { maxLength: 20 })
  fc.assert(
    fc.property(orders, parts, (order, asks) => {
      // All of it was sent, so that any amount may be asked.
      const lines = toLines(order.map(line => ({ ...line, sent: line.quantity })))
      const give = (asked: RefundAsk[] | null) => {
        const plan = planned(lines, asked)
        if ('errors' in plan) return plan.errors[0]!.code
        take(lines, plan.shares)
        return plan.amountMinor
      }
      for (const [index, percent] of asks) {
        const line = lines[index % lines.length]!
        const rest = line.totalMinor - line.askedMinor
        const amount = (minor: bigint) => [{ orderLineId: line.id, amount: cny(minor) }]
        const some = (rest * BigInt(percent)) / 100n
        expect(give(amount(rest + 1n))).toBe('AMOUNT_OUT_OF_RANGE')
        expect(give(amount(some))).toBe(some > 0n ? some : 'AMOUNT_OUT_OF_RANGE')
      }
      const asked = () => lines.reduce((sum, line) => sum + line.askedMinor, 0n)
      const total = lines.reduce((sum, line) => sum + line.totalMinor, 0n)
      if (asked() < total) expect(give(null)).toBeGreaterThan(0n)
      expect(lines.map(line => line.askedMinor)).toEqual(lines.map(line => line.totalMinor))
      expect(give(null)).toBe('AMOUNT_OUT_OF_RANGE')
      expect(statesAfterRefund(total, asked(), false).payment).toBe('REFUNDED')
    }),
  )
})

it('prices units so that a line’s units sum to its total, in whatever parts they are given up', () => {
  fc.assert(
    fc.property(
      orders,
      fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 9 })), { maxLength: 30 }),
      (order, asks) => {
        const lines = toLines(order)
        for (const [index, wanted] of asks) {
          const line = lines[index % lines.length]!
          const quantity = Math.min(wanted, unitsLeft(line))
          const before = { ...line }
          const plan = planned(lines, [{ orderLineId: line.id, quantity: Math.max(quantity, 1) }], true)
          if ('errors' in plan) {
            // Nothing left, or nothing that was paid for.
            expect(quantity === 0 || priceOfUnits(line, quantity) === 0n).toBe(true)
            continue
          }
          take(lines, plan.shares)
          const share = plan.shares.find(({ orderLineId }) => orderLineId === line.id)!
          expect(share.withdrawnQuantity + share.returnQuantity).toBe(
            line.returnable ? quantity : share.withdrawnQuantity,
          )
          expect(share.amountMinor).toBe(priceOfUnits(before, quantity))
          expect(line.fulfilledQuantity + line.withdrawnQuantity).toBeLessThanOrEqual(line.quantity)
        }
        for (const line of lines.filter(one => unitsLeft(one) === 0)) expect(line.askedMinor).toBe(line.totalMinor)
      },
    ),
  )
})

it('takes the gifts back when no unit that was paid for remains, and not before', () => {
  const [tea, cup, gift] = toLines([
    { totalMinor: 100n, quantity: 2, sent: 2, returnable: true },
    { totalMinor: 50n, quantity: 1, sent: 0, returnable: true },
    { totalMinor: 0n, quantity: 1, sent: 1, returnable: true },
  ]) as [RefundableLine, RefundableLine, RefundableLine]
  const lines = [tea, cup, gift]
  const first = planned(lines, [{ orderLineId: tea.id, quantity: 2 }], true)
  expect(first).toMatchObject({ amountMinor: 100n, shares: [{ orderLineId: tea.id, returnQuantity: 2 }] })
  take(lines, (first as { shares: RefundShare[] }).shares)
  const last = planned(lines, [{ orderLineId: cup.id, quantity: 1 }], true)
  expect(last).toMatchObject({
    amountMinor: 50n,
    shares: [
      { orderLineId: cup.id, withdrawnQuantity: 1, returnQuantity: 0 },
      { orderLineId: gift.id, amountMinor: 0n, quantity: 1, returnQuantity: 1 },
    ],
  })
})

it('gives back in full what was not sent', () => {
  const lines = toLines([{ totalMinor: 90n, quantity: 3, sent: 1, returnable: true }])
  const ask = (quantity: number, minor: bigint) =>
    planned(lines, [{ orderLineId: 'oln_0', quantity, amount: cny(minor) }])
  expect(ask(2, 59n)).toMatchObject({
    errors: [{ code: 'AMOUNT_OUT_OF_RANGE', path: ['input', 'lines', '0', 'amount', 'amountMinor'] }],
  })
  expect(ask(2, 60n)).toMatchObject({ amountMinor: 60n })
  // The third was sent: what it is worth now is between the parties.
  expect(ask(3, 61n)).toMatchObject({ amountMinor: 61n, shares: [{ quantity: 3, withdrawnQuantity: 2 }] })
})
