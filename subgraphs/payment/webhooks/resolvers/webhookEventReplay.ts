import { z } from 'zod'
import { payload, validate } from '#shared/errors.ts'
import { id, reason } from '#shared/inputs.ts'
import type { MutationResolvers } from '../../generated/types.ts'
import { replayWebhook } from '../commands/replay.ts'

const replayInput = z.object({ webhookEventId: id, note: reason })

export const webhookEventReplay: MutationResolvers['webhookEventReplay'] = (
  _parent,
  { input },
  { deps, viewer, webhooks },
) =>
  payload(async () => {
    const checked = validate(replayInput, input)
    await replayWebhook(deps, viewer, checked)
    return { webhookEvent: await webhooks.byId.load(checked.webhookEventId) }
  })
