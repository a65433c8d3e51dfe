import type { QueryResolvers } from '../generated/types.ts'

export const Query: QueryResolvers = {
  settlementPeriods: (_parent, page, { periods }) => periods.list(page),
  settlementPeriod: (_parent, { id }, { periods }) => periods.byId.load(id),
  clearings: (_parent, { orderId }, { books }) => books.clearings.load(orderId),
  ledgerTransactions: (_parent, { orderId }, { books }) => books.ledger.load(orderId),
  settlementInvariants: async (_parent, _args, { earnings }) =>
    (await earnings.invariants()).map(row => ({ ...row, holds: row.violations === 0 })),
  settlementAccount: async (_parent, { partyType, partyId, currencyCode }, { earnings }) => {
    const account = await earnings.account(partyType, partyId, currencyCode)
    if (!account) return null
    const money = (minor: string) => ({ amountMinor: BigInt(minor), currencyCode })
    return { partyType, partyId, balance: money(account.balance), paidOut: money(account.paidOut) }
  },
}
