import { payload, validate } from '#shared/errors.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { publishChannel } from '../commands/publish.ts'
import { channelPublishInput } from './inputs.ts'
import { channelRecords } from './types.ts'

export const paymentChannelPublish: MutationResolvers['paymentChannelPublish'] = (
  _parent,
  { input },
  { deps, viewer, routing },
) =>
  payload(async () => {
    const checked = validate(channelPublishInput, input)
    await publishChannel(deps, viewer, checked)
    const channel = (await channelRecords(routing)).find(({ code }) => code === checked.code)
    return { channel: channel ?? null }
  })
