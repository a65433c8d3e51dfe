import fc from 'fast-check'
import { expect, it } from 'vitest'
import { planRefund, statesAfterRefund } from './refunds.ts'

/** What was paid for lines after discounts: some are gifts, which cost nothing. */
const paid = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 12n }), { minLength: 1, maxLength: 8 })
  .filter(lines => lines.some(line => line > 0n))
const fractions = fc.array(fc.tuple(fc.nat(7), fc.integer({ min: 1, max: 100 })), { maxLength: 20 })

it('gives back exactly what was paid for each line, in whatever parts, and then nothing more', () => {
  fc.assert(
    fc.property(paid, fractions, (totals, parts) => {
      const lines = totals.map((totalMinor, index) => ({
        id: `oln_${index}`,
        totalMinor,
        refundedMinor: 0n,
        pendingMinor: 0n,
      }))
      const give = (asked: { orderLineId: string; amount: { amountMinor: bigint; currencyCode: string } }[] | null) => {
        const plan = planRefund(lines, asked, 'CNY')
        if ('errors' in plan) return plan.errors[0]!.code
        for (const { orderLineId, amountMinor } of plan.shares) {
          lines.find(line => line.id === orderLineId)!.refundedMinor += amountMinor
        }
        return plan.amountMinor
      }
      for (const [index, percent] of parts) {
        const line = lines[index % lines.length]!
        const rest = line.totalMinor - line.refundedMinor
        const amountMinor = (rest * BigInt(percent)) / 100n
        const share = (minor: bigint) => [{ orderLineId: line.id, amount: { amountMinor: minor, currencyCode: 'CNY' } }]
        expect(give(share(rest + 1n))).toBe('AMOUNT_OUT_OF_RANGE')
        expect(give(share(amountMinor))).toBe(amountMinor > 0n ? amountMinor : 'AMOUNT_OUT_OF_RANGE')
      }
      const refunded = () => lines.reduce((sum, line) => sum + line.refundedMinor, 0n)
      const total = totals.reduce((a, b) => a + b, 0n)
      if (refunded() < total) expect(give(null)).toBeGreaterThan(0n)
      expect(lines.map(line => line.refundedMinor)).toEqual(totals)
      expect(give(null)).toBe('AMOUNT_OUT_OF_RANGE')
      expect(statesAfterRefund(total, refunded(), false).payment).toBe('REFUNDED')
    }),
  )
})
