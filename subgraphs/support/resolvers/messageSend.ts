import { payload, validate } from '#shared/errors.ts'
import { sendMessage } from '../commands/sendMessage.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { messageSendInput } from './inputs.ts'

export const messageSend: MutationResolvers['messageSend'] = (_parent, { input }, { deps, viewer, conversations }) =>
  payload(async () => {
    const { conversationId, messageId } = await sendMessage(deps, viewer, validate(messageSendInput, input))
    const [conversation, message] = await Promise.all([
      conversations.byId.load(conversationId),
      conversations.messageById.load(messageId),
    ])
    return { conversation, message }
  })
