import { payload, validate } from '#shared/errors.ts'
import { closePeriod } from '../commands/closePeriod.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { settlementPeriodCloseInput } from './inputs.ts'

export const settlementPeriodClose: MutationResolvers['settlementPeriodClose'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { periodId } = await closePeriod(ctx.deps, ctx.viewer, validate(settlementPeriodCloseInput, input))
    return { period: await ctx.periods.byId.load(periodId) }
  })
