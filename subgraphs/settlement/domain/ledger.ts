import type { Share } from './split.ts'

export interface Entry {
  account: string
  side: 'DEBIT' | 'CREDIT'
  amountMinor: bigint
}

/** What customers paid and the platform holds until it is paid out. */
const HELD = 'platform:held'
const BANK = 'platform:bank'

/** The account of what is owed to a party. */
export function payableAccount(partyType: string, partyId: string): string {
  return `${partyType.toLowerCase()}:${partyId}:payable`
}

/** Entries of a clearing: what is held is owed to the parties. A reversal's negative shares turn the sides around. */
export function clearingEntries(shares: readonly Share[]): Entry[] {
  return shares
    .filter(share => share.amountMinor !== 0n)
    .flatMap(({ partyType, partyId, amountMinor }) => {
      const owed = amountMinor > 0n
      const amount = owed ? amountMinor : -amountMinor
      return [
        { account: HELD, side: owed ? 'DEBIT' : 'CREDIT', amountMinor: amount } as const,
        { account: payableAccount(partyType, partyId), side: owed ? 'CREDIT' : 'DEBIT', amountMinor: amount } as const,
      ]
    })
}

/** Entries of a payout: what was owed left the bank. */
export function payoutEntries(partyType: string, partyId: string, amountMinor: bigint): Entry[] {
  return [
    { account: payableAccount(partyType, partyId), side: 'DEBIT', amountMinor },
    { account: BANK, side: 'CREDIT', amountMinor },
  ]
}
