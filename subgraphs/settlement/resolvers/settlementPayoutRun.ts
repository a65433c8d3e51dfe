import { payload, validate } from '#shared/errors.ts'
import { runPayouts } from '../commands/runPayouts.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { settlementPayoutRunInput } from './inputs.ts'

export const settlementPayoutRun: MutationResolvers['settlementPayoutRun'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { periodId } = await runPayouts(ctx.deps, ctx.viewer, validate(settlementPayoutRunInput, input))
    return {
      period: await ctx.periods.byId.load(periodId),
      payouts: await ctx.periods.payouts.load(periodId),
    }
  })
