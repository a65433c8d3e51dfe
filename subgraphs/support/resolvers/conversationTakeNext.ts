import { payload, validate } from '#shared/errors.ts'
import { takeNext } from '../commands/takeNext.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { takeNextInput } from './inputs.ts'

export const conversationTakeNext: MutationResolvers['conversationTakeNext'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { skill } = validate(takeNextInput, input)
    const id = await takeNext(ctx.deps, ctx.viewer, ctx.seats, skill ?? null)
    return { conversation: id ? await ctx.conversations.byId.load(id) : null }
  })
