import type { SettlementContext } from '../context.ts'
import type { Resolvers } from '../generated/types.ts'
import { Query } from './Query.ts'
import { settlementPayoutRun } from './settlementPayoutRun.ts'
import { settlementPeriodClose } from './settlementPeriodClose.ts'

/** What a piece of content earned; nothing is shown as nothing, not as zero. */
async function earnings({ id }: { id: string }, { currencyCode }: { currencyCode: string }, ctx: SettlementContext) {
  const row = await ctx.earnings.ofContent.load(`${id}|${currencyCode}`)
  if (!row) return null
  const money = (minor: string) => ({ amountMinor: BigInt(minor), currencyCode })
  return {
    gross: money(row.gross),
    creatorNet: money(row.creatorNet),
    paidOut: money(row.paidOut),
    lineCount: row.lineCount,
  }
}

export const resolvers: Resolvers = {
  Query,
  Mutation: { settlementPeriodClose, settlementPayoutRun },
  Clearing: { __resolveReference: ({ id }, { books }) => books.clearingById.load(id) },
  LedgerTransaction: { __resolveReference: ({ id }, { books }) => books.ledgerById.load(id) },
  Payout: { __resolveReference: ({ id }, { periods }) => periods.payoutById.load(id) },
  SettlementPeriod: {
    __resolveReference: ({ id }, { periods }) => periods.byId.load(id),
    statements: ({ id }, _args, { periods }) => periods.statements.load(id),
    payouts: ({ id }, _args, { periods }) => periods.payouts.load(id),
  },
  LiveRoom: { __resolveReference: ({ id }) => ({ id }), earnings },
  Article: { __resolveReference: ({ id }) => ({ id }), earnings },
}
