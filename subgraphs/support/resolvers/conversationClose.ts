import { payload, validate } from '#shared/errors.ts'
import { closeConversation } from '../commands/moveConversation.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { conversationInput } from './inputs.ts'

export const conversationClose: MutationResolvers['conversationClose'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { conversationId } = validate(conversationInput, input)
    await closeConversation(ctx.deps, ctx.viewer, conversationId)
    return { conversation: await ctx.conversations.byId.load(conversationId) }
  })
