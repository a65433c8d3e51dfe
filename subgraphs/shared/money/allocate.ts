import { createHash } from 'node:crypto'
import type { Money } from './money.ts'

/**
 * Splits an amount by whole-number ratios so that the parts add up to it exactly (largest remainder, also called
 * Hamilton's method). Units left over go to the largest remainders; equal remainders are ordered by a hash of `tieKey`
 * and the position, so the same key always splits alike, while over many keys no position is favoured.
 * A negative amount is split as its positive twin: a refund mirrors the sale with the same key unit for unit.
 * Throws when the list is empty, a ratio is negative, or all are zero.
 */
export function allocate(amount: Money, ratios: readonly bigint[], tieKey: string): Money[] {
  const total = checkedTotal(ratios)
  const negative = amount.amountMinor < 0n
  const units = negative ? -amount.amountMinor : amount.amountMinor

  const shares = ratios.map(ratio => (units * ratio) / total)
  const remainders = ratios.map(ratio => (units * ratio) % total)
  let left = units - shares.reduce((a, b) => a + b, 0n)
  if (left > 0n) {
    for (const index of byRemainder(remainders, tieKey)) {
      if (left === 0n) break
      shares[index] = shares[index]! + 1n
      left -= 1n
    }
  }
  return shares.map(share => ({ amountMinor: negative ? -share : share, currencyCode: amount.currencyCode }))
}

function checkedTotal(ratios: readonly bigint[]): bigint {
  if (ratios.length === 0) throw new RangeError('expected at least one ratio, got none')
  const bad = ratios.find(ratio => ratio < 0n)
  if (bad !== undefined) throw new RangeError(`expected ratios of zero or more, got ${bad}`)
  const total = ratios.reduce((a, b) => a + b, 0n)
  if (total === 0n) throw new RangeError('expected at least one ratio above zero, got only zeros')
  return total
}

function byRemainder(remainders: readonly bigint[], tieKey: string): number[] {
  const order = remainders.map((remainder, index) => ({ remainder, index, tie: tieHash(tieKey, index) }))
  order.sort((a, b) => {
    if (a.remainder !== b.remainder) return a.remainder > b.remainder ? -1 : 1
    return a.tie < b.tie ? -1 : a.tie > b.tie ? 1 : a.index - b.index
  })
  return order.map(entry => entry.index)
}

function tieHash(tieKey: string, index: number): string {
  return createHash('sha256').update(`${tieKey}\n${index}`).digest('hex')
}
