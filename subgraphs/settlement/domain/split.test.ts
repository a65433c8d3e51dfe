import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reverse, type Share, split, type Terms } from './split.ts'

const terms: fc.Arbitrary<Terms> = fc
  .record({
    creatorBps: fc.integer({ min: 0, max: 10_000 }),
    rest: fc.integer({ min: 0, max: 10_000 }),
    merchant: fc.boolean(),
    creator: fc.boolean(),
    line: fc.string(),
  })
  .map(({ creatorBps, rest, merchant, creator, line }) => ({
    lineId: line,
    creatorId: creator ? 'cre_1' : null,
    merchantId: merchant ? 'mer_1' : null,
    creatorBps,
    platformBps: Math.min(rest, 10_000 - creatorBps),
  }))
const sum = (shares: Share[]) => shares.reduce((total, share) => total + share.amountMinor, 0n)

it('splits every amount without losing or making a unit', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 14n), terms, (amount, given) => {
      const shares = split(amount, 'CNY', given)
      expect(sum(shares)).toBe(amount)
      expect(shares.every(share => share.amountMinor >= 0n)).toBe(true)
    }),
  )
})

it('reverses refunds in any parts to exactly zero for every party', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(1n, 100_000n), { minLength: 1, maxLength: 12 }), terms, (parts, given) => {
      const total = parts.reduce((a, b) => a + b, 0n)
      const balance = new Map(split(total, 'JPY', given).map(share => [share.partyType, share.amountMinor]))
      let refunded = 0n
      for (const part of parts) {
        const reversal = reverse(refunded, part, 'JPY', given)
        expect(sum(reversal)).toBe(-part)
        for (const share of reversal) balance.set(share.partyType, balance.get(share.partyType)! + share.amountMinor)
        refunded += part
      }
      expect([...balance.values()].every(left => left === 0n)).toBe(true)
    }),
  )
})

it('refuses terms of more than the whole', () => {
  const given = { lineId: 'l', creatorId: 'c', merchantId: 'm', creatorBps: 9000, platformBps: 1001 }
  expect(() => split(100n, 'CNY', given)).toThrow(/10000 bps/)
})
