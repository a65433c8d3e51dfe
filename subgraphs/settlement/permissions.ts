import { allow, definePermissions } from '#shared/permit.ts'

const staff = allow.roles('FINANCE', 'OPS')
/** Partners see what is theirs; which accounts that are is decided by store/earnings.ts. */
const partners = allow.roles('CREATOR', 'MERCHANT', 'FINANCE', 'OPS')

export const permissions = definePermissions({
  Query: {
    settlementPeriods: staff,
    settlementPeriod: staff,
    settlementAccount: partners,
    ledgerTransactions: staff,
    clearings: staff,
    settlementInvariants: staff,
  },
  Mutation: { settlementPeriodClose: allow.roles('FINANCE'), settlementPayoutRun: allow.roles('FINANCE') },
  Clearing: { '*': staff },
  ClearingShare: { '*': staff },
  LedgerTransaction: { '*': staff },
  LedgerEntry: { '*': staff },
  SettlementAccount: { '*': partners },
  SettlementPeriod: { '*': staff },
  SettlementStatement: { '*': staff },
  Payout: { '*': staff },
  SettlementPeriodConnection: { '*': staff },
  SettlementPeriodEdge: { '*': staff },
  Invariant: { '*': staff },
  ContentEarnings: { '*': allow.roles('CREATOR', 'FINANCE', 'OPS') },
  LiveRoom: { id: allow.everyone, earnings: allow.roles('CREATOR', 'FINANCE', 'OPS') },
  Article: { id: allow.everyone, earnings: allow.roles('CREATOR', 'FINANCE', 'OPS') },
  SettlementPeriodClosePayload: { '*': allow.roles('FINANCE') },
  SettlementPayoutRunPayload: { '*': allow.roles('FINANCE') },
})
