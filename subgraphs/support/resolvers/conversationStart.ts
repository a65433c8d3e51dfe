import { payload, validate } from '#shared/errors.ts'
import { startConversation } from '../commands/startConversation.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { conversationStartInput } from './inputs.ts'

export const conversationStart: MutationResolvers['conversationStart'] = (_parent, { input }, ctx) =>
  payload(async () => {
    const { conversationId } = await startConversation(ctx.deps, ctx.viewer, validate(conversationStartInput, input))
    return { conversation: await ctx.conversations.byId.load(conversationId) }
  })
