import type { QueryResolvers } from '../generated/types.ts'

export const Query: QueryResolvers = {
  settlementPeriods: (_parent, page, { settlement }) => settlement.periods(page),
  settlementPeriod: (_parent, { id }, { settlement }) => settlement.periodById.load(id),
  clearings: (_parent, { orderId }, { settlement }) => settlement.clearings.load(orderId),
  ledgerTransactions: (_parent, { orderId }, { settlement }) => settlement.ledger.load(orderId),
  settlementInvariants: async (_parent, _args, { earnings }) =>
    (await earnings.invariants()).map(row => ({ ...row, holds: row.violations === 0 })),
  settlementAccount: async (_parent, { partyType, partyId, currencyCode }, { earnings }) => {
    const account = await earnings.account(partyType, partyId, currencyCode)
    if (!account) return null
    const money = (minor: string) => ({ amountMinor: BigInt(minor), currencyCode })
    return { partyType, partyId, balance: money(account.balance), paidOut: money(account.paidOut) }
  },
}
