import { payload, validate } from '#shared/errors.ts'
import { handOff } from '../commands/moveConversation.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { conversationInput } from './inputs.ts'

export const conversationHandoff: MutationResolvers['conversationHandoff'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { conversationId } = validate(conversationInput, input)
    await handOff(ctx.deps, ctx.viewer, conversationId)
    return { conversation: await ctx.conversations.byId.load(conversationId) }
  })
