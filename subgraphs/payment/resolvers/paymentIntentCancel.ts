import { validate } from '#shared/errors.ts'
import { cancelIntent } from '../commands/cancelIntent.ts'
import type { MutationResolvers } from '../generated/types.ts'
import { recordedPayload } from '../refusals/commands/record.ts'
import { paymentIntentCancelInput } from './inputs.ts'

export const paymentIntentCancel: MutationResolvers['paymentIntentCancel'] = (
  _parent,
  { input },
  { deps, viewer, payments },
) =>
  recordedPayload(deps, viewer, { operation: 'paymentIntentCancel', subjectId: input.paymentIntentId }, async () => {
    const { paymentIntentId } = validate(paymentIntentCancelInput, input)
    await cancelIntent(deps, viewer, paymentIntentId)
    return { paymentIntent: await payments.byId.load(paymentIntentId) }
  })
